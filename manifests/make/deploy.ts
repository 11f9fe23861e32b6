import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../functions/build.ts';
import { TARGETS } from '../../functions/targets.ts';
import { missingIn, stepsOf, type Step } from './deploy-steps.ts';

// `npm run deploy`: brings what is committed to the cloud. `--dry-run` only says what would be done.
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');
const dry = process.argv.includes('--dry-run');

const tfvars = join(ROOT, 'manifests/cloud/terraform.tfvars');
const missing = missingIn({
  settings: existsSync(tfvars) ? readFileSync(tfvars, 'utf8') : null,
  owner: process.env['DATABASE_OWNER_URL'],
  key: process.env['WAYMARK_KEY'],
  changed: said('git', ['status', '--porcelain']) ?? 'this is no work tree of git',
  has: (program) => said('which', [program]) !== null,
});
if (missing.length > 0) {
  process.stderr.write(`Nothing was done:\n${missing.map((each) => `- ${each}\n`).join('')}`);
  process.exit(2);
}

process.stdout.write(
  'Builds a folder for each function in dist/, also where nothing is deployed: the names of the archives come of it\n',
);
await build(DIST);
const archives = Object.fromEntries(
  TARGETS.map((name) => [name, join(DIST, `${name}-${hashOf(join(DIST, name))}.zip`)]),
);
for (const { what, command, folder, before } of stepsOf(archives, readFileSync(tfvars, 'utf8'))) {
  process.stdout.write(`${what}\n  ${command.join(' ')}\n`);
  if (dry) continue;
  if (before !== undefined) writeFileSync(join(ROOT, before.file), before.text);
  run(command, folder);
}

function run([program, ...words]: Step['command'], folder: string): void {
  execFileSync(program, words, { cwd: join(ROOT, folder), stdio: 'inherit' });
}

/** What a program prints; null where it fails or there is none. */
function said(program: string, words: readonly string[]): string | null {
  try {
    return execFileSync(program, words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Of names and contents of all files of a folder: the same code has the same name. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted())
    hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
