import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import type { Driver, SqlRunner } from './driver.ts';
import { StoreError } from '../errors.ts';
import { LIMITS } from './server-limits.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number, the same for all: the name of the server's lock for migrating. */
const LOCK = 7_219_046;

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  /** The fewest migrations a Waymark may know and still work on a store that has this one. */
  readonly oldest: number;
}

export interface Migrated {
  readonly from: number;
  readonly to: number;
  /** Names of the files that were run now. */
  readonly applied: readonly string[];
}

interface Applied {
  readonly version: number;
  readonly checksum: string;
  /** As `Migration.oldest`; null: written down by a Waymark that did not know of it yet. */
  readonly oldest: number | null;
}

/** The files of `migrations/` in order; file n is version n. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name, index) => {
      const version = Number(name.slice(0, 4));
      if (version !== index + 1)
        throw new StoreError('misuse', `migration ${name} is out of order`, `number it ${index + 1}`);
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      return {
        version,
        name,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
        oldest: oldestFor(sql, version),
      };
    }),
  );
}

/** Its line `-- oldest: N`; a migration that does not say so lets no older Waymark go on. */
export function oldestFor(sql: string, version: number): number {
  return Number(/^-- oldest: (\d+)$/m.exec(sql)?.[1] ?? version);
}

/** Runs the missing migrations, each file in its own transaction. Several processes may call it at once. */
export async function migrateDriver(driver: Driver): Promise<Migrated> {
  const migrations = await readMigrations();
  const applied: string[] = [];
  for (;;) {
    const step = await driver.transaction(
      async (transaction) => {
        await transaction.query('select pg_advisory_xact_lock($1)', [LOCK]);
        // a statement that waits for a table blocks everybody queued behind it, so it gives up early
        await transaction.script(`set local lock_timeout = ${LIMITS.lock}`);
        const done = await appliedTo(transaction);
        checkHistory(migrations, done);
        const next = migrations[done.length];
        if (next === undefined) return null;
        await transaction.script(RECORDS);
        await transaction.script(next.sql);
        await transaction.query(
          'insert into waymark_migrations (version, name, checksum, oldest) values ($1, $2, $3, $4)',
          [next.version, next.name, next.checksum, next.oldest],
        );
        return next.name;
      },
      { migrating: true },
    );
    if (step === null) break;
    applied.push(step);
  }
  const { version } = await versionOf(driver);
  return { from: version - applied.length, to: version, applied };
}

const RECORDS = `create table if not exists waymark_migrations (
  version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
);
alter table waymark_migrations add column if not exists oldest integer`;

/**
 * The version the database is at; 0 when Waymark never was there, more than is needed when a newer one has been there that
 * lets this one go on. Throws when the schema is not of this Waymark's line, or too new for it.
 */
export async function versionOf(driver: Driver): Promise<{ version: number; needed: number }> {
  const migrations = await readMigrations();
  const done = await driver.transaction(appliedTo);
  checkHistory(migrations, done);
  return { version: done.length, needed: migrations.length };
}

async function appliedTo(transaction: SqlRunner): Promise<Applied[]> {
  const [found] = await transaction.query<{ there: boolean }>(
    `select to_regclass('waymark_migrations') is not null as there`,
  );
  if (found?.there !== true) return [];
  // through JSON, because a store that was migrated before there was such a column has none
  return transaction.query<Applied>(
    `select version, checksum, (to_jsonb(stored) ->> 'oldest')::integer as oldest from waymark_migrations as stored order by version`,
  );
}

function checkHistory(migrations: readonly Migration[], done: readonly Applied[]): void {
  const closed = done.slice(migrations.length).find(({ oldest }) => oldest === null || oldest > migrations.length);
  if (closed !== undefined) {
    throw new StoreError(
      'ahead',
      `the store's schema is at ${done.length} and needs a Waymark that knows ${closed.oldest ?? closed.version}, this one knows ${migrations.length}`,
      'a newer Waymark has used this store: run that one, or a store of its own',
    );
  }
  const changed = done
    .slice(0, migrations.length)
    .find((record, index) => record.checksum !== migrations[index]?.checksum);
  if (changed === undefined) return;
  throw new StoreError(
    'changed',
    `migration ${changed.version} of the store is not the one this Waymark has`,
    'the store was made by another build: run that one, or begin with an empty store (another WAYMARK_DATA_DIR or database)',
  );
}
