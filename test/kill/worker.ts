import { wireApp, type App } from '../../src/app.ts';
import { localSecrets } from '../../src/store/secrets/secrets.ts';
import { loadConfig } from '../../src/config.ts';
import { CourseId, type SchoolId } from '../../src/ids.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { StoreError } from '../../src/store/errors.ts';
import { openStore } from '../../src/store/index.ts';
import type { JobStore, Records } from '../../src/store/records.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import { approvePlan } from '../../src/sync/acts/approve.ts';
import { runNight } from '../../src/sync/night/night.ts';
import { instant, type Instant } from '../../src/time.ts';
import type { Kept, ToWorker, WorkerSays, Workplace } from './messages.ts';

// A process that does what `waymark sync` and `waymark approve` do on a course, and tells each ledger commit that was
// acknowledged to it, until it is killed.
let opened: { readonly app: App; readonly school: SchoolId } | null = null;
process.on('message', (message: ToWorker) => {
  void (
    message.do === 'begin'
      ? begin(message.workplace, instant(message.at))
      : work(CourseId.parse(message.course), instant(message.at))
  ).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    say({ is: 'refused', why: `${error.name} ${error.kind}: ${error.message}` });
  });
});
process.on('disconnect', () => process.exit(0));
await Promise.all([import('../../src/store/engine/postgres.ts'), import('pg'), import('@electric-sql/pglite')]); // loaded before the clock runs
say({ is: 'loaded' });

async function begin({ store: settings, served, key }: Workplace, at: Instant): Promise<void> {
  const store = await openStore(settings, { command: 'sync' });
  const { clientId, clientSecret, root, tokenUrl } = served;
  const config = {
    ...loadConfig({}),
    google: { ...loadConfig({}).google, clientId, clientSecret, classroomRoot: root, formsRoot: root, tokenUrl },
  };
  const wired = wireApp(config, store, localSecrets(Buffer.from(key, 'hex')), () => at);
  const app = { ...wired, sync: { ...wired.sync, store: telling(wired.sync.store) } };
  const file = SchoolFile.parse(served.schoolFile);
  const school = file.school.id;
  const known = await store.school(school, (db) => saveSchoolFile(db, file, at));
  if (known !== 'none')
    for (const { email, refreshToken } of served.teachers) await app.grant(school, 'google', email, refreshToken, at);
  opened = { app, school };
  say({ is: 'open' });
}

async function work(course: CourseId, at: Instant): Promise<void> {
  if (opened === null) throw new Error('begin first');
  const {
    app: { sync },
    school,
  } = opened;
  const rows = (): Promise<Kept[]> =>
    sync.store.school(school, async (records) => (await records.loadLedger(course)).map(kept));
  say({ is: 'held', rows: await rows() });
  const night = await runNight(sync, { course }, { at, dryRun: false, acceptRoster: false });
  const approved = await approvePlan(sync, { course }, at);
  const reports = [...night.courses, ...(approved.ok ? approved.report.courses : [])];
  const trouble = reports.flatMap(({ problems, writes }) => [
    ...problems.map(({ kind, what }) => `${kind}: ${what.en}`),
    ...writes.failed.map(({ why }) => why),
  ]);
  say({
    is: 'done',
    trouble: approved.ok ? trouble : [...trouble, approved.reason],
    open: (await rows()).filter(({ state }) => state === 'NEW' || state === 'BOUND').length,
  });
}

/** The store, telling what it has acknowledged: nothing is told before its transaction is kept. */
function telling(store: JobStore): JobStore {
  return {
    ...store,
    withCourse: (school, course, run) => store.withCourse(school, course, (inTurn) => run(telling(inTurn))),
    async school(school, run) {
      const told: Kept[] = [];
      const result = await store.school(school, (records) => run(watched(records, told)));
      for (const row of told) say({ is: 'kept', row });
      return result;
    },
  };
}

function watched(records: Records, told: Kept[]): Records {
  return {
    ...records,
    async recordDecision(rows) {
      const recorded = await records.recordDecision(rows);
      told.push(...rows.filter(({ key }) => recorded.includes(key)).map(kept));
      return recorded;
    },
    async bind(key, id, at) {
      const remoteId = await records.bind(key, id, at);
      told.push({ key, state: 'BOUND', remoteId });
      return remoteId;
    },
    async move(key, from, to, trouble, at) {
      const moved = await records.move(key, from, to, trouble, at);
      if (moved) told.push({ key, state: to, remoteId: null });
      return moved;
    },
  };
}

function kept({ key, state, remoteId }: Kept): Kept {
  return { key, state, remoteId };
}

function say(message: WorkerSays): void {
  process.send?.(message);
}
