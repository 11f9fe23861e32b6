import type { App } from '../../app.ts';
import type { Sandbox } from '../../sandbox/google/index.ts';
import type { SchoologySandbox } from '../../sandbox/schoology/index.ts';
import { dateIn } from '../../time.ts';
import { accountsOf } from '../../school/accounts.ts';
import { SchoolFile } from '../../school/file.ts';
import { listCredentials } from '../../store/people/credentials.ts';
import { lastRun } from '../../store/nights/runs.ts';
import { proveDeployment } from '../../store/people/deployments.ts';
import { loadSchoolFile, saveSchoolFile } from '../../store/schools.ts';
import { changedSinceFile } from '../../store/setup-changes.ts';
import { runNight } from '../../sync/night/night.ts';
import type { CourseReport } from '../../report/types.ts';
import { counted } from '../shown/counted.ts';
import { say, type Io } from '../io.ts';
import { refuseOtherSchools } from './sandbox-settings.ts';

/** A school in a box, as its administrator finds it. */
export interface SandboxSchool {
  readonly schoolFile: unknown;
  /** Accounts as the school file names them, and what `grant` takes for each. */
  readonly credentials: readonly { readonly user: string; readonly credential: string }[];
}

/** Both schools; the second has its forms at the first one's service. */
export function sandboxSchools(
  classroom: Pick<Sandbox, 'schoolFile' | 'teachers'>,
  schoology: Pick<SchoologySandbox, 'schoolFile' | 'teachers' | 'forms'>,
): readonly [SandboxSchool, SandboxSchool] {
  const keys = schoology.teachers.map(({ uid, token, secret }) => ({ user: uid, credential: `${token}\n${secret}` }));
  return [
    { schoolFile: classroom.schoolFile, credentials: classroom.teachers.map(byEmail) },
    { schoolFile: schoology.schoolFile, credentials: [...keys, ...schoology.forms.owners.map(byEmail)] },
  ];
}

function byEmail({
  email,
  refreshToken,
}: SchoologySandbox['forms']['owners'][number]): SandboxSchool['credentials'][number] {
  return { user: email, credential: refreshToken };
}

/**
 * Loads the sandbox's schools and runs the first night of each.
 * @throws InputError when the store holds a school that is not the sandbox's
 */
export async function openSandboxSchools(app: App, sandboxes: readonly SandboxSchool[], io: Io): Promise<SchoolFile[]> {
  await refuseOtherSchools(
    app,
    sandboxes.map(({ schoolFile }) => SchoolFile.parse(schoolFile)),
  );
  const files: SchoolFile[] = [];
  for (const sandbox of sandboxes) {
    const file = await loadSandboxSchool(app, sandbox, io);
    await firstNight(app, file, io);
    files.push(file);
  }
  return files;
}

/** Loads the sandbox's school file and connects whom it names, as an administrator would; again it changes nothing. */
export async function loadSandboxSchool(app: App, sandbox: SandboxSchool, io: Io): Promise<SchoolFile> {
  const own = SchoolFile.parse(sandbox.schoolFile);
  const school = own.school.id;
  // what somebody set up on the pages goes on where it was
  const file = await app.store.school(school, async (db) => {
    const stored = (await changedSinceFile(db)).length > 0 ? await loadSchoolFile(db) : null;
    if (stored === null) await saveSchoolFile(db, own, io.now());
    if (own.school.deployment !== undefined) await proveDeployment(db, own.school.deployment, io.now());
    return stored ?? own;
  });
  const connected = new Set((await app.store.school(school, listCredentials)).map((credential) => credential.user));
  const named = new Map(accountsOf(file).map((account) => [account.user, account]));
  for (const { user, credential } of sandbox.credentials) {
    const account = named.get(user);
    if (account !== undefined && !connected.has(user))
      await app.grant(school, account.lms, user, credential, io.now(), account.use);
  }
  say(
    io,
    `  ${file.school.name}: ${counted(file.courses.length, 'course')}, ${counted(file.targets.length, 'learning target')}, teachers connected.`,
  );
  return file;
}

/** The first night of the day, with its progress; a day that had its night goes on where it was. */
async function firstNight(app: App, file: SchoolFile, io: Io): Promise<void> {
  const at = io.now();
  const zone = file.school.timeZone;
  const runs = await app.store.school(file.school.id, (db) =>
    Promise.all(file.courses.map((course) => lastRun(db, course.id))),
  );
  if (runs.every((run) => run !== null && !run.report.unfinished && dateIn(zone, run.at) === dateIn(zone, at))) {
    say(io, "  Last night's run stands.");
    return;
  }
  say(io, '  Running the night ...');
  const report = await runNight(
    app.sync,
    { school: file.school.id },
    {
      at,
      dryRun: false,
      acceptRoster: false,
      onCourse: (course) => say(io, courseLine(course)),
    },
  );
  const problems = report.courses.reduce((sum, course) => sum + course.problems.length, 0);
  if (problems > 0)
    say(io, `  ${counted(problems, 'thing')} to know ${problems === 1 ? 'stands' : 'stand'} on the board.`);
}

function courseLine({ id, learners, submissions, evidence, writes }: CourseReport): string {
  return `  course ${id}: ${counted(learners, 'learner')}, ${counted(submissions, 'submission')}, ${counted(evidence.new, 'new result')}; ${counted(writes.waiting, 'post or note', 'posts and notes')} for the teacher to approve`;
}
