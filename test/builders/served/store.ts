import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Driver, SqlRunner } from '../../../src/store/engine/driver.ts';
import { migrateDriver, readMigrations } from '../../../src/store/engine/migrations.ts';
import { openMemory } from '../../../src/store/engine/pglite.ts';
import type { Store } from '../../../src/store/types.ts';
import { storeOver } from '../../../src/store/engine/wall.ts';
import { kept } from './kept.ts';
import { afterFile, atEnd } from '../../runner/after-file.ts';

/**
 * Engines that nobody uses at the moment: starting one costs a second of work, emptying it some milliseconds. One is kept for the test
 * files that this process runs next, and ends with it.
 */
const idle: Driver[] = [];
const KEPT = 1;
afterFile(async () => {
  for (const engine of idle.splice(KEPT)) await engine.close();
});
// an open engine has a timer of its own, set anew every ten seconds
atEnd(async () => {
  for (const engine of idle.splice(0)) await engine.close();
});

/** A migrated, empty store in memory. Close it: the next one takes its engine over, emptied. */
export async function memoryStore(): Promise<Store> {
  const engine = idle.pop();
  if (engine !== undefined) await engine.transaction(emptied);
  return storeOver(lent(engine ?? (await openMemory(await template()))));
}

/** An engine until it is closed: whatever comes after that fails, as it would at an engine that ended. */
function lent(engine: Driver): Driver {
  let closed = false;
  return {
    ...engine,
    transaction: (work, options) => {
      if (closed) throw new Error('the store of an earlier test is used after it was closed');
      return engine.transaction(work, options);
    },
    begunWith: (first, work) => {
      if (closed) throw new Error('the store of an earlier test is used after it was closed');
      return engine.begunWith(first, work);
    },
    asked: (...statements) => {
      if (closed) throw new Error('the store of an earlier test is used after it was closed');
      return engine.asked(...statements);
    },
    async close() {
      closed = true;
      await engine.transaction(async () => {}); // what was still under way ends first
      idle.push(engine);
    },
  };
}

/** Emptying a table is the same work whether anything is in it or not, and a test fills few: only those that have a page are emptied, and only numbers that were given out begin anew. */
async function emptied(session: SqlRunner): Promise<void> {
  const filled = await session.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> 'waymark_migrations' and pg_relation_size(oid) > 0`,
  );
  await session.query(
    'select setval(seqrelid, seqstart, false) from pg_sequence where pg_sequence_last_value(seqrelid) is not null',
  );
  if (filled.length === 0) return;
  // only a test takes the audit away: no trigger keeps it in a transaction that plays a replica's
  await session.script(
    `set local session_replication_role = replica; truncate ${filled.map(({ name }) => name).join()} cascade`,
  );
}

/** A migrated, empty store as a dump of the embedded engine. */
export async function template(): Promise<Blob> {
  return openAsBlob(await templateFile());
}

/** The databases that others would be made of, which nobody does here, are two thirds of the files and a third of the work of opening it. */
const WITHOUT_MOULDS = ['template0', 'template1'].flatMap((name) => [
  `update pg_database set datistemplate = false where datname = '${name}'`,
  `drop database ${name}`,
]);

/** Where that dump is kept. */
export async function templateFile(): Promise<string> {
  return kept(`waymark-one-store-${await schemaName()}.tar`, async (draft) => {
    const engine = await openMemory();
    await migrateDriver(engine);
    for (const statement of WITHOUT_MOULDS) await engine.asked({ sql: statement, params: [] });
    const dump = await engine.dump();
    await engine.close();
    await writeFile(draft, dump.stream());
  });
}

/** Another for each set of migrations. */
export async function schemaName(): Promise<string> {
  const migrations = await readMigrations();
  return createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex')
    .slice(0, 16);
}
