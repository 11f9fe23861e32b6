import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LearnerId } from '../../../src/ids.ts';
import type { Store } from '../../../src/store/types.ts';
import type { Saved, TicketId } from '../../../src/ticket/types.ts';
import { deskWorld, minutesIn, own, room, save, SCHOOL, type DeskWorld } from '../../builders/ticket/desk.ts';
import { everyAnswer } from '../../builders/ticket/every-answer.ts';
import { memoryStore } from '../../builders/served/store.ts';

let store: Store;
let world: DeskWorld;
let ticket: TicketId;
const learners = Array.from({ length: 60 }, (_none, n) => `s${n + 1}`);

beforeAll(async () => {
  store = await memoryStore();
  world = await deskWorld(store, { learners });
  ({ ticket } = await world.attach());
});
afterAll(async () => {
  await world.desk.settled();
  await store.close();
});

let next = 0;

/** A page of somebody who has answered nothing yet. */
async function fresh(): Promise<{ readonly person: string; readonly id: string }> {
  const person = learners[next % 60] ?? 's1';
  next += 1;
  return { person, id: (await world.open(person, 'student')).id };
}

const told = (saved: readonly Saved[]) => saved.map(({ status, version }) => [status, version]);

describe('an answer', () => {
  it('is current when it builds on what is current, and versions grow by one', async () => {
    const { person, id } = await fresh();
    const saves = [save(1, 0), save(1, 1, 1), save(2, '3/4')];
    const { saved, state, v } = await world.desk.save(world.as(person), id, { saves, done: true }, minutesIn(1));
    expect([told(saved), state]).toEqual([
      [
        ['saved', 1],
        ['saved', 2],
        ['saved', 1],
      ],
      'open',
    ]);
    expect(await own(world, person, id, minutesIn(1))).toMatchObject({
      v,
      done: true,
      answers: [
        { question: 1, value: 1, version: 2 },
        { question: 2, value: '3/4', version: 1 },
      ],
    });
  });

  it('with a key that came late already is told so again', async () => {
    const { person, id } = await fresh();
    const room = await world.open('t1', 'teacher', minutesIn(1));
    const order = { saves: [save(1, 1)] };
    await world.desk.move(world.as('t1'), room.id, { act: 'grade-together' }, minutesIn(1));
    await world.desk.save(world.as(person), id, order, minutesIn(1));
    const again = await world.desk.save(world.as(person), id, order, minutesIn(2));
    await world.desk.move(world.as('t1'), room.id, { act: 'more-time' }, minutesIn(2));
    expect(again.saved).toMatchObject([{ status: 'repeated', version: 0, late: true }]);
  });

  it('sent again to another instance is told a version with which it is there', async () => {
    const { person, id } = await fresh();
    const other = world.another();
    await other.live(world.as(person), id, 0, minutesIn(1)); // what it knows for a moment
    const order = { saves: [save(1, 1)] };
    const first = await world.desk.save(world.as(person), id, order, minutesIn(1));
    const again = await other.save(world.as(person), id, order, minutesIn(1));
    expect([again.saved[0]?.status, again.v]).toEqual(['repeated', first.v]);
  });

  it('with a key that is here already gets the same answer as then, and nothing changes', async () => {
    const { person, id } = await fresh();
    const [first, other] = [save(1, 0), save(1, 1)];
    const order = { saves: [first, other] };
    const before = await world.desk.save(world.as(person), id, order, minutesIn(1));
    await world.desk.save(world.as(person), id, { saves: [save(1, 1, 1)] }, minutesIn(1));
    const now = await own(world, person, id, minutesIn(1));
    const again = await world.desk.save(world.as(person), id, order, minutesIn(2));
    expect(again.saved).toEqual(before.saved.map((each) => ({ ...each, status: 'repeated' })));
    expect(again.v).toBe(now.v);
    expect((await own(world, person, id, minutesIn(2))).answers).toEqual([{ question: 1, value: 1, version: 2 }]);
  });

  it('that builds on something else is kept, not current, and is told what is', async () => {
    const { person, id } = await fresh();
    await world.desk.save(world.as(person), id, { saves: [save(2, 'mine')] }, minutesIn(1));
    const { saved } = await world.desk.save(world.as(person), id, { saves: [save(2, 'other')] }, minutesIn(1));
    expect(saved).toMatchObject([{ status: 'conflict', version: 1, current: { value: 'mine', version: 1 } }]);
    const kept = await store.school(SCHOOL, (db) => everyAnswer(db, ticket, LearnerId.parse(person)));
    expect(kept.map(({ value, status }) => [value, status])).toEqual([
      ['mine', 'saved'],
      ['other', 'conflict'],
    ]);
  });

  it('that builds on a change sent with it which is not current is not current either, at the next try as well', async () => {
    const { person, id } = await fresh();
    await world.desk.save(world.as(person), id, { saves: [save(2, 'other')] }, minutesIn(1));
    const left = [save(2, 'mi'), save(2, 'mine', 1)];
    const { saved } = await world.desk.save(world.as(person), id, { saves: left.slice(0, 1) }, minutesIn(1));
    const again = await world.desk.save(world.as(person), id, { saves: left }, minutesIn(1));
    expect([...saved, ...again.saved].map(({ status }) => status)).toEqual(['conflict', 'repeated', 'conflict']);
    expect((await own(world, person, id, minutesIn(1))).answers).toEqual([{ question: 2, value: 'other', version: 1 }]);
  });

  it.each([
    [1, 2],
    [1, 'text'],
    [2, 1],
    [3, [0]],
    [4, 1],
  ] as const)(
    'to question %s that cannot be one (%j) is refused, and nothing that came with it is kept',
    async (question, value) => {
      const { person, id } = await fresh();
      const saves = [save(2, 'kept?', 0), save(question, typeof value === 'object' ? [...value] : value)];
      await expect(world.desk.save(world.as(person), id, { saves }, minutesIn(1))).rejects.toMatchObject({
        status: 422,
        reason: 'not-an-answer',
      });
      const key = saves[0]?.key;
      const kept = await store.school(SCHOOL, (db) => everyAnswer(db, ticket, LearnerId.parse(person)));
      expect(kept.filter((each) => each.key === key)).toEqual([]);
    },
  );

  it('is text and stays text, without what could hide in it', async () => {
    const { person, id } = await fresh();
    const text = '<b>1\u0000\u202e</b> \ud800 \u{1f600} ñ';
    await world.desk.save(world.as(person), id, { saves: [save(3, text)] }, minutesIn(1));
    expect((await own(world, person, id, minutesIn(1))).answers).toMatchObject([{ value: '<b>1</b>  \u{1f600} ñ' }]);
  });

  it('from a teacher who looks at the preview is not taken', async () => {
    const { id } = await world.open('t1', 'student');
    expect(await own(world, 't1', id)).toMatchObject({ answers: [], keys: {}, done: false });
    await expect(world.desk.save(world.as('t1'), id, { saves: [save(1, 1)] }, minutesIn(1))).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('answers in any order, sent twice, with lost answers', () => {
  it('lose nothing: every value is kept once, versions have no gap, and a key has one answer', async () => {
    const change = fc.record({
      key: fc.integer({ min: 0, max: 11 }),
      value: fc.integer({ min: 0, max: 1 }),
      base: fc.nat({ max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        async (batches) => {
          const { person, id } = await fresh();
          const mine = await store.school(SCHOOL, (db) =>
            db.query<{ n: number }>('select count(*)::integer as n from ticket_answers'),
          );
          const run = `run-${next}-${mine[0]?.n ?? 0}`.padEnd(16, '-');
          const start = await store.school(SCHOOL, (db) => everyAnswer(db, ticket, LearnerId.parse(person)));
          const base = Math.max(
            0,
            ...start.filter(({ question }) => question === 1).map(({ version }) => version ?? 0),
          );
          const answers = new Map<string, Saved[]>();
          await Promise.all(
            batches.map(async (batch) => {
              const saves = batch.map((each) => save(1, each.value, base + each.base, `${run}${each.key}`));
              const { saved } = await world.desk.save(world.as(person), id, { saves }, minutesIn(2));
              for (const each of saved) answers.set(each.key, [...(answers.get(each.key) ?? []), each]);
            }),
          );
          const all = await store.school(SCHOOL, (db) => everyAnswer(db, ticket, LearnerId.parse(person)));
          const kept = all.filter(({ key }) => key.startsWith(run));
          expect(kept.map(({ key }) => key).toSorted()).toEqual([...answers.keys()].toSorted());
          const versions = kept.flatMap(({ version }) => version ?? []);
          expect(versions).toEqual(versions.map((_each, index) => base + index + 1));
          for (const [key, told] of answers) {
            expect(told.filter(({ status }) => status !== 'repeated')).toHaveLength(1);
            expect(new Set(told.map(({ version }) => version)).size).toBe(1);
            expect(kept.some((each) => each.key === key)).toBe(true);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('sixty who save at once', () => {
  it('all get their answer, and the room shows every one of them', async () => {
    const itsOwn = await memoryStore();
    const another = await deskWorld(itsOwn, { learners });
    const { attachment } = await another.attach(minutesIn(0), undefined, 'draft-of-the-sixty');
    const pages = await Promise.all(
      learners.map((person) => another.open(person, 'student', minutesIn(0), { attachment })),
    );
    const answers = await Promise.all(
      pages.map(({ id, person }) =>
        another.desk.save(another.as(person), id, { saves: [save(1, 1), save(2, '1')] }, minutesIn(1)),
      ),
    );
    expect(answers.flatMap(({ saved }) => saved.map(({ status }) => status))).toEqual(
      Array.from({ length: 120 }, () => 'saved'),
    );
    const teacher = await another.open('t1', 'teacher', minutesIn(1), { attachment });
    const { learners: seen } = await room(another, teacher.id, minutesIn(1));
    expect(seen.filter((each) => each.answers.length === 2)).toHaveLength(60);
    expect(new Set(answers.map(({ v }) => v)).size).toBe(60);
    await itsOwn.close();
  });
});
