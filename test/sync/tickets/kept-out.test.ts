import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import { eraseLearner } from '../../../src/store/erase.ts';
import { saveErasure } from '../../../src/store/erasures.ts';
import { TABLES } from '../../../src/store/tables.ts';
import type { Store } from '../../../src/store/types.ts';
import type { Instant } from '../../../src/time.ts';
import {
  composed,
  deskWorld,
  LESSON,
  minutesIn,
  save,
  SCHOOL,
  TARGET,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';
import { memoryStore } from '../../builders/served/store.ts';

let store: Store;
let world: DeskWorld;
const ANNA = LearnerId.parse('s1');

beforeEach(async () => {
  store = await memoryStore();
  world = await deskWorld(store);
});
afterEach(async () => {
  await world.desk.settled();
  await store.close();
});

/** A lesson in which the key is shown, with the learner's page and the teacher's open. */
async function lesson(): Promise<{ readonly anna: string; readonly teacher: string }> {
  await world.attach(LESSON, composed());
  const anna = (await world.open('s1', 'student')).id;
  const teacher = (await world.open('t1', 'teacher')).id;
  await world.desk.save(world.as('s1'), anna, { saves: [save(1, 1)] }, LESSON);
  await world.desk.move(world.as('t1'), teacher, { act: 'grade-together' }, LESSON);
  await world.desk.move(world.as('t1'), teacher, { act: 'show-key', question: 1 }, LESSON);
  return { anna, teacher };
}

const erase = (at: Instant): Promise<void> =>
  store.school(SCHOOL, async (db) => {
    await eraseLearner(db, ANNA, at);
    await saveErasure(db, { id: 'e1', scope: 'learner', subject: `subject of ${SCHOOL} s1`, keptOut: true, at }, {});
  });

/** Tables in which something of the learner stands. */
const held = (): Promise<string[]> =>
  store.school(SCHOOL, async (db) => {
    const found: string[] = [];
    for (const { name } of TABLES) {
      const rows = await db.query(`select 1 from ${name} where to_jsonb(${name})::text like '%"s1"%'`);
      if (rows.length > 0) found.push(name);
    }
    return found;
  });

const seconds = (count: number): Instant => minutesIn(count / 60);

describe('a page that was open when its learner was erased', () => {
  it('is over after some seconds, also where it asks every second', async () => {
    const { anna } = await lesson();
    await world.desk.live(world.as('s1'), anna, null, LESSON);
    await erase(seconds(1));

    const asking = async (): Promise<void> => {
      for (let second = 2; second < 10; second += 1) await world.desk.live(world.as('s1'), anna, null, seconds(second));
    };

    await expect(asking()).rejects.toMatchObject({ status: 404, reason: 'unknown-page' });
    expect(await held()).toEqual([]);
  });

  it.each<[string, (anna: string, at: Instant) => Promise<unknown>]>([
    ['an answer', (anna, at) => world.desk.save(world.as('s1'), anna, { saves: [save(2, '2')] }, at)],
    ['that it is open', (anna, at) => world.desk.live(world.as('s1'), anna, null, at)],
    ['a mark of one’s own', (anna, at) => world.desk.markOwn(world.as('s1'), anna, [{ question: 1, share: 1 }], at)],
    ['a route', (anna, at) => world.desk.declare(world.as('s1'), anna, { route: 'workshop', reflection: 'Why' }, at)],
    ['a wish', (anna, at) => world.desk.ask(world.as('s1'), anna, { target: TARGET, act: 'ask', why: 'Now' }, at)],
    [
      'an idea',
      (anna, at) =>
        world.desk.propose(
          world.as('s1'),
          anna,
          { act: 'propose', target: TARGET, text: 'A game of dice', url: null },
          at,
        ),
    ],
  ])('brings nothing back meanwhile: %s', async (_what, write) => {
    const { anna } = await lesson();
    await world.desk.live(world.as('s1'), anna, null, LESSON);
    await world.desk.live(world.as('s1'), anna, null, seconds(28)); // the opening is remembered from here on
    await erase(seconds(29));

    await expect(write(anna, seconds(31))).rejects.toMatchObject({ status: 403, reason: 'kept-out' });

    expect(await held()).toEqual([]);
  });
});

/** The teacher, in whose own class list of the LMS the learner stands. */
function teacherWithList(): ReturnType<DeskWorld['as']> {
  const teacher = world.as('t1');
  return {
    ...teacher,
    as: async (school) => ({
      ...(await teacher.as(school)),
      async *roster() {
        yield { ok: true, value: { id: ANNA, name: 'Name s1', email: null } };
      },
    }),
  };
}

describe('a teacher’s page that was open when a learner was erased', () => {
  it.each<[string, (teacher: string, at: Instant) => Promise<unknown>]>([
    ['a mark', (page, at) => world.desk.mark(teacherWithList(), page, { learner: ANNA, question: 3, share: 1 }, at)],
    ['a note', (page, at) => world.desk.note(teacherWithList(), page, { learner: ANNA, text: 'Well done' }, at)],
    ['a place', (page, at) => world.desk.assign(teacherWithList(), page, { learner: ANNA, to: 'workshop' }, at)],
    [
      'what was seen',
      (page, at) => world.desk.confer(teacherWithList(), page, { learner: ANNA, target: TARGET, share: 1 }, at),
    ],
  ])('keeps nothing of them any more, though the class list of the LMS has them: %s', async (_what, write) => {
    const { teacher } = await lesson();
    await erase(seconds(31));

    await expect(write(teacher, seconds(32))).rejects.toMatchObject({ status: 403, reason: 'kept-out' });
    expect(await held()).toEqual([]);
  });
});
