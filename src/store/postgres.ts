import type pg from 'pg';
import type { Driver, Session } from './driver.ts';
import { StoreError, engineFault } from './errors.ts';
import { READERS } from './values.ts';

/** Opens a pool on the server; throws `StoreError` `unreachable` when it does not answer. */
export async function openServer(databaseUrl: string): Promise<Driver> {
  const { Client, Pool, types } = await import('pg');
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'waymark',
    types: { getTypeParser: (type, format) => READERS[type] ?? types.getTypeParser(type, format) },
  };
  const pool = new Pool({ ...config, max: 10 });
  pool.on('error', () => {}); // an idle connection broke; the pool has dropped it, and the next query opens another or says why not
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw engineFault(error);
  }
  return {
    kind: 'server',
    transaction: (work) => inTransaction(pool, work),
    alone: (name, work) => withAdvisoryLock(new Client(config), name, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => { throw engineFault(error); });
  const session = sessionOf(client);
  let broken = false;
  try {
    await session.script('begin');
    const result = await work(session);
    await commit(client);
    return result;
  } catch (error) {
    // A connection that cannot even roll back is given up; the first error is the one to tell.
    await client.query('rollback').catch(() => { broken = true; });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A transaction in which a statement failed answers `commit` by rolling back, without an error: make it one. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => { throw engineFault(error); });
  if (command !== 'COMMIT') throw new StoreError('refused', 'a transaction with a failed statement cannot be kept', 'this is a fault in Waymark: report it');
}

/**
 * A session's advisory lock on a connection of its own: it goes when the process goes, and it takes none of the
 * pool's connections from `work`. Needs a direct connection or a pooler in session mode.
 */
async function withAdvisoryLock<T>(client: pg.Client, name: string, work: () => Promise<T>): Promise<T | null> {
  let lost = false;
  client.on('error', () => { lost = true; });
  const session = sessionOf(client);
  try {
    await client.connect().catch((error: unknown) => { throw engineFault(error); });
    const [row] = await session.query<{ got: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [name]);
    if (row?.got !== true) return null;
    const result = await work();
    if (lost) {
      throw new StoreError('unreachable', 'the connection that held the course was lost while the run went on',
        'run the command again: what was done stays done');
    }
    return result;
  } finally {
    await client.end();
  }
}

function sessionOf(client: pg.Client | pg.PoolClient): Session {
  return {
    async query<T>(sql: string, params: readonly unknown[] = []) {
      try {
        return (await client.query<T & object>(sql, [...params])).rows;
      } catch (error) {
        throw engineFault(error);
      }
    },
    async script(sql) {
      try {
        await client.query(sql);
      } catch (error) {
        throw engineFault(error);
      }
    },
  };
}
