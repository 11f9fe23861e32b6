import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';

/** The engine's own version, as it stands in `PG_VERSION`. */
const ENGINE = '18';
/** Bytes of the engine's control file, always. */
const CONTROL_BYTES = 8192;

const TODO =
  'set WAYMARK_DATA_DIR to another folder, or put a backup of the store in its place; what is there was left as it is';

/**
 * Whether a database stands in `folder`, looked at and not touched: the engine would make a new one among foreign files.
 * `none`: there is no such folder, or it is empty.
 * @throws StoreError `folder` when something else is there, or a database that is damaged or another engine's
 */
export async function databaseIn(folder: string): Promise<'none' | 'made'> {
  const found = await stat(folder).catch(() => null);
  if (found === null) return 'none';
  if (!found.isDirectory()) throw refused('a file stands where its database should be');
  if ((await readdir(folder)).length === 0) return 'none';
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) throw refused("its database folder holds files that are not Waymark's");
  if (version.trim() !== ENGINE)
    throw refused(
      `its database was made by another engine (version ${version.trim().slice(0, 10)}, this Waymark has ${ENGINE})`,
    );
  const control = await stat(join(folder, 'global', 'pg_control')).catch(() => null);
  if (control?.size !== CONTROL_BYTES) throw refused('its database is damaged (the control file)');
  return 'made';
}

/** The engine would not open a database that looked sound from outside. */
export function damaged(): StoreError {
  return refused('its database is damaged');
}

function refused(why: string): StoreError {
  return new StoreError('folder', `the data folder cannot be used: ${why}`, TODO);
}
