import { describe, expect, it } from '@jest/globals';
import { killEmbedded, killOnServer } from './engines.ts';

/** Only against hanging forever: seconds on a quiet machine, minutes where each process of it waits for its turn. */
const HANGS = 900_000;

// A few kills with every test run; `npm run kill` makes hundreds.
const NOTHING_WRONG = { lost: [], twice: [], misdirected: [], missing: [], trouble: [], strays: 0 };

describe('processes killed and stopped while they write to the LMS', () => {
  it(
    'lose nothing that a PostgreSQL server acknowledged, and every child reads each message once',
    async () => {
      const figures = await killOnServer({ kills: 2, seed: 'npm test' });

      expect(figures).toMatchObject(NOTHING_WRONG);
      expect(figures.kills).toBeGreaterThanOrEqual(2);
      expect(figures.acknowledged).toBeGreaterThan(20);
    },
    HANGS,
  );

  it(
    'lose nothing that the embedded store acknowledged, and its folder opens again',
    async () => {
      const figures = await killEmbedded({ kills: 1, seed: 'npm test' });

      expect(figures).toMatchObject(NOTHING_WRONG);
      expect(figures.kills).toBeGreaterThanOrEqual(1);
      expect(figures.acknowledged).toBeGreaterThan(20);
    },
    HANGS,
  );
});
