import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import { eraseLearner } from '../../../src/store/erase.ts';
import { loadChoices } from '../../../src/store/day/choices.ts';
import type { Store } from '../../../src/store/types.ts';
import type { TicketDesk } from '../../../src/sync/tickets/desk.ts';
import type { Act } from '../../../src/ticket/types.ts';
import { SchoolDate, type Instant } from '../../../src/time.ts';
import {
  composed,
  COURSE,
  deskWorld,
  LESSON,
  minutesIn,
  own,
  room,
  save,
  SCHOOL,
  submission,
  TARGET,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';
import { memoryStore } from '../../builders/served/store.ts';

let store: Store;
let world: DeskWorld;
const ANNA = LearnerId.parse('s1');
const BEN = LearnerId.parse('s2');

beforeEach(async () => {
  store = await memoryStore();
  world = await deskWorld(store);
});
afterEach(async () => {
  await world.desk.settled();
  await store.close();
});

/** A lesson under way: the learner has answered, the teacher looks on. */
async function lesson(
  kind: 'entrance' | 'exit' = 'entrance',
): Promise<{ readonly anna: string; readonly teacher: string }> {
  await world.attach(LESSON, composed({ kind }));
  const anna = (await world.open('s1', 'student')).id;
  const teacher = (await world.open('t1', 'teacher')).id;
  await world.desk.save(world.as('s1'), anna, { saves: [save(1, 1), save(2, '2'), save(3, 'I thought.')] }, LESSON);
  return { anna, teacher };
}

const act = (teacher: string, what: Act, question?: number) =>
  world.desk.move(world.as('t1'), teacher, { act: what, ...(question === undefined ? {} : { question }) }, LESSON);

const marking = { saves: [save(1, 0, 1)] };

const later = (seconds: number): Instant => minutesIn(seconds / 60);

describe('the life of a ticket', () => {
  it('keeps the key on the server until it is shown, question by question', async () => {
    const { anna, teacher } = await lesson();
    expect(await own(world, 's1', anna)).toMatchObject({ state: 'open', keys: {}, route: null });
    await act(teacher, 'grade-together');
    expect(await own(world, 's1', anna)).toMatchObject({ state: 'marking', keys: {} });
    await act(teacher, 'show-key', 2);
    expect(await own(world, 's1', anna)).toMatchObject({ state: 'key', shown: [2], keys: { 2: '1' } });
    await act(teacher, 'show-key');
    expect(await own(world, 's1', anna)).toMatchObject({
      keys: { 1: [1], 2: '1' },
      marks: { 1: { machine: 1 }, 2: { machine: 0 } },
    });
  });

  it('takes answers as late ones while the class grades; the teacher lets them count, or not', async () => {
    const { anna, teacher } = await lesson();
    await act(teacher, 'grade-together');
    const { saved, state } = await world.desk.save(world.as('s1'), anna, marking, LESSON);
    expect([saved[0]?.status, state]).toEqual(['late', 'marking']);
    expect((await own(world, 's1', anna)).answers[0]).toMatchObject({ value: 1, version: 1 });
    const count = (counts: boolean) =>
      world.desk.countLate(world.as('t1'), teacher, { learner: ANNA, question: 1, count: counts }, LESSON);
    expect(await count(true)).toMatchObject({
      learners: expect.arrayContaining([
        expect.objectContaining({ id: 's1', late: [expect.objectContaining({ counts: true })] }),
      ]),
    });
    expect((await own(world, 's1', anna)).answers[0]).toMatchObject({ value: 0, version: 2 });
    await count(false);
    expect((await own(world, 's1', anna)).answers[0]).toMatchObject({ value: 1, version: 1 });
  });

  it('gives more time as long as no key was shown, and a step already taken changes nothing', async () => {
    const { anna, teacher } = await lesson();
    const once = await act(teacher, 'grade-together');
    expect((await act(teacher, 'grade-together')).v).toBe(once.v);
    expect(await act(teacher, 'more-time')).toMatchObject({ state: 'open' });
    const { saved } = await world.desk.save(world.as('s1'), anna, { saves: [save(1, 0, 1)] }, LESSON);
    expect(saved[0]?.status).toBe('saved');
    await act(teacher, 'grade-together');
    await act(teacher, 'show-key', 1);
    await expect(act(teacher, 'more-time')).rejects.toMatchObject({ status: 409, state: 'key' });
  });

  it('calls nothing late while the class answers again, and after that only what no newer answer took the place of', async () => {
    const { anna, teacher } = await lesson();
    const lateIn = async () => (await room(world, teacher)).learners.find(({ id }) => id === ANNA)?.late;
    await act(teacher, 'grade-together');
    const late = [save(1, 0, 1), save(2, '1', 1)];
    await world.desk.save(world.as('s1'), anna, { saves: late }, LESSON);
    expect(await lateIn()).toHaveLength(2);
    await act(teacher, 'more-time');
    expect(await lateIn()).toEqual([]);
    await world.desk.save(world.as('s1'), anna, { saves: [save(1, 1, 1)] }, LESSON);
    await act(teacher, 'grade-together');
    expect(await lateIn()).toMatchObject([{ question: 2, value: '1', counts: false }]);
    const count = (question: number) =>
      world.desk.countLate(world.as('t1'), teacher, { learner: ANNA, question, count: true }, LESSON);
    await expect(count(1)).rejects.toMatchObject({ status: 422 }); // what was late is older than what stands there now
    expect(await own(world, 's1', anna)).toMatchObject({ answers: [{ value: 1 }, { value: '2' }, {}] });
    await count(2);
    expect(await own(world, 's1', anna)).toMatchObject({ answers: [{ value: 1 }, { value: '1' }, {}] });
  });

  it('is moved by those who teach the class alone', async () => {
    const { anna } = await lesson();
    await expect(world.desk.move(world.as('s1'), anna, { act: 'close' }, LESSON)).rejects.toMatchObject({
      status: 403,
    });
    const preview = await world.open('t2', 'student');
    await expect(world.desk.move(world.as('t2'), preview.id, { act: 'close' }, LESSON)).rejects.toMatchObject({
      status: 403,
    });
  });

  it.each([
    ['entrance', 'closed'],
    ['exit', 'open'],
  ] as const)('ends with its school date: an %s ticket is %s on the next morning', async (kind, state) => {
    const { anna } = await lesson(kind);
    const { v } = await own(world, 's1', anna, minutesIn(60));
    const tuesday = minutesIn(17 * 60);
    world.people.learners.push('later');
    const live = await world.desk.live(world.as('s1'), (await world.open('s1', 'student', tuesday)).id, v, tuesday);
    expect(live).toMatchObject({ state });
  });

  it('is seen to end by a page that polls with the version it has', async () => {
    const { anna } = await lesson();
    const beforeMidnight = minutesIn(14 * 60 + 59); // 23:59 at the school; the page was opened in the lesson
    const page = (await world.open('s1', 'student', beforeMidnight)).id;
    const { v } = await own(world, 's1', page, beforeMidnight);
    expect(await world.desk.live(world.as('s1'), page, v, beforeMidnight)).toBeNull();
    expect(await world.desk.live(world.as('s1'), page, v, minutesIn(15 * 60 + 1))).toMatchObject({ state: 'closed' });
    expect(anna).not.toBe(page);
  });
});

describe('choosing', () => {
  it('needs the key, and the own marks first', async () => {
    const { anna, teacher } = await lesson();
    const declare = () =>
      world.desk.declare(world.as('s1'), anna, { route: 'workshop', reflection: 'I draw it.' }, LESSON);
    await expect(declare()).rejects.toMatchObject({ status: 409, state: 'open' });
    await act(teacher, 'grade-together');
    await act(teacher, 'show-key');
    await expect(declare()).rejects.toMatchObject({ status: 409, state: 'key' });
    await world.desk.markOwn(
      world.as('s1'),
      anna,
      [
        { question: 1, share: 1 },
        { question: 2, share: 0 },
      ],
      LESSON,
    );
    expect(await declare()).toMatchObject({
      route: { declared: { route: 'workshop', by: 's1' }, effective: 'workshop' },
    });
    expect(await store.school(SCHOOL, (db) => db.query('select text from reflections'))).toEqual([
      { text: 'I draw it.' },
    ]);
    await world.desk.declare(world.as('s1'), anna, { route: 'seminar' }, LESSON);
    const choices = await store.school(SCHOOL, (db) => loadChoices(db, COURSE, SchoolDate.parse('2026-11-16')));
    expect(choices.map(({ route, by }) => [by, route])).toEqual([
      ['declared', 'workshop'],
      ['declared', 'seminar'],
    ]);
  });

  it('on an exit ticket is for the next school day', async () => {
    const { anna, teacher } = await lesson('exit');
    await act(teacher, 'grade-together');
    await act(teacher, 'show-key');
    await world.desk.markOwn(
      world.as('s1'),
      anna,
      [
        { question: 1, share: 1 },
        { question: 2, share: 0 },
      ],
      LESSON,
    );
    expect(await world.desk.declare(world.as('s1'), anna, { route: 'workshop' }, LESSON)).toMatchObject({
      route: { declared: { date: '2026-11-17' } },
    });
  });

  it('marks only what is shown, and what a teacher moves stands before it', async () => {
    const { anna, teacher } = await lesson();
    await act(teacher, 'grade-together');
    await act(teacher, 'show-key', 1);
    await expect(world.desk.markOwn(world.as('s1'), anna, [{ question: 2, share: 1 }], LESSON)).rejects.toMatchObject({
      status: 409,
    });
    await world.desk.assign(world.as('t1'), teacher, { learner: ANNA, to: 'seminar-1' }, LESSON);
    await world.desk.assign(world.as('t1'), teacher, { learner: BEN, to: 'workshop' }, LESSON);
    const { room: seats } = await room(world, teacher);
    expect([...seats['seminar-1'], ...seats['seminar-2'], ...seats.talk]).toEqual(['s1']);
    expect(seats.workshop).toEqual(['s2']);
    expect(await own(world, 's1', anna)).toMatchObject({
      route: { assigned: { route: 'seminar', slot: 'first' }, effective: 'seminar' },
    });
    await expect(
      world.desk.assign(world.as('t1'), teacher, { learner: LearnerId.parse('nobody'), to: 'workshop' }, LESSON),
    ).rejects.toMatchObject({ status: 422 });
  });
});

it('the room asks the teacher about an own mark that the key speaks against', async () => {
  const { anna, teacher } = await lesson();
  await act(teacher, 'grade-together');
  await act(teacher, 'show-key');
  await world.desk.markOwn(world.as('s1'), anna, [{ question: 2, share: 1 }], LESSON);
  const about = (await room(world, teacher)).ask.filter(({ question }) => question.en.includes('question 2'));
  expect(about).toMatchObject([{ learner: 's1', question: { es: expect.stringContaining('la pregunta 2') } }]);
});

describe('a review', () => {
  it('is about one learner, and leads to no other', async () => {
    await lesson();
    const { id } = await world.open('t1', 'review', LESSON, { submission: submission('s1') });
    const page = await world.desk.page(world.as('t1'), id, LESSON);
    expect(page.learner).toEqual({ id: 's1', name: 'Name s1' });
    expect(JSON.stringify(page.live)).not.toContain('s2');
    const note = (learner: LearnerId) => world.desk.note(world.as('t1'), id, { learner, text: 'Draw it.' }, LESSON);
    await expect(note(BEN)).rejects.toMatchObject({ status: 403 });
    expect(await note(ANNA)).toMatchObject({ review: { notes: [{ text: 'Draw it.' }], grade: null } });
    const anna = await world.open('s1', 'student');
    expect((await own(world, 's1', anna.id)).notes).toMatchObject([{ text: 'Draw it.' }]);
  });
});

describe('a conference and a mark of the teacher', () => {
  it('are kept with who made them', async () => {
    const { teacher } = await lesson();
    const confer = () =>
      world.desk.confer(world.as('t1'), teacher, { learner: ANNA, target: TARGET, share: 0.5 }, LESSON);
    await expect(confer()).rejects.toMatchObject({ status: 409, state: 'open' });
    await act(teacher, 'grade-together');
    await act(teacher, 'show-key');
    await confer();
    expect(await store.school(SCHOOL, (db) => db.query('select learner, share, actor from conferences'))).toEqual([
      { learner: 's1', share: 0.5, actor: 't1' },
    ]);
    const mark = (share: number | null) =>
      world.desk.mark(world.as('t1'), teacher, { learner: ANNA, question: 3, share }, LESSON);
    expect(await mark(0.5)).toMatchObject({
      learners: expect.arrayContaining([
        expect.objectContaining({
          id: 's1',
          marks: expect.objectContaining({ 3: { machine: null, self: null, teacher: 0.5 } }),
        }),
      ]),
    });
    expect(await mark(null)).toMatchObject({
      learners: expect.arrayContaining([
        expect.objectContaining({
          marks: expect.objectContaining({ 3: { machine: null, self: null, teacher: null } }),
        }),
      ]),
    });
  });
});

const kept = (table: 'conferences' | 'ticket_notes') =>
  store.school(SCHOOL, (db) => db.query<{ actor: string }>(`select actor from ${table} order by sequence`));

describe('a conference and a note whose answer was lost', () => {
  it('are there once however often they are sent, and change nothing the second time', async () => {
    const { teacher } = await lesson();
    await act(teacher, 'grade-together');
    await act(teacher, 'show-key');
    const seen = { learner: ANNA, target: TARGET, share: 0.5, key: 'conference-000001' } as const;
    const said = { learner: ANNA, text: 'Draw it.', key: 'note-000000000001' };
    const first = await world.desk.confer(world.as('t1'), teacher, seen, LESSON);
    await Promise.all([1, 2].map(() => world.desk.confer(world.as('t1'), teacher, seen, LESSON)));
    const { v } = await world.desk.note(world.as('t1'), teacher, said, LESSON);
    const again = await world.desk.note(world.as('t1'), teacher, said, minutesIn(1));
    expect([v, again.v]).toEqual([first.v + 1, v]);
    expect([await kept('conferences'), await kept('ticket_notes')]).toEqual([[{ actor: 't1' }], [{ actor: 't1' }]]);
  });

  it('are two where they were pressed twice, or by two teachers', async () => {
    const { teacher } = await lesson();
    const other = (await world.open('t2', 'teacher')).id;
    const said = { learner: ANNA, text: 'Draw it.' };
    await world.desk.note(world.as('t1'), teacher, { ...said, key: 'note-000000000001' }, LESSON);
    await world.desk.note(world.as('t1'), teacher, { ...said, key: 'note-000000000002' }, LESSON);
    await world.desk.note(world.as('t2'), other, { ...said, key: 'note-000000000001' }, LESSON);
    await world.desk.note(world.as('t1'), teacher, said, LESSON);
    await world.desk.note(world.as('t1'), teacher, said, LESSON);
    expect((await kept('ticket_notes')).map(({ actor }) => actor)).toEqual(['t1', 't1', 't2', 't1', 't1']);
  });
});

describe('what others change', () => {
  it('is on a page of another instance with its next poll, and no poll reads more without a change', async () => {
    const { anna, teacher } = await lesson();
    const other = world.another();
    const first = await other.live(world.as('t1'), teacher, null, LESSON);
    expect(await other.live(world.as('t1'), teacher, first?.v ?? 0, LESSON)).toBeNull();
    await world.desk.save(world.as('s1'), anna, { saves: [save(1, 0, 1)] }, LESSON);
    const soon = minutesIn(0.01);
    expect(await other.live(world.as('t1'), teacher, first?.v ?? 0, soon)).toMatchObject({ role: 'teacher' });
  });

  it('is gone from the teacher’s page with the learner who is erased, without a press of anybody', async () => {
    const { teacher } = await lesson();
    const before = await room(world, teacher);
    expect(before.learners.find(({ id }) => id === ANNA)?.answers).toHaveLength(3);
    await store.school(SCHOOL, (db) => eraseLearner(db, ANNA, LESSON));
    const after = await world.desk.live(world.as('t1'), teacher, before.v, minutesIn(0.1));
    expect(after).toMatchObject({ role: 'teacher' });
    expect(JSON.stringify(after)).not.toContain('I thought.');
  });

  it('alone is read again when a page is opened again', async () => {
    const { anna, teacher } = await lesson();
    const read: string[] = [];
    const watched: Store = {
      ...store,
      school: (school, work) =>
        store.school(school, (db) =>
          work({
            ...db,
            query: (sql, params) => {
              read.push(sql);
              return db.query(sql, params);
            },
          }),
        ),
    };
    const other = await deskWorld(watched);
    const answersRead = async (): Promise<number> => {
      read.length = 0;
      await other.desk.page(world.as('t1'), teacher, LESSON);
      return read.filter((sql) => /from ticket_(answers|marks)/.test(sql)).length;
    };
    expect([await answersRead(), await answersRead()]).toEqual([2, 0]);
    await world.desk.save(world.as('s1'), anna, { saves: [save(3, 'I drew.', 1)] }, LESSON);
    expect(await answersRead()).toBe(2);
    expect(JSON.stringify((await other.desk.page(world.as('t1'), teacher, LESSON)).live)).toContain('I drew.');
  });

  it('is read by the page of a learner where it concerns that learner: an answer on another device, a step of the class, and no classmate’s answer', async () => {
    await world.attach();
    const [anna, tablet, ben] = [
      (await world.open('s1', 'student')).id,
      (await world.open('s1', 'student')).id,
      (await world.open('s2', 'student')).id,
    ];
    const teacher = (await world.open('t1', 'teacher')).id;
    const v = (await own(world, 's2', ben)).v;
    const polled = (person: string, opening: string, desk: TicketDesk, seconds: number) =>
      desk.live(world.as(person), opening, v, later(seconds));
    const other = world.another();
    await other.live(world.as('t1'), teacher, null, LESSON);

    await world.desk.save(world.as('s1'), anna, { saves: [save(1, 0)] }, later(1));
    for (const [nth, desk] of [world.desk, other].entries()) {
      expect(await polled('s2', ben, desk, 2 + nth)).toBeNull();
      expect(await polled('s1', tablet, desk, 2 + nth)).toMatchObject({ answers: [{ question: 1, value: 0 }] });
      expect(await polled('t1', teacher, desk, 2 + nth)).toMatchObject({ role: 'teacher' });
    }
    await store.school(SCHOOL, (db) => db.query('update ticket_versions set version = version + 1')); // as an older Waymark says it
    expect(await polled('s2', ben, other, 5)).toMatchObject({ state: 'open' });
    await world.desk.save(world.as('s1'), anna, { saves: [save(2, '1')] }, later(6));
    expect(await polled('s2', ben, other, 7)).toMatchObject({ state: 'open' }); // nobody said whom the one between concerned
    await world.desk.move(world.as('t1'), teacher, { act: 'grade-together' }, later(8));
    for (const [nth, desk] of [world.desk, other].entries())
      expect(await polled('s2', ben, desk, 9 + nth)).toMatchObject({ state: 'marking' });
  });
});
