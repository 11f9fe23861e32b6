import { randomBytes } from 'node:crypto';
import { wireApp, type App } from '../../src/app.ts';
import { localSecrets } from '../../src/store/secrets/secrets.ts';
import { loadConfig } from '../../src/config.ts';
import { CourseId } from '../../src/ids.ts';
import { startSandbox, type Sandbox, type SandboxSchool } from '../../src/sandbox/google/index.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import type { Store } from '../../src/store/types.ts';
import { approvePlan, type Approved } from '../../src/sync/acts/approve.ts';
import { runNight, type NightOptions } from '../../src/sync/night/night.ts';
import type { CourseResult } from '../../src/sync/night/sync-course.ts';
import { instant, type Instant } from '../../src/time.ts';
import { hurriedHttp } from './lms/hurried-http.ts';
import { COURSE, learnerId } from './lms/sandbox.ts';
import { memoryStore } from './served/store.ts';

/** A whole school at night: its sandbox, a store and a clock that stands until it is moved. */
export interface Nights {
  readonly app: App;
  readonly sandbox: Sandbox;
  readonly file: SchoolFile;
  /** Moves the clock of the sandbox and of the runs that follow. */
  moveTo(at: string): void;
  sync(options?: Partial<NightOptions>): Promise<CourseResult>;
  approve(plan?: Parameters<typeof approvePlan>[1]['plan']): Promise<Approved>;
  /** Titles, or texts of announcements, that the n-th learner sees of ours. */
  sees(n: number): string[];
  /** Calls that change something, so far. */
  writesSent(): number;
  close(): Promise<void>;
}

export async function nightsOf(
  school: SandboxSchool,
  at: string,
  options: { store?: Store; connect?: boolean } = {},
): Promise<Nights> {
  let now: Instant = instant(at);
  const sandbox = await startSandbox({ today: () => now, school });
  const store = options.store ?? (await memoryStore());
  const { clientId, clientSecret, root, tokenUrl } = sandbox;
  const config = {
    ...loadConfig({}),
    google: { ...loadConfig({}).google, clientId, clientSecret, classroomRoot: root, formsRoot: root, tokenUrl },
  };
  const app = wireApp(config, store, localSecrets(randomBytes(32)), () => now, hurriedHttp());
  const file = SchoolFile.parse(sandbox.schoolFile);
  await store.school(file.school.id, (db) => saveSchoolFile(db, file, now));
  if (options.connect !== false) {
    for (const { email, refreshToken } of sandbox.teachers)
      await app.grant(file.school.id, 'google', email, refreshToken, now);
  }
  const course = CourseId.parse(COURSE);
  return {
    app,
    sandbox,
    file,
    moveTo: (to) => {
      now = instant(to);
    },
    async sync(more = {}) {
      const report = await runNight(
        app.sync,
        { course, school: file.school.id },
        { at: now, dryRun: false, acceptRoster: false, ...more },
      );
      const [result] = report.courses;
      if (result === undefined) throw new Error('the course was not selected');
      return result;
    },
    approve: (plan) =>
      approvePlan(app.sync, { course, school: file.school.id, ...(plan === undefined ? {} : { plan }) }, now),
    sees: (n) => seenTitles(sandbox, n),
    writesSent: () =>
      Object.entries(sandbox.calls)
        .filter(([method]) => /\.(create|patch|delete|modifyAssignees|return)$/.test(method))
        .reduce((sum, [, calls]) => sum + calls, 0),
    async close() {
      await app.close();
      await sandbox.close();
    },
  };
}

function seenTitles(sandbox: Sandbox, n: number): string[] {
  const view = sandbox.world.seenBy(learnerId(n), COURSE);
  return [...view.coursework, ...view.announcements].flatMap((item) =>
    item.project === 'web' ? [] : ['title' in item ? item.title : item.text],
  );
}
