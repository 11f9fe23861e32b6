import { expect, it } from '@jest/globals';
import { deliverThrough, type EngineName } from './engines.ts';

// A few with every test run; `npm run deliveries -- --engine E` makes twenty thousand, through the queue of one machine too.
it.each<EngineName>(['cloud-tasks', 'postgres'])(
  'the courses of a night, brought twice, late and to who dies with them, are each had once through the engine %s',
  async (engine) => {
    const { tasks, had, open, duplicates, killed } = await deliverThrough(engine, { n: 40, seed: 'npm test' });

    expect([had, open, duplicates]).toEqual([tasks, 0, 0]);
    expect(killed).toBeGreaterThan(0);
  },
);
