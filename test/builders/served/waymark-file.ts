import { cpSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScript, SCRIPTS } from '../../../src/pages/kit/scripts.ts';
import { ASSETS } from '../../../src/pages/look/assets/route.ts';
import { processFile } from './process-file.ts';

const LOOK = fileURLToPath(new URL('../../../src/pages/look/assets/', import.meta.url));

/** The program `waymark` for processes of their own, with what its pages read from beside them. */
export function waymarkFile(): Promise<string> {
  made ??= make();
  return made;
}

let made: Promise<string> | null = null;

async function make(): Promise<string> {
  const file = processFile(new URL('waymark.ts', import.meta.url));
  const folder = dirname(file);
  for (const name of Object.keys(ASSETS)) cpSync(join(LOOK, name), join(folder, name));
  await Promise.all(SCRIPTS.map(async (name) => writeFile(join(folder, `${name}.js`), await bundleScript(name))));
  return file;
}
