import { Socket } from 'node:net';
import type pg from 'pg';
import type { Driver, SqlRunner } from './driver.ts';
import { StoreError, engineFault } from '../errors.ts';
import { lockLine } from './lock-line.ts';
import { CONNECTIONS_TAKEN, poolSize } from './pool-size.ts';
import type { Statement } from './prepared.ts';
import { LIMITS, LIMITS_OF_MIGRATING, within, type Limits } from './server-limits.ts';
import { watch, type Line } from './server-line.ts';
import { READERS } from './values.ts';

/** Milliseconds a connection has to close in an orderly way; then its socket is destroyed. */
const GOODBYE = 5_000;

const BEGIN: Statement = { sql: 'begin', params: [] };

export interface ServerOptions {
  readonly limits?: Limits;
  /** Processes that work on it at once, at most. */
  readonly instances?: number;
  /** How many connections it may take from all of them; null: it is asked. */
  readonly connections?: number | null;
  /** Of those, how many each process takes beside this pool. */
  readonly beside?: number;
}

/**
 * Opens a pool on the server, as great as its share of what the server takes. Throws `StoreError` `unreachable` when it does not
 * answer, `refused` when so many processes would have too few connections each.
 */
export async function openServer(
  databaseUrl: string,
  { limits = LIMITS, instances = 1, connections = null, beside = 0 }: ServerOptions = {},
): Promise<Driver> {
  const { Client, Pool, types } = await import('pg');
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000, // what stands idle, as the locks do, is lost unseen otherwise where a network forgets it
    application_name: 'waymark',
    types: { getTypeParser: (type, format) => READERS[type] ?? types.getTypeParser(type, format) },
  };
  const wires = new Set<Socket>();
  const pool = new Pool({ ...config, max: 1, stream: () => wireIn(wires) });
  pool.on('error', () => {}); // an idle connection broke; the pool has dropped it, and the next query opens another or says why not
  try {
    const taken = connections ?? (await pool.query<{ taken: number }>(CONNECTIONS_TAKEN)).rows[0]?.taken ?? 0;
    pool.options.max = poolSize(taken, instances, beside);
    if (connections !== null) (await pool.connect()).release(); // nothing was asked yet
  } catch (error) {
    await end(pool, wires);
    throw engineFault(error);
  }
  const alone = lockLine({
    unopened() {
      const own = new Set<Socket>();
      return { client: new Client({ ...config, stream: () => wireIn(own) }), wires: own };
    },
    end: (connection) => end(connection.client, connection.wires),
    answer: limits.answer,
  });
  return {
    kind: 'server',
    transaction: (work, { migrating = false } = {}) =>
      inTransaction(pool, migrating ? LIMITS_OF_MIGRATING : limits, [], work),
    begunWith: (first, work) => inTransaction(pool, limits, [first], work),
    async asked<T>(...statements: readonly Statement[]) {
      const client = await pool.connect().catch((error: unknown) => {
        throw engineFault(error);
      });
      const line = watch(client, limits.answer);
      try {
        return await line.together<T>(within(limits), ...statements);
      } finally {
        client.release(line.lost() !== null);
        line.leave();
      }
    },
    alone,
    close: () => end(pool, wires),
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  limits: Limits,
  first: readonly Statement[],
  work: (transaction: SqlRunner) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw engineFault(error);
  });
  const line = watch(client, limits.answer);
  let broken = false;
  try {
    await line.together(BEGIN, within(limits), ...first);
    const result = await work(line.sql);
    await commit(line);
    return result;
  } catch (error) {
    // A connection that cannot even roll back is given up; the first error is the one to tell.
    await line.sql.script('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken || line.lost() !== null); // from here on the pool listens
    line.leave();
  }
}

/** A transaction in which a statement failed answers `commit` by rolling back, without an error: make it one. */
async function commit(line: Line): Promise<void> {
  const { command } = await line.ask('commit');
  if (command !== 'COMMIT')
    throw new StoreError(
      'refused',
      'a transaction with a failed statement cannot be kept',
      'this is a fault in Waymark: report it',
    );
}

function wireIn(wires: Set<Socket>): Socket {
  const wire = new Socket();
  wires.add(wire);
  wire.once('close', () => wires.delete(wire));
  return wire;
}

/** Closes the pool, and does not wait for a server that no longer answers. */
async function end(connected: { end(): Promise<void> }, wires: ReadonlySet<Socket>): Promise<void> {
  const cut = setTimeout(() => {
    for (const wire of wires) wire.destroy();
  }, GOODBYE);
  try {
    await connected.end();
  } finally {
    clearTimeout(cut);
  }
}
