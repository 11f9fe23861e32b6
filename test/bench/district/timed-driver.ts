import type { Driver, SqlRunner } from '../../../src/store/engine/driver.ts';

/** Statements by their text: how often, and how many milliseconds in all. */
export type Spent = Map<string, { times: number; milliseconds: number }>;

/** The same driver, which notes how long each statement takes from here to its answer. */
export function timedDriver(driver: Driver, spent: Spent): Driver {
  const timed = (sql: SqlRunner): SqlRunner => ({
    ...sql,
    async query<T>(text: string, params?: readonly unknown[]) {
      const start = performance.now();
      try {
        return await sql.query<T>(text, params);
      } finally {
        const so = spent.get(text) ?? { times: 0, milliseconds: 0 };
        spent.set(text, { times: so.times + 1, milliseconds: so.milliseconds + performance.now() - start });
      }
    },
  });
  return {
    ...driver,
    transaction: (work, options) => driver.transaction((sql) => work(timed(sql)), options),
    begunWith: (first, work) => driver.begunWith(first, (sql) => work(timed(sql))),
  };
}

/** What took longest, in one line each. */
export function longest(spent: Spent, nights: number, most = 8): string[][] {
  return [...spent]
    .toSorted(([, a], [, b]) => b.milliseconds - a.milliseconds)
    .slice(0, most)
    .map(([text, { times, milliseconds }]) => [
      text.replace(/\s+/g, ' ').trim().slice(0, 110),
      (times / nights).toFixed(1),
      (milliseconds / nights).toFixed(1),
    ]);
}
