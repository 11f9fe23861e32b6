import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { PGlite, Transaction as PGliteTransaction } from '@electric-sql/pglite';
import { ALWAYS_HELD, type Driver, type SqlRunner } from './driver.ts';
import { StoreError, diskFull, engineFault } from '../errors.ts';
import { damaged, databaseIn } from './folder-check.ts';
import { hasCode, inFolder, isFull } from './folder-fault.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { makeFolder } from './make-folder.ts';
import { inOneMessage } from './one-message.ts';
import type { Statement } from './prepared.ts';
import { tidying } from './tidy.ts';
import { READERS } from './values.ts';

/** The database's own folder inside the data folder. */
const DATABASE = 'db';
/** Stands beside it from the first byte until the schema is there: nothing of value is in it yet. */
const UNFINISHED = 'db.unfinished';

/** Laying out PostgreSQL's usual 128 MB takes half of the time that opening takes; what does not fit is read from the system's own cache. */
const BUFFERS = ['-c', 'shared_buffers=16MB'];
/** A fifth of the usual sample (`tidy.ts`): enough to choose an index by, and a table of 36,000 rows is counted in 25 ms instead of 117. */
const SAMPLES = ['-c', 'default_statistics_target=20'];

export interface EmbeddedDriver extends Driver {
  /** The schema is complete: from now on the folder is kept whatever happens. */
  made: () => Promise<void>;
}

/** Opens the embedded engine on `dataDir`, alone; throws `StoreBusy` when another live process has it. */
export async function openFolder(dataDir: string, command: string): Promise<EmbeddedDriver> {
  await makeFolder(dataDir);
  return inFolder(async () => {
    const lock = await lockFolder(dataDir, command);
    try {
      return await openLocked(dataDir, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

async function openLocked(dataDir: string, lock: FolderLock): Promise<EmbeddedDriver> {
  const database = join(dataDir, DATABASE);
  const unfinished = join(dataDir, UNFINISHED);
  if (await exists(unfinished)) await rm(database, { recursive: true, force: true }); // its making was cut short
  const before = await databaseIn(database);
  if (before === 'none') await writeFile(unfinished, '');

  const driver = await openEngine(database).catch(async (error: unknown) => {
    if (await isFull(dataDir)) throw diskFull('ENOSPC');
    throw before === 'made' ? damaged() : error;
  });
  return {
    ...driver,
    made: () => inFolder(() => rm(unfinished, { force: true })),
    async transaction(work, options) {
      await inFolder(() => lock.check());
      return driver.transaction(work, options);
    },
    async begunWith(first, work) {
      await inFolder(() => lock.check());
      return driver.begunWith(first, work);
    },
    async asked(...statements) {
      await inFolder(() => lock.check());
      return driver.asked(...statements);
    },
    close: () =>
      inFolder(async () => {
        if (await lock.isMine()) await driver.close(); // closing the engine writes to the folder, which must not happen once another process has it
        await lock.release();
      }),
  };
}

/** Whether a finished database stands in `dataDir`. */
export async function isMade(dataDir: string): Promise<boolean> {
  return inFolder(async () => (await exists(join(dataDir, DATABASE))) && !(await exists(join(dataDir, UNFINISHED))));
}

/** The engine in memory: a fresh one, or a copy of a `dumpDataDir`. Without the folder's lock. */
export async function openMemory(copyOf?: Blob): Promise<Driver & { dump(): Promise<Blob> }> {
  return openEngine('memory://', copyOf);
}

async function openEngine(place: string, copyOf?: Blob): Promise<Driver & { dump(): Promise<Blob> }> {
  const { PGlite } = await import('@electric-sql/pglite');
  let engine: PGlite;
  try {
    engine = await PGlite.create(place, {
      parsers: READERS,
      startParams: [...PGlite.defaultStartParams, ...BUFFERS, ...SAMPLES],
      ...(copyOf === undefined ? {} : { loadDataDir: copyOf }),
    });
  } catch (error) {
    throw new StoreError(
      'unreachable',
      `the embedded store could not be opened (${error instanceof Error ? error.name : 'unknown'})`,
      'check that the data folder (WAYMARK_DATA_DIR) is writable and its disk is not full',
    );
  }
  const locked = new Set<string>();
  const tidied = tidying(engine);
  const ask = await inOneMessage(engine);
  const inTurn = pLimit(1); // what is asked at once must not fall into an open transaction
  async function inTransaction<T>(first: Statement | null, work: (transaction: SqlRunner) => Promise<T>): Promise<T> {
    let thrown: { readonly error: unknown } | undefined; // what `work` threw stays as it is; the rest is the engine's
    try {
      return await inTurn(async () => {
        await tidied();
        return engine.transaction(async (inner) => {
          const transaction = transactionOf(inner, ask);
          if (first !== null) await ask(first);
          return work(transaction).catch((error: unknown) => {
            thrown = { error };
            throw error;
          });
        });
      });
    } catch (error) {
      throw thrown === undefined ? engineFault(error) : thrown.error;
    }
  }
  return {
    kind: 'embedded',
    transaction: (work) => inTransaction(null, work),
    begunWith: inTransaction,
    async asked<T>(...statements: readonly Statement[]) {
      try {
        return await inTurn(() => ask<T>(...statements));
      } catch (error) {
        throw engineFault(error);
      }
    },
    async alone(name, work) {
      if (locked.has(name)) return null; // one process per folder, so its own memory is lock enough
      locked.add(name);
      try {
        return await work(ALWAYS_HELD); // the folder's own lock is looked at before each transaction
      } finally {
        locked.delete(name);
      }
    },
    dump: async () => engine.dumpDataDir('none'),
    close: async () => engine.close(),
  };
}

function transactionOf(inner: PGliteTransaction, ask: Awaited<ReturnType<typeof inOneMessage>>): SqlRunner {
  return {
    async query<T>(sql: string, params: readonly unknown[] = []) {
      try {
        if (inner.closed) throw new Error('the transaction has ended');
        return await ask<T>({ sql, params });
      } catch (error) {
        throw engineFault(error);
      }
    },
    async script(sql) {
      try {
        await inner.exec(sql);
      } catch (error) {
        throw engineFault(error);
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error; // whether it is there cannot be seen
  }
}
