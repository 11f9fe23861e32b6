import { describe, expect, it, jest } from '@jest/globals';
import { LearnerId, SchoolId, TargetCode } from '../../../../src/ids.ts';
import { onlyEnglish } from '../../../../src/language.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import type { Tokens } from '../../../../src/pages/board/tokens.ts';
import { boardPage } from '../../../../src/pages/board/view/view.tsx';
import { words } from '../../../../src/pages/board/words/index.ts';
import { instant } from '../../../../src/time.ts';
import { LEFT_BY, LIMITS } from '../../../../src/plan/limits.ts';
import { ask, granted } from '../../../builders/ask.ts';
import { proposal } from '../../../builders/proposal.ts';
import { TOKENS } from '../../../builders/board/board-tokens.ts';
import { boardInput, courseReport, type BoardMorning } from '../../../builders/board/board.ts';
import { ledgerRow } from '../../../builders/board/board-writes.ts';

const NO_TOKENS: Tokens = {
  approve: null,
  pause: null,
  resume: null,
  undo: null,
  held: new Map(),
  hand: null,
  note: null,
  today: null,
};

/** The page's own, by its address and with nothing in it. */
const OWN_SCRIPT = '<script type="module" src="/assets/board.js"></script>';

function html(over: Partial<BoardMorning> = {}): string {
  return boardPage(boardModel(boardInput(over)), {
    tokens: TOKENS,
    receipt: null,
    connect: 'connect',
    upload: 'upload',
    schools: [],
    account: false,
  });
}

describe('the board as HTML', () => {
  it('is in the language asked for', () => {
    expect(html()).toContain('<html lang="en">');
    expect(html({ language: 'es' })).toContain('<html lang="es">');
    expect(html({ language: 'es' })).toContain('Aprobar y enviar');
  });

  it('leads to making a ticket where the LMS takes a link to one, and nowhere else', () => {
    const { school, course } = boardInput();
    expect(html()).toContain(`href="/compose?course=${course.id}"`);
    expect(html({ language: 'es' })).toContain('Hacer un boleto');
    const inside = { ...school, school: { ...school.school, lms: 'schoology' as const } };
    expect(html({ school: inside })).not.toContain('/compose');
  });

  it('says how long a grade that was changed in old work may take to show', () => {
    expect(html()).toContain('a grade you change there shows within a week');
    expect(html({ language: 'es' })).toContain('una nota que cambie en ellos aparece en el plazo de una semana');
  });

  it('is named by what it is and its day', () => {
    const model = boardModel(boardInput());
    expect(html()).toContain(`<title>${words.en.page.title} · ${model.headline.date} · Waymark</title>`);
  });

  it('names who gets a shared post, and nobody beside a note, which is headed by its one reader', () => {
    const cards = html().split('<details class="message-card"').slice(1);
    const model = boardModel(boardInput());
    const shared = Object.values(model.messages.of)
      .flat()
      .filter(({ kind }) => kind !== 'note');
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.length).toBeLessThan(cards.length);
    expect(cards.filter((card) => card.includes('<p class="to">'))).toHaveLength(shared.length);
  });

  it.each([
    ['en', '1 question asked before, to take again'],
    ['es', '1 pregunta ya hecha, para volver a usar'],
  ] as const)('folds the questions that the next ticket can take again (%s)', (language, folded) => {
    expect(html({ language })).toMatch(
      new RegExp(`<summary>${folded}</summary><ul class="plain"><li><span class="code"[^>]*>5.NF.A.1</span> <q>2/3`),
    );
  });

  it('lets the exit ticket of the last school day lead, in the place of the praise: three lines still', () => {
    const { decisions } = boardInput();
    const lines = (of: typeof decisions) => {
      const card = html({ decisions: of }).split('<section id="morning"')[1]?.split('</section>')[0] ?? '';
      return [...card.matchAll(/<div[^>]*><dt>(.*?)<\/dt>/g)].map(([, name]) => name);
    };
    const { exit, sit, ask, praise } = words.en.morning;
    expect(lines(decisions)).toEqual([exit, sit, ask]);
    expect(lines({ ...decisions, exits: [] })).toEqual([sit, ask, praise]);
  });

  it('keeps the praise and the talks on a morning that an exit ticket leads', () => {
    const page = html();
    expect(page).toContain('Praise 1 for something newly mastered');
    expect(page).toMatch(/<dt>Talk to<\/dt>/);
    expect(html({ language: 'es' })).toContain('2 no respondieron');
  });

  it('marks the language of a note that is in another', () => {
    expect(html()).toContain('<div class="letter" lang="es">');
  });

  it('tells what the night could not do in its language, and marks what is known in English alone', () => {
    const report = courseReport({
      problems: [
        {
          kind: 'edited',
          what: { en: 'A post was edited', es: 'Una publicación fue editada' },
          do: onlyEnglish('Look'),
        },
      ],
    });
    const page = html({ language: 'es', report });
    expect(page).toContain('<span>Una publicación fue editada</span>');
    expect(page).not.toContain('A post was edited');
    expect(page).toContain('<span lang="en">Look</span>');
    expect(html({ report })).toContain('<span>Look</span>');
  });

  it('shows outside text as text', () => {
    const input = boardInput();
    const learners = input.decisions.learners.map((learner) => ({ ...learner, name: '<script>alert(1)</script>' }));
    const page = html({ decisions: { ...input.decisions, learners } });
    expect(page.replace(OWN_SCRIPT, '')).not.toContain('<script');
    expect(page).toContain('&lt;script>');
  });

  it('has nothing inline and nothing from elsewhere', () => {
    const page = html();
    expect(page.replace(OWN_SCRIPT, '')).not.toMatch(/ style=| on[a-z]+=|<script|<style/);
    expect(
      [...page.matchAll(/<(?:link|img|script)[^>]+(?:href|src)="([^"]+)"/g)].map(([, address]) => address),
    ).toEqual(['/assets/icon.svg', '/assets/waymark.css', '/assets/board.js']);
  });

  it('has no name in any address', () => {
    const page = html({ asked: { learner: LearnerId.parse('9003'), target: TargetCode.parse('5.NF.A.1') } });
    const addresses = [...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address]) =>
      decodeURIComponent(address ?? ''),
    );
    const names = boardInput()
      .decisions.learners.flatMap((learner) => learner.name.split(' '))
      .filter((part) => part.length > 3);
    expect(addresses.filter((address) => names.some((name) => address.includes(name)))).toEqual([]);
  });

  it('says each level as a word beside its shape', () => {
    const page = html();
    const cells = [...page.matchAll(/<td class="cell-([a-z-]+)">.*?<svg.*?<\/svg><span>(.*?)<\/span>/g)];
    expect(cells).toHaveLength(31 * 8);
    for (const [, level, word] of cells) expect(word).toBe(words.en.levelInCell[level as keyof typeof words.en.level]);
  });

  it('makes no way of writing numbers and days of its own: each is made once for all pages', () => {
    html();
    const formats = ['NumberFormat', 'DateTimeFormat', 'Collator', 'ListFormat', 'PluralRules'] as const;
    const made = formats.map((format) => jest.spyOn(Intl, format));
    html();
    expect(made.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 0, 0]);
    for (const spy of made) spy.mockRestore();
  });

  it('offers no button without a token', () => {
    const model = boardModel(boardInput());
    expect(
      boardPage(model, {
        tokens: NO_TOKENS,
        receipt: null,
        connect: 'connect',
        upload: 'upload',
        schools: [],
        account: false,
      }),
    ).not.toContain('<button');
  });

  it('asks about a held note in words, with both decisions', () => {
    const page = html();
    expect(page).toContain('Held for you');
    expect(page).toContain('The draft differed from what was sent');
    expect(page).toMatch(/value="anew" class="quiet" aria-label="Send it anew: [^"]+"/);
    expect(page).toMatch(/value="leave" class="quiet" aria-label="Leave it: [^"]+"/);
  });

  it('says instead of the approve button that the sending is paused, and what waits', () => {
    const page = html({ pause: { of: 'course', by: 'teacher', since: instant('2026-05-12T11:30:00Z') } });
    expect(page).toContain('Sending is paused.');
    expect(page).toContain('12 notes');
    expect(page).toContain('Resume this class');
  });

  it.each([
    ['en', 'Approved, and not sent today:', '1 note', /next night/],
    ['es', 'Aprobado y hoy sin enviar:', '1 nota', /próxima noche/],
  ] as const)('says in %s what a limit of the day left, why, and what to do', (language, title, what, next) => {
    const note = boardInput().plan?.plan.writes.find((write) => write.kind === 'note');
    if (note?.kind !== 'note') throw new Error('the builder plans notes');
    for (const limit of LIMITS) {
      const page = html({ language, ledger: [ledgerRow(note, { state: 'NEW', trouble: LEFT_BY[limit] })] });
      expect(page).toContain(`<strong>${title}</strong> ${what}`);
      expect(page).toContain(`${words[language].left.why[limit]} ${words[language].left.do[limit]}`);
      expect(words[language].left.do[limit]).toMatch(limit === 'class' ? /pause|pausa/ : next);
    }
    expect(html({ language })).not.toContain(title);
  });

  it('gives a note that must be pasted in a box to copy from', () => {
    expect(html()).toMatch(/<textarea[^>]*>This week|<textarea[^>]*>Esta semana/);
  });
});

describe('the words of the board', () => {
  it('use growth wording and no colour names, in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      const text = html({ language }).replace(/<[^>]+>/g, ' ');
      expect(text).not.toMatch(/\b(low|lowest|weak|fail(ed|ing|ure)?|bad|behind|red|green|yellow|blue|orange)\b/i);
      expect(text).not.toMatch(
        /(?<!\p{L})(bajos?|bajas?|débil(es)?|reprob\p{L}*|fracas\p{L}*|rojos?|verdes?|amarillos?|azul(es)?)(?!\p{L})/iu,
      );
    }
  });

  it('say the same things in both languages', () => {
    expect(shape(words.es)).toEqual(shape(words.en));
  });

  it('count one and many rightly', () => {
    expect(words.en.approval.counts({ route: 1, reassign: 0, note: 2, withdraw: 0 })).toBe('1 invitation and 2 notes');
    expect(words.es.approval.counts({ route: 1, reassign: 0, note: 2, withdraw: 0 })).toBe('1 invitación y 2 notas');
  });

  it('shows a way to the other schools only where there are some, with the one looked at marked', () => {
    const links = ['cedar', 'bell'].map((id) => ({
      id: SchoolId.parse(id),
      name: `School ${id}`,
      href: `/?school=${id}`,
      here: id === 'bell',
    }));
    const page = (count: number): string =>
      boardPage(boardModel(boardInput()), {
        tokens: NO_TOKENS,
        receipt: null,
        connect: 'connect',
        upload: 'upload',
        schools: links.slice(0, count),
        account: false,
      });

    expect(page(1)).not.toContain('School cedar');
    expect(page(2)).toContain('<a href="/?school=cedar">School cedar</a>');
    expect(page(2)).toContain('<a href="/?school=bell" aria-current="true">School bell</a>');
  });
});

function shape(part: unknown): unknown {
  return typeof part === 'object' && part !== null
    ? Object.fromEntries(Object.entries(part).map(([name, value]) => [name, shape(value)]))
    : typeof part;
}

describe('who is ready to show a target', () => {
  const WORD = TargetCode.parse('5.NF.A.2');
  const asks = [
    ask({ id: 7, learner: LearnerId.parse('9002'), target: WORD, why: 'I drew <b>bars</b>.' }),
    granted({ id: 8, learner: LearnerId.parse('9001'), target: WORD }),
    ask({ id: 9, learner: LearnerId.parse('gone'), target: WORD }),
  ];

  it('stands on the board in the order in which they came, with one press to say yes and one to take it back', () => {
    const { decisions } = boardInput();
    const page = html({
      asks,
      decisions: {
        ...decisions,
        mastery: decisions.mastery.filter(({ target }) => target !== WORD),
        nextTicket: { targets: [WORD], settles: 1, of: 1, asked: [{ target: WORD, learners: 1 }], questions: [] },
      },
    });
    const section = /<section id="asks"[^]*?<\/section>/.exec(page)?.[0] ?? '';
    expect(section.match(/<li>/g)).toHaveLength(2);
    expect(section).toContain('I drew &lt;b>bars&lt;/b>.');
    const presses = [...section.matchAll(/&quot;ask&quot;:(\d),&quot;answer&quot;:&quot;(\w+)/g)];
    expect(presses.map(([, id, to]) => `${id} ${to}`)).toEqual(['7 approved', '7 talk', '8 open']);
    expect(page).toContain('1 student asked to be checked on 5.NF.A.2.');
  });

  it('is not there where nobody asks, or what they asked about is mastered by now', () => {
    expect(html()).not.toContain('id="asks"');
    const mastered = boardInput().decisions.mastery.find(({ level }) => level === 'mastered');
    if (mastered === undefined) throw new Error('somebody has mastered something');
    const { learner, target } = mastered;
    expect(html({ asks: [ask({ learner, target })] })).not.toContain('id="asks"');
  });
});

describe('an activity that a learner proposes', () => {
  const ideas = [
    proposal({ id: 4, learner: LearnerId.parse('9002'), text: 'Bake <b>bread</b>' }),
    proposal({ id: 5, learner: LearnerId.parse('9001'), state: 'accepted', answeredAt: boardInput().now }),
    proposal({ id: 6, learner: LearnerId.parse('gone') }),
  ];

  it('is answered on the board by one press, or with a sentence or a title in a form that needs no script', () => {
    const section = /<section id="ideas"[^]*?<\/section>/.exec(html({ proposals: ideas }))?.[0] ?? '';
    expect(section).toContain('Bake &lt;b>bread&lt;/b>');
    const presses = [...section.matchAll(/&quot;idea&quot;:(\d),&quot;answer&quot;:&quot;(\w+)/g)];
    expect(presses.map(([, id, to]) => `${id} ${to}`)).toEqual(['4 accept', '4 reply', '5 offer', '5 open']);
    expect(section.match(/<form method="post" action="\/hand"/g)).toHaveLength(2);
    expect(html()).not.toContain('id="ideas"');
  });
});
