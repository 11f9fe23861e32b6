import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Not in the bundle: the framework must be the very one that starts us (the targets are registered with it), and the embedded
 * store finds its own files beside its own code. Both are installed beside the bundle, in our versions.
 */
const INSTALLED = ['@google-cloud/functions-framework', '@electric-sql/pglite'] as const;

/** What the code reads from beside itself: a folder, or a file by its name. */
const BESIDE: Readonly<Record<string, string>> = {
  migrations: 'src/store/migrations',
  'waymark.css': 'src/pages/assets/waymark.css',
  'icon.svg': 'src/pages/assets/icon.svg',
};

/** Older packages in the bundle ask for their parts by `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const Package = z.object({
  name: z.string(), version: z.string(), license: z.string(), type: z.string(), engines: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
});

/** Makes the folder that the functions framework takes: `npx functions-framework --source=FOLDER --target=pages|nightly|course`. */
export async function build(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle({
    absWorkingDir: ROOT, entryPoints: ['functions/index.ts'], outfile: join(folder, 'index.js'),
    bundle: true, platform: 'node', target: 'node20.19', format: 'esm', banner: { js: REQUIRE },
    external: [...INSTALLED, 'pg-native'], legalComments: 'linked', logLevel: 'warning',
  });
  for (const [name, source] of Object.entries(BESIDE)) await cp(join(ROOT, source), join(folder, name), { recursive: true });
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
}

async function manifest(): Promise<object> {
  const { dependencies, ...ours } = Package.parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));
  return { ...ours, private: true, main: 'index.js', dependencies: Object.fromEntries(INSTALLED.map((name) => [name, dependencies[name]])) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(join(ROOT, 'dist'));
