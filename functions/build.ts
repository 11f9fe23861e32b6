import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { z } from 'zod';
import { bundleScript, SCRIPTS } from '../src/pages/kit/scripts.ts';
import { ASSETS } from '../src/pages/look/assets/route.ts';
import { Lock, lockFor } from './lock.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Not in the bundle: the framework must be the very one that starts us (the targets are registered with it), and the embedded
 * store finds its own files beside its own code. Both are installed beside the bundle, in our versions.
 */
const Installed = z.object({ '@google-cloud/functions-framework': z.string(), '@electric-sql/pglite': z.string() });

/** What the code reads from beside itself: a folder, or a file by its name. */
const BESIDE: Readonly<Record<string, string>> = {
  migrations: 'src/store/engine/migrations',
  ...Object.fromEntries(Object.keys(ASSETS).map((name) => [name, `src/pages/look/assets/${name}`])),
};

/** Older packages in the bundle ask for their parts by `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const Package = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  type: z.string(),
  engines: z.record(z.string(), z.string()),
  dependencies: Installed,
});

/** Makes the folder that the functions framework takes: `npx functions-framework --source=FOLDER --target=pages|nightly|course`. */
export async function build(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: ['functions/index.ts'],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    banner: { js: REQUIRE },
    external: [...Object.keys(Installed.shape), 'pg-native', 'esbuild'], // the scripts of pages lie beside, bundled here
    legalComments: 'linked',
    logLevel: 'warning',
  });
  for (const [name, source] of Object.entries(BESIDE))
    await cp(join(ROOT, source), join(folder, name), { recursive: true });
  for (const script of SCRIPTS) await writeFile(join(folder, `${script}.js`), await bundleScript(script));
  const ours = await manifest();
  const lock = lockFor(Lock.parse(await readJson('package-lock.json')), ours);
  for (const [name, content] of [
    ['package.json', ours],
    ['package-lock.json', lock],
  ] as const) {
    await writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  }
}

async function manifest() {
  const { dependencies, ...ours } = Package.parse(await readJson('package.json'));
  return { ...ours, private: true, main: 'index.js', dependencies };
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(ROOT, name), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(join(ROOT, 'dist'));
