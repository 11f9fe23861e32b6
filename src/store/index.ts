import type { Driver, SqlRunner } from './engine/driver.ts';
import { StoreError } from './errors.ts';
import { checkPlace } from './engine/make-folder.ts';
import { migrateDriver, readMigrations, versionOf } from './engine/migrations.ts';
import type { Migrated } from './engine/migrations.ts';
import type { Store, StoreSettings } from './types.ts';
import { storeOver } from './engine/wall.ts';

export interface StoreOptions {
  /** The command that opens it, told to a second one that finds the folder in use. Its name only, no arguments. */
  readonly command?: string;
}

/**
 * Opens the store. An embedded one is made and migrated by opening it; a server's schema must be this Waymark's
 * already. Throws `StoreError` (`busy`, `unreachable`, `behind`, `ahead`, `changed`) with what to do.
 */
export async function openStore(settings: StoreSettings, options: StoreOptions = {}): Promise<Store> {
  const { driver } = await openReady(settings, options, settings.databaseUrl === null);
  return storeOver(driver);
}

/** Brings the schema up to this Waymark's, on a server (as the owner of its tables) as in a folder. */
export async function migrate(settings: StoreSettings, options: StoreOptions = {}): Promise<Migrated> {
  const asOwner = { ...settings, databaseUrl: settings.ownerUrl ?? settings.databaseUrl };
  const { driver, migrated } = await openReady(asOwner, options, true);
  await driver.close();
  return migrated;
}

export interface StoreState {
  readonly kind: 'embedded' | 'server';
  /** `absent`: an embedded store nobody has needed yet; the first command makes it. */
  readonly state: 'ready' | 'absent' | StoreError['kind'];
  readonly version: number | null;
  readonly needed: number;
  /** On a server: the login everything works with owns the tables, and so could take the wall and the audit down. */
  readonly ownsTables: boolean;
  /** What keeps the store from being used and what to do about it; null: it is ready. */
  readonly what: string | null;
  readonly todo: string | null;
}

/** Looks at the store and changes nothing; never throws for what `doctor` is there to tell. */
export async function storeState(settings: StoreSettings, options: StoreOptions = {}): Promise<StoreState> {
  const kind = settings.databaseUrl === null ? 'embedded' : 'server';
  const needed = (await readMigrations()).length;
  try {
    if (settings.databaseUrl === null && !(await (await import('./engine/pglite.ts')).isMade(settings.dataDir))) {
      await checkPlace(settings.dataDir);
      return {
        kind,
        state: 'absent',
        version: null,
        needed,
        ownsTables: false,
        what: 'no store here yet',
        todo: 'nothing: the first command that needs it makes it',
      };
    }
    const { driver } = await openDriver(settings, options);
    try {
      const { version } = await versionOf(driver);
      const ownsTables = kind === 'server' && (await driver.transaction(ownsItsTables));
      if (version >= needed) return { kind, state: 'ready', version, needed, ownsTables, what: null, todo: null };
      const { kind: state, message, todo } = behind(version, needed);
      return { kind, state, version, needed, ownsTables, what: message, todo };
    } finally {
      await driver.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return {
      kind,
      state: error.kind,
      version: null,
      needed,
      ownsTables: false,
      what: error.message,
      todo: error.todo,
    };
  }
}

async function ownsItsTables(sql: SqlRunner): Promise<boolean> {
  const [row] = await sql.query<{ owns: boolean }>(
    `select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and pg_has_role(current_user, relowner, 'MEMBER')) as owns`,
  );
  return row?.owns === true;
}

async function openReady(
  settings: StoreSettings,
  options: StoreOptions,
  mayMigrate: boolean,
): Promise<{ driver: Driver; migrated: Migrated }> {
  const { driver, made } = await openDriver(settings, options);
  try {
    if (mayMigrate) {
      const migrated = await migrateDriver(driver);
      await made();
      return { driver, migrated };
    }
    const { version, needed } = await versionOf(driver);
    if (version < needed) throw behind(version, needed);
    return { driver, migrated: { from: version, to: version, applied: [] } };
  } catch (error) {
    await driver.close();
    throw error;
  }
}

/** Each engine is loaded only when it is used. */
async function openDriver(
  settings: StoreSettings,
  options: StoreOptions,
): Promise<{ driver: Driver; made: () => Promise<void> }> {
  if (settings.databaseUrl !== null) {
    const { openServer } = await import('./engine/postgres.ts');
    const { instances = 1, connections = null, beside = 0 } = settings;
    return { driver: await openServer(settings.databaseUrl, { instances, connections, beside }), made: async () => {} };
  }
  const { openFolder } = await import('./engine/pglite.ts');
  const driver = await openFolder(settings.dataDir, options.command ?? 'waymark');
  return { driver, made: driver.made };
}

function behind(version: number, needed: number): StoreError {
  return new StoreError(
    'behind',
    `the store's schema is at ${version}, this Waymark needs ${needed}`,
    'run `npx waymark migrate`',
  );
}
