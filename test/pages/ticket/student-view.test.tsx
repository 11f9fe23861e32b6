import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { NOTHING_LOCAL, type Local } from '../../../src/pages/ticket/student/local.ts';
import { StudentView } from '../../../src/pages/ticket/student/view.tsx';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import { en } from '../../../src/pages/ticket/words/en.ts';
import { es } from '../../../src/pages/ticket/words/es.ts';
import { chosen, keyShown, shownRoute, studentData } from '../../builders/served/student-page.ts';
import { TargetCode } from '../../../src/ids.ts';
import type { Own } from '../../../src/ticket/live.ts';
import { Instant } from '../../../src/time.ts';

const AT = Instant.parse('2026-09-15T14:20:00Z');

describe("a learner's page", () => {
  it('of a draft says that there is nothing to do yet', () => {
    const html = shown(studentData({ state: 'draft' }));
    expect(html).toContain(en.draft);
    expect(html).not.toContain('fieldset');
  });

  it('of an open ticket has a field for each question, no clock, and one button that ends nothing', () => {
    const html = shown(studentData({ answers: [{ question: 2, value: '5/6', version: 1 }] }));
    expect(html).toContain('No time limit');
    expect(html.match(/type="radio"/g)).toHaveLength(3);
    expect(html).toContain('value="5/6"');
    expect(html).toContain("I'm done");
    expect(html).not.toMatch(/ disabled/);
    expect(html).not.toContain('%');
  });

  it('after "I\'m done" can still be changed', () => {
    const html = shown(studentData({ done: true }));
    expect(html).toContain(en.doneHint);
    expect(html.match(/type="radio"/g)).toHaveLength(3);
    expect(html).not.toMatch(/ disabled/);
  });

  it('while the class grades shows the own answers, neither field nor key', () => {
    const html = shown(studentData({ ...keyShown(), state: 'marking', shown: [], keys: {}, route: null, targets: [] }));
    expect(html).toContain('We grade together');
    expect(html).toContain('Because 1/6 is missing');
    expect(html).not.toContain('<input');
    expect(html).not.toContain('Key:');
  });

  it('while the class grades leaves the field to whoever is writing in it, and says what comes of that', () => {
    const html = shown(studentData({ state: 'marking' }), { focused: 3 });
    expect(html.match(/<textarea/g)).toHaveLength(1);
    expect(html).toContain(en.waiting.late);
  });

  it('tells calmly of what came late', () => {
    const late = [{ question: 2, value: '7/6', at: AT, counts: false }];
    expect(shown(studentData({ state: 'marking', late }))).toContain(en.late);
    expect(
      shown(studentData({ state: 'marking', late: [{ question: 2, value: '7/6', at: AT, counts: true }] })),
    ).toContain(en.lateCounts);
  });

  it('with the key of one question has that key alone', () => {
    const html = shown(studentData(keyShown({ shown: [2], keys: { 2: '5/6' } })));
    expect(html.match(/Key:/g)).toHaveLength(1);
    expect(html.match(/I got it/g)).toHaveLength(1);
    expect(html).toContain(en.key.open);
  });

  it('with the key says the evidence in words before any picture, then asks for the choice', () => {
    const html = shown(studentData(keyShown()));
    expect(
      order(html, [
        'Key:',
        'What the evidence says',
        'You are close',
        '<svg',
        'It is mastered when',
        'points to the workshop',
        'Choose for today',
        'Seminar',
        'Declare',
        'Your next chance',
      ]),
    ).toBe(true);
    expect(html).not.toContain('Choice menu');
    expect(html).not.toContain('%');
  });

  it('of an exit ticket asks for the next time', () => {
    expect(shown(studentData(keyShown(), { kind: 'exit' }))).toContain('Choose for next time');
  });

  it('after the workshop was chosen has the choice menu', () => {
    const route = shownRoute({ declared: chosen('workshop'), effective: 'workshop' });
    const html = shown(studentData(keyShown({ route })));
    expect(html).toContain('You chose the workshop.');
    expect(html).toContain('Change my choice');
    expect(html).toContain('Choice menu');
    expect(html).toContain('Recipes for twelve');
  });

  it('says what to do where nothing is on the menu', () => {
    const route = shownRoute({ declared: chosen('workshop'), effective: 'workshop' });
    const html = shown(studentData(keyShown({ route, menu: [] })));
    expect(html).toContain('Nothing is on the menu for this yet. Ask your teacher what to start with');
  });

  it("tells a teacher's move as a wish", () => {
    const assigned = chosen('seminar', { by: '77', slot: 'second' });
    const html = shown(
      studentData(keyShown({ route: shownRoute({ declared: chosen('workshop'), assigned, effective: 'seminar' }) })),
    );
    expect(html).toContain('Your teacher asks you to the seminar.');
    expect(html).not.toContain('Choice menu');
    expect(html).not.toContain('77');
  });

  it('of a closed ticket has everything own to read, and nothing to press but the language', () => {
    const route = shownRoute({ declared: chosen('seminar'), effective: 'seminar' });
    const marks = { 1: { machine: 1, self: 1 as const, teacher: 0.5 } };
    const notes = [{ text: 'I liked <b>your</b> reason.', at: AT }];
    const html = shown(studentData({ ...keyShown({ route, marks, notes }), state: 'closed' }));
    for (const each of [
      'Key:',
      en.key.gotIt,
      en.key.teacher.partly,
      'You chose the seminar.',
      'Notes from your teacher',
    ]) {
      expect(html).toContain(each);
    }
    expect(html).toContain('&lt;b>');
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).not.toContain('<input');
  });

  it('for a teacher is a preview that saves nothing and says so, without anything of the room', () => {
    const live = {
      v: 3,
      role: 'teacher',
      state: 'key',
      shown: [1],
      learners: [],
      room: { 'seminar-1': [], 'seminar-2': [], talk: [], workshop: [], undeclared: [] },
      ask: [],
      teachAll: [],
      checks: [],
      ideas: [],
      grades: null,
    } as const;
    const html = shown(studentData({}, { preview: true, live }));
    expect(html).toContain(en.preview);
    expect(html).not.toContain('role="status"');
    expect(html.match(/<fieldset/g)).toHaveLength(3);
  });

  it('shows both of two answers and asks once', () => {
    const fields = { 2: { value: '5/6', contest: { mine: '5/6', other: '1/2' }, refused: null } };
    const html = shown(studentData(), { fields });
    for (const each of ['Two answers to question 2', 'Keep mine', 'Keep the other', '1/2'])
      expect(html).toContain(each);
  });

  it.each([
    ['saved', 'Saved'],
    ['saving', 'Saving'],
    ['kept', 'Kept on this device until the network is back'],
    ['not-kept', 'Not saved yet: keep this page open'],
  ] as const)('says of answers that are %s: "%s"', (standing, text) => {
    expect(shown(studentData(), { standing })).toContain(`standing-${standing}">${text}</p>`);
  });

  it.each([
    ['open', false],
    ['marking', false],
    ['key', true],
    ['closed', true],
  ] as const)('says where the answers are beside what was chosen, in every state (%s)', (state, isChosen) => {
    const route = shownRoute({ declared: chosen('workshop'), effective: 'workshop' });
    const html = shown(studentData({ ...keyShown({ route }), state }));
    expect(html).toMatch(/role="status"[^>]*>Saved</);
    expect(/role="status"[^>]*>You chose the workshop\.</.test(html)).toBe(isChosen);
  });

  it('leads who came from inside an LMS back there in words, as nobody signs in to that here', () => {
    for (const out of ['signed-out', 'blocked'] as const) {
      const html = shown(studentData({}, { door: 'launch' }), { out });
      expect(html).toContain('Your visit is over');
      expect(html).toContain('Open it again from your class.');
      expect(html).not.toContain('Google');
    }
  });

  it('asks to sign in again above everything written', () => {
    const html = shown(studentData({ answers: [{ question: 2, value: '5/6', version: 1 }] }), { out: 'signed-out' });
    expect(order(html, [en.out.signedOut, 'Sign in with Google', 'value="5/6"'])).toBe(true);
  });
});

it('the words are complete in both languages, and no word of a clock or of failing is among them', () => {
  for (const text of [...texts(en), ...texts(es)]) {
    expect(text).not.toBe('');
    expect(text).not.toMatch(/\b(wrong|fail|failed|error|hurry|late!|mal|fallaste|rápido)\b/i);
    expect(text).not.toContain('%');
  }
  expect(texts(es).join(' ')).not.toMatch(/\busted\b/i);
});

function shown(page: TicketPageData, local: Partial<Local> = {}): string {
  return renderToString(<StudentView page={page} language="en" tell={null} local={{ ...NOTHING_LOCAL, ...local }} />);
}

/** Each stands after the one before it. */
function order(html: string, texts: readonly string[]): boolean {
  let at = 0;
  return texts.every((text) => {
    at = html.indexOf(text, at) + 1;
    return at > 0;
  });
}

function texts(words: object): string[] {
  return Object.values(words).flatMap((each: unknown) => {
    if (typeof each === 'string') return [each];
    return typeof each === 'object' && each !== null ? texts(each) : [];
  });
}

describe('what a learner asks of the teacher', () => {
  const ORDER = TargetCode.parse('5.NF.A.1');
  const workshop = keyShown({ route: shownRoute({ declared: chosen('workshop'), effective: 'workshop' }) });
  const page = (over: Partial<Own>) => shown(studentData({ ...workshop, ...over }));

  it('stands below the choice, and not before it', () => {
    const asks = [{ target: ORDER, standing: 'may' as const }];
    expect(page({ asks })).toContain(en.ready.ready);
    expect(shown(studentData({ ...keyShown(), route: shownRoute(), asks }))).not.toContain(en.ready.title);
    expect(page({ asks: [] })).not.toContain(en.ready.title);
  });

  it.each(['open', 'approved', 'talk', 'full'] as const)('says where a question that is %s stands', (standing) => {
    const html = page({ asks: [{ target: ORDER, standing }] });
    expect(html).toContain(en.ready.standing[standing]);
    expect(html).not.toContain(en.ready.ready);
    expect(html.includes(en.ready.takeBack)).toBe(standing === 'open');
  });

  it('offers an own idea with the menu, says what became of it, and marks it there as theirs', () => {
    const idea = { id: 4, target: ORDER, text: 'Bake <b>bread</b>', url: null, reply: '' };
    const own = { title: { en: 'Build it', es: 'Build it' }, url: null, minutes: null, why: { en: 'Y', es: 'S' } };
    const html = page({
      menu: [{ ...own, isOwn: true }],
      ideas: [
        { ...idea, state: 'open' },
        { ...idea, id: 5, text: 'Draw it', state: 'answered', reply: 'How?' },
        { ...idea, id: 6, text: 'Build it', state: 'accepted' },
      ],
    });
    expect(html).toContain(en.ideas.propose);
    expect(html).toContain('Bake &lt;b>bread&lt;/b>');
    expect(html).toContain(en.ideas.answered);
    expect(html.match(/Build it/g)).toHaveLength(1);
    expect(html.match(/Your own idea/g)).toHaveLength(1);
  });
});
