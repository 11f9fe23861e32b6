import type { Command } from 'commander';
import type { App } from '../../app.ts';
import { loadConfig, type Config } from '../../config.ts';
import { credentialLife, type CredentialLife } from '../../lms/credential-life.ts';
import { factsOf } from '../../lms/known.ts';
import { credentialOr } from '../../school/delegated.ts';
import { LmsError } from '../../lms/errors.ts';
import type { SchoolId } from '../../ids.ts';
import { formsOwnerOf, teacherOf, type Account } from '../../school/accounts.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { NewestNight, NightTrouble } from '../../school/last-night.ts';
import { loadCredential } from '../../store/people/credentials.ts';
import { QueueError } from '../../queue/types.ts';
import { StoreError } from '../../store/errors.ts';
import { countWatches, type WatchCounts } from '../../store/nights/hints.ts';
import { lastNightOf, type LastNight } from '../../store/nights/last-nights.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { storeState } from '../../store/index.ts';
import { counted } from '../shown/counted.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';

interface Finding {
  readonly about: string;
  readonly ok: boolean;
  readonly what: string;
  readonly todo: string | null;
}

/** `waymark doctor`: looks at settings, store, credentials and permissions, and says what to do. Changes nothing. */
export function doctorCommand(program: Command, io: Io, done: (exit: Exit) => void): void {
  program
    .command('doctor')
    .description('check settings, store, credentials and permissions, and say what to do')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const config = loadConfig(io.env);
      const store = await storeState(config.store);
      const findings: Finding[] = [
        { about: 'settings', ok: true, what: 'can be read', todo: null },
        store.state === 'ready'
          ? { about: 'store', ok: true, what: `${store.kind}, schema ${store.version}`, todo: null }
          : { about: 'store', ok: store.state === 'absent', what: store.what ?? store.state, todo: store.todo },
        ...(store.ownsTables ? [OWNS_TABLES] : []),
      ];
      if (store.state === 'ready') {
        const { openApp } = await import('../../app.ts');
        const app = await openApp(config, { now: io.now });
        try {
          if (config.queue.kind !== 'here') findings.push({ about: 'WAYMARK_QUEUE', ...(await queueFinding(app)) });
          for (const school of await app.store.schools()) findings.push(...(await checkSchool(app, school)));
        } finally {
          await app.close();
        }
      }
      if (options.json === true) sayJson(io, { findings });
      else
        say(
          io,
          ...findings.map(
            (finding) =>
              `${finding.ok ? 'ok  ' : 'MEND'}  ${finding.about}: ${finding.what}${finding.todo === null ? '' : `\n      -> ${finding.todo}`}`,
          ),
        );
      done(findings.every((finding) => finding.ok) ? EXIT.done : EXIT.failed);
    });
}

/** Advice, and no trouble: everything works with one login as well. */
const OWNS_TABLES: Finding = {
  about: 'database login',
  ok: true,
  what: 'the login of DATABASE_URL owns the tables, so that whoever gets hold of it could take the wall between schools and the audit down',
  todo: 'make a login that owns nothing (create role NAME login password ...; grant waymark_app to NAME), put it into DATABASE_URL, and the present one into DATABASE_OWNER_URL, which waymark migrate alone uses',
};

/** What a school says of itself, its last night, and every account a course names, tried against its service; one that several courses name once. */
export async function checkSchool(app: App, school: SchoolId): Promise<Finding[]> {
  try {
    const file = await app.store.school(school, loadSchoolFile);
    return file === null ? [] : await checkFile(app, school, file);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'file') throw error;
    return [{ about: `school ${school}`, ok: false, what: error.message, todo: error.todo }];
  }
}

async function checkFile(app: App, school: SchoolId, file: SchoolFile): Promise<Finding[]> {
  const last = await lastNightOf(app.store, school, app.now());
  const findings: Finding[] = [
    {
      about: `school ${school}`,
      ok: true,
      what: `${counted(file.courses.length, 'course')}, ${counted(file.targets.length, 'target')}`,
      todo: null,
    },
    ...(last === null ? [] : [{ about: `school ${school}, last night`, ...nightFinding(last) }]),
    ...hintsFinding(await app.store.school(school, (db) => countWatches(db, app.now()))).map((each) => ({
      about: `school ${school}, hints`,
      ...each,
    })),
  ];
  const tried = new Map<string, Promise<Tried[]>>();
  for (const course of file.courses) {
    const about = `school ${school}, course ${course.id}`;
    const tryOnce = (account: Account): Promise<Tried[]> => {
      const key = `${account.lms} ${account.user}`;
      const trying = tried.get(key) ?? tryAccount(app, file, course, account);
      tried.set(key, trying);
      return trying;
    };
    const teacher = await tryOnce(teacherOf(file, course));
    for (const each of teacher) findings.push({ about, ...each });
    if (teacher[0]?.ok === true) findings.push({ about, ...(await tryCourse(app, file, course)) });
    const owner = formsOwnerOf(file, course);
    for (const each of owner === null ? [] : await tryOnce(owner)) findings.push({ about, ...each });
  }
  return findings;
}

/** How the newest scheduled night ended; a night that is overdue is reported too. */
export function nightFinding({ night, trouble }: Pick<LastNight, 'night' | 'trouble'>): Tried {
  const what = night === null ? 'none by schedule yet' : nightInWords(night);
  if (trouble === null) return { ok: true, what, todo: null };
  return { ok: false, what: `${what}: ${TROUBLE[trouble].what}`, todo: TROUBLE[trouble].todo };
}

/** What the LMS was asked to tell at once; nothing where it was asked for nothing. A refusal is no trouble: it costs lateness. */
export function hintsFinding({ standing, refused }: WatchCounts): Tried[] {
  if (standing + refused === 0) return [];
  const what = `${counted(standing, 'watch', 'watches')} at the LMS${refused === 0 ? '' : `, ${refused} refused`}`;
  return [{ ok: true, what, todo: refused === 0 ? null : REFUSED_WATCHES }];
}

const REFUSED_WATCHES =
  'nothing is lost, as all is read once a week; to have them let the LMS publish to the topic of the settings, and the teachers connect again at /account';

/** What carries the courses of a night, tried where it stands in our database. */
async function queueFinding({ config, queue }: Pick<App, 'config' | 'queue'>): Promise<Tried> {
  if (config.queue.kind === 'here') return { ok: true, what: 'each night in one process', todo: null };
  try {
    await queue?.worked?.ready();
    return { ok: true, what: QUEUES[config.queue.kind], todo: null };
  } catch (error) {
    if (!(error instanceof QueueError)) throw error;
    return { ok: false, what: error.message, todo: error.todo };
  }
}

const QUEUES = {
  'cloud-tasks': 'each course of a night is a task of Cloud Tasks',
  postgres: 'each course of a night is a job of pg-boss in the database, run by every machine that serves',
} as const satisfies Record<Exclude<Config['queue']['kind'], 'here'>, string>;

function nightInWords({ date, ended, courses, done, unfinished }: NewestNight): string {
  const parts = [
    date,
    ENDED[ended],
    done === courses ? counted(courses, 'course') : `${done} of ${courses} courses done`,
  ];
  if (unfinished > 0) parts.push(`${unfinished === 1 ? 'one' : unfinished} unfinished`);
  return parts.join(', ');
}

const ENDED = { finished: 'finished', running: 'under way', left: 'begun and not finished' } as const satisfies Record<
  NewestNight['ended'],
  string
>;

const TROUBLE = {
  never: {
    what: 'one has been due since the school was loaded',
    todo: 'let a scheduler call the nightly job, or run waymark serve; waymark sync --school does a night by hand',
  },
  late: {
    what: 'a newer one is due and was not had',
    todo: 'look whether the scheduler calls the nightly job; waymark sync --school does the night by hand',
  },
  overdue: {
    what: 'three hours after its time',
    todo: 'it goes on at the next call of the nightly job: look whether the scheduler calls, and in the log at what stops the courses',
  },
  ahead: {
    what: 'that lies ahead of the clock',
    todo: 'look at the clocks of the machines that run Waymark; the nights go on at the next call of the job',
  },
  unfinished: {
    what: 'not every course was done',
    todo: 'what stands below of its courses says why; waymark sync --course does one by hand',
  },
} as const satisfies Record<NightTrouble, { what: string; todo: string }>;

async function tryCourse(app: App, file: SchoolFile, course: CourseSettings): Promise<Tried> {
  try {
    const { state } = await (await app.sync.connect(file, course)).course(course.id);
    return state === 'active'
      ? { ok: true, what: 'can be read', todo: null }
      : {
          ok: false,
          what: 'is archived or closed in the LMS',
          todo: 'take it out of the school file, or restore the class',
        };
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    return { ok: false, what: error.message, todo: error.todo };
  }
}

type Tried = Omit<Finding, 'about'>;

async function tryAccount(app: App, file: SchoolFile, course: CourseSettings, account: Account): Promise<Tried[]> {
  const who = inWords(account.use);
  try {
    const { ok, missing } = await app.tryCredential(file, course, account);
    return [
      { ok: true, what: `its ${who} is connected`, todo: null },
      ...(await tryLife(app, file, account, ok)),
      ...missing.map((what) => ({
        ok: false,
        what: `not granted${account.use === 'courses' ? '' : ` by its ${who}`}: ${what}`,
        todo: `connect the ${who} again and allow it: waymark grant`,
      })),
    ];
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    return [{ ok: false, what: error.message, todo: error.todo }];
  }
}

async function tryLife(app: App, file: SchoolFile, account: Account, worked: boolean): Promise<Tried[]> {
  const credential = await app.store.school(file.school.id, (db) => loadCredential(db, account.lms, account.user));
  return lifeFindings(
    account,
    credentialLife(credentialOr(credential, file, account.user), factsOf(account.lms).credentialDays, app.now()),
    worked,
  );
}

/**
 * Warns before the LMS ends a credential. A credential that has just worked has not ended, whatever was noted of it.
 */
export function lifeFindings(
  { lms, use }: Pick<Account, 'lms' | 'use'>,
  life: CredentialLife,
  worked: boolean,
): Tried[] {
  if (life.state === 'fresh' || life.state === 'missing' || (life.state === 'ended' && worked)) return [];
  const who = inWords(use);
  const left =
    life.state === 'ending' ? `ends in ${life.days === 1 ? 'one day' : `${life.days} days`}` : 'has reached its end';
  // the pages take a consent for the school's own LMS only
  const todo =
    use === 'courses'
      ? `let the ${who} open Waymark from the class and press "Connect again", or run waymark grant`
      : `run waymark grant ${lms} again`;
  return [{ ok: false, what: `the permission its ${who} gave ${left}`, todo }];
}

function inWords(use: Account['use']): string {
  return use === 'courses' ? 'teacher' : "forms' owner";
}
