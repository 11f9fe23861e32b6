import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../../src/ids.ts';
import type { Language } from '../../../src/language.ts';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import { actsOf } from '../../../src/pages/ticket/teacher/acts.ts';
import { teacherPage } from '../../../src/pages/ticket/teacher/page.tsx';
import { forWall } from '../../../src/pages/ticket/teacher/wall.ts';
import { takenByClosing } from '../../../src/pages/ticket/teacher/closing.tsx';
import { movedTo, seatedIn } from '../../../src/pages/ticket/teacher/seated.ts';
import { choiceCounts, tallyOf } from '../../../src/pages/ticket/teacher/tally.ts';
import { teacherWords } from '../../../src/pages/ticket/words/teacher-words.ts';
import type { TicketState } from '../../../src/ticket/types.ts';
import type { Chosen, Room, RoomLearner } from '../../../src/ticket/live.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { NO_ROUTE, roomOf, roomPage, wishes, type RoomWish } from '../../builders/ticket/ticket-room.ts';

function html(wish: RoomWish & { readonly language?: Language; readonly page?: Partial<TicketPageData> } = {}): string {
  const { language = 'en', page, ...room } = wish;
  return teacherPage({ ...roomPage(room), ...page }, language).replace(/ data-live="[^"]*"/, '');
}

/** Whole words of a piece of page, without its marks. */
function textOf(piece: string): string {
  return piece
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function buttons(page: string): string[] {
  return [...page.matchAll(/<button[^>]*?(?: aria-label="([^"]*)")?[^>]*>(.*?)<\/button>/g)].map(([all, , inside]) =>
    textOf(/aria-label="([^"]*)"/.exec(all)?.[1] ?? inside ?? ''),
  );
}

const PRIMARY = /class="next"/g;

describe('the buttons of each state', () => {
  it.each<[TicketState, readonly string[]]>([
    ['draft', []],
    ['open', ['Grade together', 'Close the ticket']],
    [
      'marking',
      ['Show the key', 'Give more time', ...[1, 2, 3].map((question) => `Show the key to question ${question}`)],
    ],
    ['key', ['Close the ticket']],
    ['closed', []],
  ])('are in %s exactly those that will be taken, and one of them is the next step', (state, names) => {
    const page = html({ state });
    const all = [...names, ...Object.values(teacherWords.en.acts.act)];
    expect(
      buttons(page)
        .filter((name) => all.includes(name))
        .toSorted(),
    ).toEqual([...names].toSorted());
    expect(page.match(PRIMARY) ?? []).toHaveLength(names.length === 0 ? 0 : 1);
  });

  it('show the rest of the key once one question of it is shown, and give no more time then', () => {
    expect(actsOf({ state: 'key', shown: [2] }, 'entrance', [1, 2, 3])).toEqual({
      primary: 'show-key',
      others: ['close'],
      keys: [1, 3],
    });
  });

  it.each(['entrance', 'exit', 'station'] as const)('lead from an open %s ticket to grading it together', (kind) => {
    expect(actsOf({ state: 'open', shown: [] }, kind, [1]).primary).toBe('grade-together');
  });

  it('know no marking of a habit ticket', () => {
    expect(actsOf({ state: 'open', shown: [] }, 'habit', [1])).toEqual({ primary: 'close', others: [], keys: [] });
    expect(html({ state: 'closed', page: { kind: 'habit' } })).not.toContain('Self-grade and machine grade');
  });
});

function changed(room: Room, change: (learner: RoomLearner) => Partial<RoomLearner>): Room {
  return { ...room, learners: room.learners.map((learner) => ({ ...learner, ...change(learner) })) };
}

describe('closing a ticket', () => {
  it('takes the grading together from a class that still answers', () => {
    expect(takenByClosing(roomOf({ state: 'open' }), 'exit')).toEqual({ what: 'grading' });
  });

  it('takes the choice from who answered and was neither put anywhere nor has chosen', () => {
    const room = roomOf({ state: 'key', learners: 12 }); // the eighth has not chosen, the eleventh was put somewhere, the last is silent
    expect(takenByClosing(room, 'exit')).toEqual({ what: 'choices', count: 1 });
    const all = changed(room, ({ route }) => ({
      route: { ...route, declared: route.declared ?? room.learners[0]?.route.declared ?? null },
    }));
    expect(takenByClosing(all, 'exit')).toBeNull();
    expect(takenByClosing(roomOf({ state: 'marking' }), 'exit')).toBeNull(); // cannot be closed
  });

  it('takes the rest of the answers from who is not done with a habit ticket', () => {
    const room = changed(roomOf({ state: 'open', learners: 3 }), ({ id }) => ({ done: id !== 's1' }));
    expect(takenByClosing(room, 'habit')).toEqual({ what: 'answers', count: 1 });
    expect(
      takenByClosing(
        changed(room, () => ({ done: true })),
        'habit',
      ),
    ).toBeNull();
  });
});

describe('how many have answered', () => {
  it('counts who has at least one answer, always in the same words', () => {
    expect(html({ state: 'open' })).toMatch(/role="status"[^>]*>22 of 28 have answered</);
    expect(html({ state: 'key', language: 'es' })).toMatch(/role="status"[^>]*>27 de 28 han respondido</);
  });

  it('does not count an answer that was taken back, or only spaces', () => {
    const room = roomOf({ learners: 2 });
    const learners = room.learners.map((learner) => ({
      ...learner,
      answers: [{ ...learner.answers[0], question: 2, value: '  ', version: 2, at: instant('2026-05-12T13:50:00Z') }],
    }));
    expect(html({ page: { live: { ...room, learners } } })).toContain('>0 of 2 have answered<');
  });

  it('names who has not, once they are few', () => {
    expect(textOf(html({ state: 'open' }))).toContain('6 have not answered: Priya Raghunathan, Ethan Park');
  });
});

describe('the table', () => {
  it('shows while the class answers what everybody answers and no mark, a row for each learner', () => {
    const page = html({ state: 'open' });
    expect(page).toContain('>Answers</h2>');
    expect(page.match(/<th scope="row"/g)).toHaveLength(28);
    expect(page.match(/<td/g)).toHaveLength(28 * 3);
    expect(textOf(page)).not.toContain('machine:');
  });

  it('says from the marking on the self-grade and the machine grade of each answer in words', () => {
    const page = html({ state: 'key' });
    const cells = [...page.matchAll(/<td class="stands[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => textOf(cell));
    expect(page).toContain('>Self-grade and machine grade</h2>');
    expect(cells[0]).toBe('3/4self: I got it, machine: right');
    expect(cells[4 * 3]).toBe('2/4self: I got it, machine: wrong differ');
    expect(cells[6 * 3 + 2]).toContain('self: no mark, machine: no mark');
    expect(cells.every((cell) => /self: (I got it|not yet|no mark), machine: (right|wrong|no mark)/.test(cell))).toBe(
      true,
    );
  });

  it('says the teacher’s own mark beside the two', () => {
    const room = roomOf({ state: 'marking', learners: 1 });
    const learners = room.learners.map((each) => ({
      ...each,
      marks: { ...each.marks, 1: { machine: 1, self: null, teacher: 0.5 } },
    }));
    expect(textOf(html({ page: { live: { ...room, learners } } }))).toContain(
      'self: no mark, machine: right you: partly',
    );
  });
});

describe('what waits for the teacher', () => {
  it('is asked before everything else, once the same question of several', () => {
    const room = roomOf({ state: 'key' });
    const [first] = room.ask;
    const ask = first === undefined ? [] : [first, { ...first, learner: LearnerId.parse('s1') }];
    const page = html({ page: { live: { ...room, ask } } });
    expect(page.indexOf('Questions to ask')).toBeLessThan(page.indexOf('Seminar 1'));
    expect(textOf(page)).toContain('Javier Ortega Salas, Aaliyah Washington chose the workshop');
    const whole = { en: 'Chose workshop. Why?', es: '¿Por qué el taller?' };
    const other = html({ page: { live: { ...room, ask: ask.map((each) => ({ ...each, question: whole })) } } });
    expect(textOf(other)).toContain('Aaliyah Washington: Chose workshop. Why?');
    expect(html({ state: 'open' })).not.toContain('Questions to ask');
  });

  it('are late answers, which count only when the teacher says so', () => {
    const page = html({ state: 'key' });
    expect(buttons(page)).toContain('Count it');
    expect(textOf(page)).toContain('Dylan Kowalski Question 1');
    const room = roomOf({ state: 'key' });
    const learners = room.learners.map((each) => ({
      ...each,
      late: each.late.map((late) => ({ ...late, counts: true })),
    }));
    expect(buttons(html({ page: { live: { ...room, learners } } }))).toContain('Do not count it');
  });

  it('are draft grades that are not in the gradebook: whose, why, and what to do', () => {
    const page = textOf(html({ state: 'key' }));
    expect(page).toContain('26 of 27 draft grades are in Classroom.Aaliyah Washington: No work in Classroom yet');
    const room = roomOf({ state: 'key' });
    const all = { given: 27, of: 27, waits: [] };
    expect(textOf(html({ page: { live: { ...room, grades: all } } }))).toContain(
      'All 27 draft grades are in Classroom.',
    );
    expect(textOf(html({ state: 'marking' }))).not.toContain('draft grades');
    expect(textOf(html({ state: 'key', page: { door: 'launch' } }))).not.toContain('draft grades');
    expect(textOf(html({ state: 'key', language: 'es' }))).toContain('26 de 27 calificaciones en borrador');
    const waits = [{ learner: LearnerId.parse('s1'), why: 'not-connected' as const }];
    expect(html({ page: { live: { ...room, grades: { ...all, waits } } } })).toContain('href="/account"');
  });

  it('are the sentences no machine can mark, those of which nobody has said anything first', () => {
    const page = html({ state: 'key' });
    expect(textOf(page)).toContain('21 answers wait for your mark');
    const list = page.slice(page.indexOf('class="waiting'));
    expect(/<strong>(.*?)<\/strong>/.exec(list)?.[1]).toBe('Sofía Castillo');
  });
});

describe('the room', () => {
  it('has its lists as the server laid them, and everybody with a box to move them and a conference', () => {
    const page = html({ state: 'key' });
    for (const name of ['Seminar 1', 'Seminar 2', 'Talks', 'Workshop', 'Not yet declared'])
      expect(page).toMatch(new RegExp(`<h3 id="seat-[^"]+">${name}</h3>`));
    expect(page.match(/<select id="move-/g)).toHaveLength(28);
    expect(page).toContain('aria-label="Move Priya Raghunathan"');
    expect(buttons(page).filter((name) => name.startsWith('Conference with'))).toHaveLength(28);
    expect(textOf(/<select id="move-s1".*?<\/select>/.exec(page)?.[0] ?? '')).toBe(
      'Seminar 1Seminar 2TalkWorkshopNot todayTheir own choice',
    );
  });

  it('begins with the key, and cannot be moved any more once the ticket is closed', () => {
    expect(html({ state: 'marking' })).not.toContain('Seminar 1');
    const closed = html({ state: 'closed' });
    expect(closed).not.toContain('<select');
    expect(buttons(closed)).toContain('Conference with Priya Raghunathan');
  });

  it('says that over half need the same', () => {
    const teachAll = [{ target: TargetCode.parse('5.NF.A.1'), need: 17, of: 28 }];
    const page = html({ page: { live: { ...roomOf({ state: 'key' }), teachAll } } });
    expect(textOf(page)).toContain('17 of 28 need this: better taught to all. 5.NF.A.1 I can add fractions');
  });

  it('puts first in a list for whom the evidence says seminar', () => {
    const lists = seatedIn(roomOf({ state: 'key' }));
    const routes = lists.find(({ seat }) => seat === 'workshop')?.people.map(({ route }) => route.recommended) ?? [];
    expect(routes.lastIndexOf('seminar')).toBeLessThan(routes.indexOf('workshop'));
  });

  it('keeps whom the teacher left out of the day in reach', () => {
    const room = roomOf({ state: 'key', learners: 3 });
    const left: Room = { ...room, room: { ...room.room, workshop: [], 'seminar-1': [] } };
    expect(seatedIn(left).at(-1)).toMatchObject({ seat: 'not-today' });
    expect(seatedIn(room).map(({ seat }) => seat)).not.toContain('not-today');
  });

  it.each<[string, Partial<Chosen> | null, string]>([
    ['nothing', null, 'own'],
    ['the first seminar', { route: 'seminar', slot: 'first' }, 'seminar-1'],
    ['the second seminar', { route: 'seminar', slot: 'second' }, 'seminar-2'],
    ['a talk', { route: 'seminar', slot: 'talk' }, 'talk'],
    ['a seminar, wherever there is room', { route: 'seminar' }, 'seminar-2'],
    ['the workshop', { route: 'workshop' }, 'workshop'],
    ['nothing today', { route: 'none' }, 'not-today'],
  ])('shows in the box that the teacher chose %s', (_what, chosen, move) => {
    const at = instant('2026-05-12T13:50:00Z');
    const date = SchoolDate.parse('2026-05-12');
    const assigned: Chosen | null = chosen === null ? null : { route: 'none', at, by: 't', date, ...chosen };
    expect(movedTo({ route: { ...NO_ROUTE, assigned } }, 'seminar-2')).toBe(move);
  });
});

describe('the counts of a question', () => {
  it('add up to the class, each under whose word stands', () => {
    const room = roomOf({ state: 'key' });
    expect(tallyOf(room, 1)).toEqual({ right: 18, partly: 0, 'not-yet': 9, open: 0, none: 1 });
    expect(tallyOf(roomOf({ state: 'marking' }), 3)).toMatchObject({ right: 0, open: 21, none: 7 });
    expect(choiceCounts(room, 1, 4)).toEqual([5, 18, 0, 4]);
    const half = changed(room, () => ({ marks: { 1: { machine: 1, self: null, teacher: 0.5 } } }));
    expect(tallyOf(half, 1)).toEqual({ right: 0, partly: 27, 'not-yet': 0, open: 0, none: 1 });
  });
});

describe('the page', () => {
  it('holds nothing inline, and text from outside as text', () => {
    const page = html({ page: { title: '<script>alert(1)</script>' } });
    expect(page).not.toMatch(/ style=| on[a-z]+=|<style|<script>/);
    expect(page).toContain('&lt;script>alert(1)');
  });

  it('has growth words and no colour names in both languages', () => {
    for (const language of ['en', 'es'] as const)
      for (const state of ['open', 'marking', 'key', 'closed'] as const) {
        const text = textOf(html({ state, language }));
        expect(text).not.toMatch(/\b(low|weak|fail\w*|bad|behind|red|green|yellow)\b/i);
        expect(text).not.toMatch(/(?<!\p{L})(bajos?|débil(es)?|reprob\p{L}*|fracas\p{L}*|rojos?|verdes?)(?!\p{L})/iu);
      }
  });

  it('says everything in both languages', () => {
    expect(shape(teacherWords.es)).toEqual(shape(teacherWords.en));
  });
});

function shape(part: unknown): unknown {
  return typeof part === 'object' && part !== null
    ? Object.fromEntries(Object.entries(part).map(([name, value]) => [name, shape(value)]))
    : typeof part;
}

it('the room on the wall holds nobody and no word of anybody, not even hidden in the page', () => {
  const page = roomPage({});
  const { checks, ideas } = wishes();
  const written = changed(page.live as Room, ({ id, answers }) => ({
    answers: [...answers, { question: 4, value: `as ${id} wrote it`, version: 1, at: instant('2026-05-12T13:50:00Z') }],
  }));
  const room = { ...written, checks, ideas };
  const drawn = teacherPage(forWall({ ...page, live: room }), 'en');
  const theirs = [
    ...room.learners.flatMap(({ id, name }) => [name, `'${id}'`, `as ${id} wrote it`]),
    ...checks.map(({ why }) => why),
    ...ideas.map(({ text }) => text),
  ].filter((each) => each !== '');
  expect(theirs.length).toBeGreaterThan(room.learners.length * 2);
  expect(theirs.filter((each) => drawn.includes(each))).toEqual([]);
});
