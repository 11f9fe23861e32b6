import { expect, it } from '@jest/globals';
import { mutatedNights } from './nights.ts';

/** Only against hanging forever: seconds on a quiet machine, minutes where each process of it waits for its turn. */
const HANGS = 900_000;

// A few with every test run; `npm run mutated` makes twenty thousand.
it.each(['google', 'schoology'] as const)(
  "%s: nights over spoilt answers end, read every healthy record, set the others aside in words without anybody's data, and heal",
  async (lms) => {
    const { faults, answers, finished, healthy, setAside } = await mutatedNights({
      lms,
      n: 200,
      seed: 'npm test',
      from: 0,
      step: 1,
    });

    expect(faults).toEqual([]);
    expect(answers).toBeGreaterThanOrEqual(200);
    for (const count of [finished, healthy, setAside]) expect(count).toBeGreaterThan(10);
  },
  HANGS,
);
