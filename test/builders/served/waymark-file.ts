import { cpSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScript, SCRIPTS } from '../../../src/pages/kit/scripts.ts';
import { ASSETS } from '../../../src/pages/look/assets/route.ts';
import { processFile } from './process-file.ts';

const LOOK = fileURLToPath(new URL('../../../src/pages/look/assets/', import.meta.url));

/** The program `waymark` for processes of their own. */
export function waymarkFile(): Promise<string> {
  return servingFile(new URL('waymark.ts', import.meta.url));
}

/** A TypeScript file that serves our pages, for processes of their own: with what the pages read from beside them. */
export async function servingFile(source: URL): Promise<string> {
  const file = processFile(source);
  beside ??= putIn(dirname(file));
  await beside;
  return file;
}

let beside: Promise<void> | null = null;

async function putIn(folder: string): Promise<void> {
  for (const name of Object.keys(ASSETS)) cpSync(join(LOOK, name), join(folder, name));
  await Promise.all(SCRIPTS.map(async (name) => writeFile(join(folder, `${name}.js`), await bundleScript(name))));
}
