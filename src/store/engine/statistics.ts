import type { Driver } from './driver.ts';

/** Transactions between two looks, about two courses of a night; a look reads the size of every table. */
const EVERY = 30;
/** A fifth of the usual sample: enough to choose an index by, and a table of 36,000 rows takes 25 ms instead of 117. */
const SAMPLES = 20;
/** 8 kB each: what is smaller is read whole, whatever is known of it. */
const PAGES_WORTH_IT = 8;

/**
 * Keeps what the embedded engine knows of its tables true, as the autovacuum of a server does by itself: without it every table counts as tiny, and
 * a year's evidence is read whole where an index would find it. A table is looked through when it has grown by half since it was last.
 *
 * @returns to be called before each transaction, outside any
 */
export function keepStatistics(driver: Pick<Driver, 'transaction'>): () => Promise<void> {
  let toGo = 0;
  return async () => {
    if (toGo > 0) {
      toGo -= 1;
      return;
    }
    toGo = EVERY;
    await driver.transaction(async (sql) => {
      const grown = await sql.query<{ readonly name: string }>(
        `select quote_ident(relname) as name from pg_class, lateral (select pg_relation_size(oid) / 8192 as pages) as now
         where relnamespace = 'public'::regnamespace and relkind = 'r' and pages > ${PAGES_WORTH_IT} and pages > 1.5 * relpages`,
      );
      if (grown.length > 0)
        await sql.script(
          `set local default_statistics_target = ${SAMPLES}; analyze ${grown.map(({ name }) => name).join()}`,
        );
    });
  };
}
