import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle, type Plugin } from 'esbuild';
import { z } from 'zod';
import { bundleScript, SCRIPTS } from '../src/pages/kit/scripts.ts';
import { ASSETS } from '../src/pages/look/assets/route.ts';
import { later } from './later.ts';
import { lean } from './lean.ts';
import { Lock, lockFor } from './lock.ts';
import { TARGETS } from './targets.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Not in the bundle: the framework must be the very one that starts us (the targets are registered with it), express is what it
 * has loaded already when it comes to us, and the embedded store finds its own files beside its own code. All are installed
 * beside the bundle, in our versions.
 */
const Installed = z.object({
  '@google-cloud/functions-framework': z.string(),
  '@electric-sql/pglite': z.string(),
  express: z.string(),
});

/** What the code reads from beside itself: a folder, or a file by its name. */
const MIGRATIONS = { migrations: 'src/store/engine/migrations' };
const BESIDE: Readonly<Record<(typeof TARGETS)[number], Readonly<Record<string, string>>>> = {
  nightly: MIGRATIONS,
  course: MIGRATIONS,
  pages: {
    ...MIGRATIONS,
    ...Object.fromEntries(Object.keys(ASSETS).map((name) => [name, `src/pages/look/assets/${name}`])),
  },
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

/**
 * Makes the folder that the functions framework takes: `npx functions-framework --source=FOLDER --target=pages|nightly|course`.
 * In it each target has a folder of its own, which is all that its service is given.
 */
export async function build(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const packages = await manifests();
  await bundleInto(folder, 'functions/index.ts');
  await writeAll(folder, packages);
  await Promise.all(
    TARGETS.map(async (target) => {
      const own = join(folder, target);
      await bundleInto(own, `functions/${target}.ts`, [later(target)]);
      await writeAll(own, packages);
      for (const [name, source] of Object.entries(BESIDE[target]))
        await cp(join(ROOT, source), join(own, name), { recursive: true });
    }),
  );
  for (const script of SCRIPTS) await writeFile(join(folder, 'pages', `${script}.js`), await bundleScript(script));
}

/** A module imported at its first use only (`import()`) gets a file of its own, which is not read before that. */
async function bundleInto(folder: string, entry: string, plugins: Plugin[] = []): Promise<void> {
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: { index: entry },
    outdir: folder,
    bundle: true,
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true, // and not names: the log tells errors and places by them, and to give them back costs a call for each function
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    banner: { js: REQUIRE },
    external: [...Object.keys(Installed.shape), 'pg-native', 'esbuild'], // the scripts of pages lie beside, bundled here
    plugins: [lean, ...plugins],
    legalComments: 'linked',
    logLevel: 'warning',
  });
}

async function writeAll(folder: string, files: Readonly<Record<string, object>>): Promise<void> {
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}

async function manifests(): Promise<Record<string, object>> {
  const ours = await manifest();
  return {
    'package.json': ours,
    'package-lock.json': lockFor(Lock.parse(await readJson('package-lock.json')), ours),
  };
}

async function manifest() {
  const { dependencies, ...ours } = Package.parse(await readJson('package.json'));
  return { ...ours, private: true, main: 'index.js', dependencies };
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(ROOT, name), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(join(ROOT, 'dist'));
