import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import type { Store } from '../../../src/store/types.ts';
import { memoryStore } from '../../builders/served/store.ts';
import {
  COURSE,
  deskWorld,
  LESSON,
  own,
  room,
  save,
  SCHOOL,
  TARGET,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';

const YEAR = 400;

let plain: Store;
let world: DeskWorld;
let read: number;

beforeEach(async () => {
  plain = await memoryStore();
  world = await deskWorld(counted(plain));
  await world.attach();
  await plain.school(SCHOOL, async (db) => {
    for (const [table, columns, values] of [
      ['asks', 'why, asked_at, state', `'', at, case when n % 2 = 0 then 'approved' else 'withdrawn' end`],
      [
        'proposals',
        'text, proposed_at, state',
        `'text ' || n, at, case when n % 2 = 0 then 'accepted' else 'answered' end`,
      ],
    ] as const)
      await db.query(
        `insert into ${table} (course, learner, target, ${columns}, answered_at)
         select $1, 's1', $2, ${values}, at from generate_series(1, ${YEAR}) as n,
           lateral (select $3::timestamptz - n * interval '1 day' as at) as day`,
        [COURSE, TARGET, LESSON],
      );
  });
});
afterEach(async () => {
  await world.desk.settled();
  await plain.close();
});

describe('a look at a ticket whose class has asked and proposed all year', () => {
  it('reads no more after a change than what is open and what came since', async () => {
    const { anna, teacher } = await keyShown();
    await room(world, teacher);
    await world.desk.markOwn(world.as('s1'), anna, [{ question: 3, share: 1 }], LESSON);
    read = 0;
    await world.desk.confer(
      world.as('t1'),
      teacher,
      { learner: LearnerId.parse('s2'), target: TARGET, share: 1 },
      LESSON,
    );
    await room(world, teacher);
    expect(read).toBeLessThan(YEAR / 4);
  });

  it('shows what was asked, proposed and answered since the year was read', async () => {
    const { anna, teacher } = await keyShown();
    await world.desk.ask(world.as('s1'), anna, { target: TARGET, act: 'ask', why: 'I tried again.' }, LESSON);
    await world.desk.propose(
      world.as('s1'),
      anna,
      { act: 'propose', target: TARGET, text: 'A game', url: null },
      LESSON,
    );
    const { checks, ideas } = await room(world, teacher);
    expect(checks).toMatchObject([{ learner: 's1', why: 'I tried again.', state: 'open' }]);
    expect(ideas).toMatchObject([{ learner: 's1', text: 'A game', state: 'open' }]);
    await world.desk.answerAsk(world.as('t1'), teacher, { ask: checks[0]?.id ?? 0, answer: 'approved' }, LESSON);
    await world.desk.answerIdea(
      world.as('t1'),
      teacher,
      { idea: ideas[0]?.id ?? 0, answer: 'accept', title: null },
      LESSON,
    );
    expect(await room(world, teacher)).toMatchObject({
      checks: [{ state: 'approved' }],
      ideas: [{ state: 'accepted' }],
    });
    expect((await own(world, 's1', anna)).asks).toMatchObject([{ target: TARGET, standing: 'approved' }]);
  });
});

async function keyShown(): Promise<{ readonly anna: string; readonly teacher: string }> {
  const anna = (await world.open('s1', 'student')).id;
  const teacher = (await world.open('t1', 'teacher')).id;
  await world.desk.save(world.as('s1'), anna, { saves: [save(1, 1), save(2, '2'), save(3, 'I thought.')] }, LESSON);
  for (const act of ['grade-together', 'show-key'] as const)
    await world.desk.move(world.as('t1'), teacher, { act }, LESSON);
  return { anna, teacher };
}

/** The store, with every row that is read of it counted. */
function counted(store: Store): Store {
  return {
    ...store,
    school: (school, work) =>
      store.school(school, (db) =>
        work({
          ...db,
          query: async <T>(sql: string, params?: readonly unknown[]): Promise<T[]> => {
            const rows = await db.query<T>(sql, params);
            read += rows.length;
            return rows;
          },
        }),
      ),
  };
}
