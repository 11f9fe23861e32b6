import { Socket } from 'node:net';
import type pg from 'pg';
import type { Driver, Session } from './driver.ts';
import { StoreError, engineFault } from '../errors.ts';
import { LIMITS, LIMITS_OF_MIGRATING, beginWithin, type Limits } from './server-limits.ts';
import { watch, type Line } from './server-line.ts';
import { READERS } from './values.ts';

/** Milliseconds a connection has to say goodbye; then it is cut. */
const GOODBYE = 5_000;

/** Opens a pool on the server; throws `StoreError` `unreachable` when it does not answer. */
export async function openServer(databaseUrl: string, limits: Limits = LIMITS): Promise<Driver> {
  const { Client, Pool, types } = await import('pg');
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'waymark',
    types: { getTypeParser: (type, format) => READERS[type] ?? types.getTypeParser(type, format) },
  };
  const wires = new Set<Socket>();
  const pool = new Pool({ ...config, max: 10, stream: () => wireIn(wires) });
  pool.on('error', () => {}); // an idle connection broke; the pool has dropped it, and the next query opens another or says why not
  try {
    (await pool.connect()).release();
  } catch (error) {
    await end(pool, wires);
    throw engineFault(error);
  }
  return {
    kind: 'server',
    transaction: (work, { migrating = false } = {}) => inTransaction(pool, migrating ? LIMITS_OF_MIGRATING : limits, work),
    async alone(name, work) {
      const own = new Set<Socket>();
      const client = new Client({ ...config, stream: () => wireIn(own) });
      try {
        return await withAdvisoryLock(client, limits, name, work);
      } finally {
        await end(client, own);
      }
    },
    close: () => end(pool, wires),
  };
}

async function inTransaction<T>(pool: pg.Pool, limits: Limits, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => { throw engineFault(error); });
  const line = watch(client, limits.answer);
  let broken = false;
  try {
    await line.session.script(beginWithin(limits));
    const result = await work(line.session);
    await commit(line);
    return result;
  } catch (error) {
    // A connection that cannot even roll back is given up; the first error is the one to tell.
    await line.session.script('rollback').catch(() => { broken = true; });
    throw error;
  } finally {
    client.release(broken || line.lost() !== null); // from here on the pool listens
    line.leave();
  }
}

/** A transaction in which a statement failed answers `commit` by rolling back, without an error: make it one. */
async function commit(line: Line): Promise<void> {
  const { command } = await line.ask('commit');
  if (command !== 'COMMIT') throw new StoreError('refused', 'a transaction with a failed statement cannot be kept', 'this is a fault in Waymark: report it');
}

/**
 * A session's advisory lock on a connection of its own: it goes when the process goes, and it takes none of the
 * pool's connections from `work`. It stands outside any transaction, so no limit of one ends it. Needs a direct connection
 * or a pooler in session mode.
 */
async function withAdvisoryLock<T>(client: pg.Client, limits: Limits, name: string, work: () => Promise<T>): Promise<T | null> {
  const line = watch(client, limits.answer);
  await client.connect().catch((error: unknown) => { throw engineFault(error); });
  const [row] = await line.session.query<{ got: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [name]);
  if (row?.got !== true) return null;
  const result = await work();
  if (line.lost() !== null) {
    throw new StoreError('unreachable', 'the connection that held the course was lost while the run went on',
      'run the command again: what was done stays done');
  }
  return result;
}

function wireIn(wires: Set<Socket>): Socket {
  const wire = new Socket();
  wires.add(wire);
  wire.once('close', () => wires.delete(wire));
  return wire;
}

/** Says goodbye, and does not wait for a server that no longer hears it. */
async function end(connected: { end(): Promise<void> }, wires: ReadonlySet<Socket>): Promise<void> {
  const cut = setTimeout(() => { for (const wire of wires) wire.destroy(); }, GOODBYE);
  try {
    await connected.end();
  } finally {
    clearTimeout(cut);
  }
}
