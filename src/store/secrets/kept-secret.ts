import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SchoolId } from '../../ids.ts';
import { hasCode, inFolder } from '../engine/folder-fault.ts';
import { Sealed, type SealContext, type Vault } from './vault.ts';

/** No school's: it belongs to the installation. */
export const INSTALLATION = SchoolId.parse('-');

/**
 * A secret of the installation, made once and kept sealed in the data folder of an embedded store. Several processes may
 * come first at once: all get the same.
 */
export function keptSecret(
  dataDir: string,
  purpose: string,
  vault: Vault,
  make: () => Promise<string>,
): Promise<string> {
  return inFolder(() => keep(dataDir, purpose, vault, make));
}

async function keep(dataDir: string, purpose: string, vault: Vault, make: () => Promise<string>): Promise<string> {
  const file = join(dataDir, purpose);
  const context = boundAs(purpose);
  const kept = await read(file);
  if (kept !== null) return vault.open(kept, context);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = join(dataDir, `${purpose}-${randomUUID()}`);
  try {
    await writeFile(draft, JSON.stringify(await vault.seal(await make(), context)), { mode: 0o600 });
    await link(draft, file); // whole or not at all, and never over one that is there
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return vault.open(Sealed.parse(JSON.parse(await readFile(file, 'utf8'))), context);
}

/** Seals it anew with the key that seals now; nothing is there where it was never made. */
export async function sealKeptAnew(dataDir: string, purpose: string, vault: Vault): Promise<void> {
  const file = join(dataDir, purpose);
  const kept = await read(file);
  if (kept === null) return;
  const context = boundAs(purpose);
  const draft = join(dataDir, `${purpose}-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(await vault.seal(await vault.open(kept, context), context)), { mode: 0o600 });
  await rename(draft, file); // whole or not at all
}

function boundAs(purpose: string): SealContext {
  return { lms: null, school: INSTALLATION, user: '', purpose };
}

async function read(file: string): Promise<Sealed | null> {
  try {
    return Sealed.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
