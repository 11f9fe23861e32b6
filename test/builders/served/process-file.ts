import { cpSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Inside the project, where Node finds the packages. */
const FOLDER = join(ROOT, '.build', 'processes', String(process.pid));
const made = new Map<string, string>();

/**
 * Node's arguments for a process that lives for seconds and opens the embedded store: the engine runs as it is compiled first. Compiling what
 * is used most a second time, for speed, is a second of work in each process, and is paid back only after some thousand statements.
 */
export const SHORT_LIVED = ['--liftoff-only'] as const;

/** A TypeScript file with all it imports of ours as JavaScript that a process loads in a quarter of the time. Gone with this process. */
export function processFile(source: URL): string {
  const known = made.get(source.href);
  if (known !== undefined) return known;

  if (made.size === 0) {
    cpSync(join(ROOT, 'src/store/engine/migrations'), join(FOLDER, 'migrations'), { recursive: true }); // read from beside the code
    process.once('exit', () => {
      rmSync(FOLDER, { recursive: true, force: true });
    });
  }
  const entry = fileURLToPath(source);
  const name = `${made.size}-${basename(entry, '.ts')}`;
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: { [name]: entry },
    outdir: FOLDER,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
  });
  const file = join(FOLDER, `${name}.js`);
  made.set(source.href, file);
  return file;
}
