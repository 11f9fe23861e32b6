import { describe, expect, it } from '@jest/globals';
import { perMinute, type Bucket } from '../../../src/http/bucket.ts';
import type { Asked, Request } from '../../../src/http/ration.ts';
import type { Suite } from './engine.ts';

let made = 0;

/** A limit nobody else in this file draws from. */
function freshLimit(most: number): Bucket {
  made += 1;
  return perMinute(`limit-${made}`, most);
}

function request(change: Partial<Request>): Request {
  return { process: 'one', calls: [], ended: [], busy: [], ...change };
}

function calls(count: number, limits: readonly Bucket[], code = 'cedar'): Asked[] {
  return Array.from({ length: count }, () => ({ code, cost: 1, limits, behind: 0 }));
}

export const limitsSuite: Suite = (engine) => {
  describe('the limits that all processes share', () => {
    it('grant as much as there is to whoever asks, however many ask at once', async () => {
      const { store } = engine();
      const limit = freshLimit(200); // of which six may go at once
      const answers = await Promise.all(
        ['one', 'two', 'three', 'four'].map((process) => store.limits(request({ process, calls: calls(5, [limit]) }))),
      );

      expect(answers.flat().filter((answer) => 'taken' in answer)).toHaveLength(6);
    });

    it('do not wait for each other in a ring when they are named in any order', async () => {
      const { store } = engine();
      const [first, second] = [freshLimit(3_000), freshLimit(3_000)];
      const orders = [
        [first, second],
        [second, first],
      ];
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          store.limits(request({ process: `p${n}`, calls: calls(2, orders[n % 2] ?? []) })),
        ),
      );

      expect(answers.flat().every((answer) => 'taken' in answer)).toBe(true);
    });

    it('leave a host that is busy alone, whoever asks', async () => {
      const { store } = engine();
      const limit = freshLimit(3_000);
      await store.limits(request({ busy: [{ limit, milliseconds: 30_000 }] }));
      const [answer] = await store.limits(request({ process: 'two', calls: calls(1, [limit]) }));

      expect(answer).toEqual({ wait: expect.any(Number) });
      expect(answer !== undefined && 'wait' in answer ? answer.wait : 0).toBeGreaterThan(25_000);
    });

    it('keep no school by its name', async () => {
      const { store, driver } = engine();
      const limit = freshLimit(60);
      await store.limits(request({ calls: calls(5, [limit], 'a-code') }));
      const columns = await driver.transaction((sql) =>
        sql.query<{ name: string }>(
          `select column_name as name from information_schema.columns where table_name = 'limits' order by 1`,
        ),
      );

      expect(columns.map(({ name }) => name)).toEqual(['name', 'state', 'used_at']);
    });
  });
};
