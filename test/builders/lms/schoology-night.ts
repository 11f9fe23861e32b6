import { randomBytes } from 'node:crypto';
import { wireApp, type App } from '../../../src/app.ts';
import { localSecrets } from '../../../src/store/secrets/secrets.ts';
import { loadConfig, type Config } from '../../../src/config.ts';
import { CourseId } from '../../../src/ids.ts';
import { startSandbox, type Sandbox, type SandboxSchool } from '../../../src/sandbox/google/index.ts';
import {
  startSchoologySandbox,
  type SchoologySandbox,
  type SeenItem,
  type Unsettled,
} from '../../../src/sandbox/schoology/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { approvePlan, type Approved } from '../../../src/sync/acts/approve.ts';
import { runNight, type NightOptions } from '../../../src/sync/night/night.ts';
import type { CourseResult } from '../../../src/sync/night/sync-course.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { FRACTIONS } from './fractions.ts';
import { hurriedHttp } from './hurried-http.ts';
import { SECTION, smallSchoology, TEACHER, uidOf, type SmallSchoology } from './schoology.ts';
import { memoryStore } from '../served/store.ts';

/** A Schoology school at night: its sandbox, a store and a clock that stands until it is moved. */
export interface SchoologyNights {
  readonly app: App;
  readonly sandbox: SchoologySandbox;
  /** Where its forms are; null: there is no such place. */
  readonly google: Sandbox | null;
  moveTo(at: string): void;
  sync(options?: Partial<NightOptions>): Promise<CourseResult>;
  approve(): Promise<Approved>;
  /** What the n-th learner finds that no teacher made: posts of ours, and words of ours on work. */
  finds(n: number): { readonly posts: readonly SeenItem[]; readonly comments: readonly string[] };
  /** Calls that change something, so far. */
  writesSent(): number;
  close(): Promise<void>;
}

/** The school file of a small Schoology school, without what a test says itself. Two who need the same are talked with: a seat would be their item of the day, and no chance would go out. */
export const SCHOOLOGY_FILE = {
  school: { id: 'bell', name: 'Small School', lms: 'schoology', timeZone: 'America/Chicago', languages: ['en', 'es'] },
  courses: [{ id: SECTION, teacher: TEACHER.uid, ...FRACTIONS.course, seminar: { min: 3 } }],
  ...FRACTIONS.school,
};

export interface SchoologyNightOptions {
  readonly file?: Readonly<Record<string, unknown>>;
  readonly unsettled?: Partial<Unsettled>;
  /** A world of Google's that has the forms which work has links to; its people connect by themselves. */
  readonly forms?: SandboxSchool;
}

export async function schoologyNightsOf(
  school: SmallSchoology,
  at: string,
  options: SchoologyNightOptions = {},
): Promise<SchoologyNights> {
  let now: Instant = instant(at);
  const sandbox = await startSchoologySandbox({
    today: () => now,
    allowance: null,
    timestampSlack: null,
    school: { ...smallSchoology(school), file: { ...SCHOOLOGY_FILE, ...options.file } },
    unsettled: options.unsettled ?? {},
  });
  const { root, consumerKey, consumerSecret } = sandbox;
  const google = options.forms === undefined ? null : await startSandbox({ today: () => now, school: options.forms });
  const config = { ...loadConfig({}), ...(google !== null && { google: settingsOf(google) }) };
  const settings = { ...config, schoology: { ...config.schoology, apiRoot: root, consumerKey, consumerSecret } };
  const app = wireApp(settings, await memoryStore(), localSecrets(randomBytes(32)), () => now, hurriedHttp());
  const file = SchoolFile.parse(sandbox.schoolFile);
  await app.store.school(file.school.id, (db) => saveSchoolFile(db, file, now));
  for (const { uid, token, secret } of sandbox.teachers.filter((each) => each.uid === TEACHER.uid)) {
    await app.grant(file.school.id, 'schoology', uid, `${token}\n${secret}`, now);
  }
  const course = CourseId.parse(SECTION);
  return {
    app,
    sandbox,
    google,
    moveTo: (to) => {
      now = instant(to);
    },
    async sync(more = {}) {
      const [result] = (await runNight(app.sync, { course }, { at: now, dryRun: false, acceptRoster: false, ...more }))
        .courses;
      if (result === undefined) throw new Error('the course was not selected');
      return result;
    },
    approve: () => approvePlan(app.sync, { course }, now),
    finds: (n) => found(sandbox, n),
    writesSent: () =>
      Object.entries(sandbox.calls)
        .filter(([method]) => /\.(create|update|delete)$/.test(method))
        .reduce((sum, [, calls]) => sum + calls, 0),
    async close() {
      await app.close();
      await sandbox.close();
      await google?.close();
    },
  };
}

function settingsOf({ root, tokenUrl, clientId, clientSecret }: Sandbox): Config['google'] {
  return { ...loadConfig({}).google, clientId, clientSecret, classroomRoot: root, formsRoot: root, tokenUrl };
}

function found({ world }: SchoologySandbox, n: number): ReturnType<SchoologyNights['finds']> {
  const seen = world.seenBy(uidOf(n), SECTION);
  const items = world.state.sections.get(SECTION)?.items;
  return {
    posts: seen.filter(({ id }) => items?.get(id)?.via === 'api'),
    comments: seen
      .flatMap(({ gradeComment, comments }) => [
        ...(gradeComment === null ? [] : [gradeComment]),
        ...comments.map(({ text }) => text),
      ])
      .filter((text) => text.includes('/r/')),
  };
}
