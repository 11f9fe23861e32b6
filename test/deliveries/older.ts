import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MIGRATIONS = 'src/store/engine/migrations';

/** Waymark as it was at an older revision, beside this one: its code, its migrations, the packages of now. */
export interface Older {
  readonly revision: string;
  /** Migrates an empty store as it did, and puts the schools in. */
  prepare(databaseUrl: string, courses: number): void;
  worker(args: readonly string[]): ChildProcess;
  remove(): void;
}

/** @param revision absent: the one before the last that brought a migration */
export function olderWaymark(revision?: string): Older {
  const from = revision ?? `${git('log', '-1', '--format=%H', '--diff-filter=A', '--', MIGRATIONS)}^`;
  // within the project, where Node finds the packages
  const folder = join(ROOT, '.build', `older-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-x', '-C', folder], {
    input: execFileSync('git', ['archive', '--format=tar', from], { cwd: ROOT, maxBuffer: 2 ** 30 }),
  });
  return {
    revision: git('rev-parse', '--short', from),
    prepare(databaseUrl, courses) {
      execFileSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '--eval', PREPARE, databaseUrl, String(courses)],
        { cwd: folder, stdio: 'inherit' },
      );
    },
    worker: (args) =>
      fork(join(folder, 'test/deliveries/worker.ts'), args, { cwd: folder, execArgv: ['--import', 'tsx'] }),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Run in the older folder, by the older code. */
const PREPARE = `
const { migrate, openStore } = await import('./src/store/index.ts');
const { saveSchoolFile } = await import('./src/store/schools.ts');
const { FIRST, schoolFiles } = await import('./test/deliveries/classes.ts');
const settings = { databaseUrl: process.argv[1], dataDir: '' };
await migrate(settings);
const store = await openStore(settings);
for (const file of schoolFiles(Number(process.argv[2]))) await store.school(file.school.id, (db) => saveSchoolFile(db, file, FIRST));
await store.close();
`;

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
}
