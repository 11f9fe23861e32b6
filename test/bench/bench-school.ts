import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wireApp, type App } from '../../src/app.ts';
import { localSecrets } from '../../src/store/secrets/secrets.ts';
import { loadConfig } from '../../src/config.ts';
import type { Sandbox } from '../../src/sandbox/google/index.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { openStore } from '../../src/store/index.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import type { Store } from '../../src/store/types.ts';
import { NIGHT, type Size } from './school.ts';

type Served = Pick<Sandbox, 'root' | 'tokenUrl' | 'clientId' | 'clientSecret' | 'teachers' | 'schoolFile'>;

/** A sandbox in its own process, and a store with its teachers connected. */
export interface BenchSchool {
  readonly served: Served;
  readonly app: App;
  readonly file: SchoolFile;
  /** Calls by method id so far. */
  calls(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** @param opened the store to work on, empty and migrated; absent: a fresh embedded one */
export async function benchSchool(size: Size | null, opened?: Store): Promise<BenchSchool> {
  const child = fork(
    fileURLToPath(new URL('./sandbox-process.ts', import.meta.url)),
    size === null
      ? ['seeded']
      : [
          'graded',
          String(size.courses),
          String(size.learners),
          String(size.coursework),
          String(size.days ?? size.coursework),
        ],
    { execArgv: ['--import', 'tsx'] },
  );
  const served = await answer<Served>(child);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  const store = opened ?? (await openStore({ databaseUrl: null, dataDir: folder }));
  const { clientId, clientSecret, root, tokenUrl } = served;
  const config = {
    ...loadConfig({}),
    google: { ...loadConfig({}).google, clientId, clientSecret, classroomRoot: root, formsRoot: root, tokenUrl },
  };
  const app = wireApp(config, store, localSecrets(randomBytes(32)), () => NIGHT);
  const file = SchoolFile.parse(served.schoolFile);
  await store.school(file.school.id, (db) => saveSchoolFile(db, file, NIGHT));
  for (const { email, refreshToken } of served.teachers)
    await app.grant(file.school.id, 'google', email, refreshToken, NIGHT);
  return {
    served,
    app,
    file,
    calls: () => {
      child.send('calls');
      return answer(child);
    },
    async close() {
      await app.close();
      child.disconnect();
      await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}
