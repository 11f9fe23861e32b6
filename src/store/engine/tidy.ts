import type { PGlite } from '@electric-sql/pglite';

/** Transactions between two looks, about two courses of a night; a look reads the size of every table. */
const BETWEEN_LOOKS = 30;

/** Tables of at least eight pages that have grown by half since they were last counted. */
const GROWN = `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
  and pg_relation_size(oid) / current_setting('block_size')::int > greatest(1.5 * relpages, 8)`;

/**
 * A server counts its tables by itself (autovacuum), the embedded engine does not: uncounted, it takes a wrong index once a year's results are in, and asks
 * each row of all others. Call it before each transaction: what fails here has left nothing half done.
 */
export function tidying(engine: PGlite): () => Promise<void> {
  let transactions = 0;
  return async () => {
    transactions += 1;
    if (transactions % BETWEEN_LOOKS !== 1) return;
    const { rows } = await engine.query<{ name: string }>(GROWN);
    if (rows.length > 0) await engine.exec(`vacuum (analyze) ${rows.map(({ name }) => name).join(', ')}`);
  };
}
