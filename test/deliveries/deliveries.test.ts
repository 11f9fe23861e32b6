import { expect, it } from '@jest/globals';
import { deliver } from './deliveries.ts';

/** Only against hanging forever: seconds on a quiet machine, minutes where each process of it waits for its turn. */
const HANGS = 900_000;

// A few with every test run; `npm run deliveries` makes twenty thousand.
it(
  'course jobs delivered twice, late and out of order to four processes have their effects exactly once',
  async () => {
    const { faults, drafts, statuses, deliveries, tasks, published } = await deliver({ n: 60, seed: 'npm test' });

    expect(faults).toEqual([]);
    expect(drafts).toBe(0);
    expect(deliveries).toBeGreaterThan(tasks);
    expect(Object.keys(statuses).filter((status) => status !== '200' && status !== '503')).toEqual([]);
    expect(published).toBeGreaterThan(tasks);
  },
  HANGS,
);
