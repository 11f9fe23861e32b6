import type { Socket } from 'node:net';
import pLimit, { type LimitFunction } from 'p-limit';
import type pg from 'pg';
import { StoreError, engineFault } from '../errors.ts';
import type { Driver, Held } from './driver.ts';
import { watch, type Line } from './server-line.ts';

/** A connection that is not open yet, and a way to see the sockets it will use. */
export interface Unopened {
  readonly client: pg.Client;
  readonly wires: ReadonlySet<Socket>;
}

interface Shared extends Unopened {
  readonly line: Line;
  readonly opened: Promise<unknown>;
  /** One statement at a time: the connection takes no second before it has answered the first. */
  readonly inTurn: LimitFunction;
  /** Of those who hold or want one. */
  locks: number;
}

export interface LockLineParts {
  readonly unopened: () => Unopened;
  readonly end: (connection: Unopened) => Promise<void>;
  /** Milliseconds a statement waits for its answer. */
  readonly answer: number;
}

/**
 * All advisory locks of a process on one connection, beside the pool: they go when the process goes, and take no connection
 * from the work done under them. It stands outside any transaction, so that no limit of one ends it, and ends with the last
 * lock. When it is lost all its locks are: each holder learns of it before its next transaction (and what one keeps that does
 * not know yet is refused by its turn), and who comes next opens another. Needs a direct connection or a pooler in session mode.
 */
export function lockLine({ unopened, end, answer }: LockLineParts): Driver['alone'] {
  const taken = new Set<string>(); // to one connection the server gives the same lock twice
  let current: Shared | null = null;

  const open = (connection: Unopened): Shared => ({
    ...connection,
    line: watch(connection.client, answer),
    opened: connection.client.connect(),
    inTurn: pLimit(1),
    locks: 0,
  });

  function join(): Shared {
    const shared = current === null || current.line.lost() !== null ? open(unopened()) : current;
    shared.locks += 1;
    current = shared;
    return shared;
  }

  async function leave(shared: Shared): Promise<void> {
    shared.locks -= 1;
    if (shared.locks > 0) return;
    if (current === shared) current = null;
    await end(shared);
  }

  return async (name, work) => {
    if (taken.has(name)) return null;
    taken.add(name);
    const { shared, got } = await take(name).catch((error: unknown) => {
      taken.delete(name);
      throw error;
    });
    try {
      return got ? await locked(shared, name, work) : null;
    } finally {
      await leave(shared);
      taken.delete(name);
    }
  };

  /** Asks for the lock; asks again on a new connection where the existing one turns out to be lost. */
  async function take(name: string, isFirst = true): Promise<{ shared: Shared; got: boolean }> {
    const shared = join();
    try {
      await shared.opened.catch((error: unknown) => {
        throw engineFault(error);
      });
      const [row] = await shared.inTurn(() =>
        shared.line.sql.query<{ got: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [name]),
      );
      return { shared, got: row?.got === true };
    } catch (error) {
      const wasShared = shared.locks > 1;
      // the server may say that it ends the connection before the connection is seen to end
      const isLost = shared.line.lost() !== null || (error instanceof StoreError && error.kind === 'unreachable');
      if (isLost && current === shared) current = null;
      await leave(shared);
      if (isFirst && wasShared && isLost) return take(name, false);
      throw error;
    }
  }
}

async function locked<T>(shared: Shared, name: string, work: (lock: Held) => Promise<T>): Promise<T | null> {
  const { line } = shared;
  const check = (): void => {
    if (line.lost() === null) return;
    throw new StoreError(
      'unreachable',
      'the connection that held the course was lost while the run went on',
      'run the command again: what was done stays done',
    );
  };
  try {
    const result = await work({ check });
    check();
    return result;
  } finally {
    if (line.lost() === null) await unlock(shared, name);
  }
}

/** A lock that cannot be released ends with its connection. Holders of other locks on that connection are told. */
async function unlock({ line, wires, inTurn }: Shared, name: string): Promise<void> {
  await inTurn(() => line.sql.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])).catch(() => {
    for (const wire of wires) wire.destroy();
  });
}
