import type { Command } from 'commander';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { credentialLife } from '../lms/credential-life.ts';
import { LmsError } from '../lms/errors.ts';
import type { SchoolId } from '../ids.ts';
import type { CourseSettings, SchoolFile } from '../school/file.ts';
import { loadCredential } from '../store/credentials.ts';
import { loadSchoolFile } from '../store/schools.ts';
import { storeState } from '../store/index.ts';
import { EXIT, say, sayJson, type Exit, type Io } from './io.ts';

interface Finding {
  readonly about: string;
  readonly ok: boolean;
  readonly what: string;
  readonly todo: string | null;
}

/** `waymark doctor`: looks at settings, store, credentials and permissions, and says what to do. Changes nothing. */
export function doctorCommand(program: Command, io: Io, done: (exit: Exit) => void): void {
  program.command('doctor')
    .description('check settings, store, credentials and permissions, and say what to do')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const config = loadConfig(io.env);
      const store = await storeState(config.store);
      const findings: Finding[] = [
        { about: 'settings', ok: true, what: 'can be read', todo: null },
        ...(config.tasksQueue === null ? [] : [{
          about: 'TASKS_QUEUE', ok: false, what: 'is set, but this version runs every course in its own process', todo: 'leave it empty',
        }]),
        store.state === 'ready'
          ? { about: 'store', ok: true, what: `${store.kind}, schema ${store.version}`, todo: null }
          : { about: 'store', ok: store.state === 'absent', what: store.what ?? store.state, todo: store.todo },
      ];
      if (store.state === 'ready') {
        const { openApp } = await import('../app.ts');
        const app = await openApp(config, { now: io.now });
        try {
          for (const school of await app.store.schools()) findings.push(...await checkSchool(app, school));
        } finally {
          await app.close();
        }
      }
      if (options.json === true) sayJson(io, { findings });
      else say(io, ...findings.map((finding) => `${finding.ok ? 'ok  ' : 'MEND'}  ${finding.about}: ${finding.what}${finding.todo === null ? '' : `\n      -> ${finding.todo}`}`));
      done(findings.every((finding) => finding.ok) ? EXIT.done : EXIT.failed);
    });
}

/** Every course's teacher, tried against the LMS; a teacher of several courses once. */
async function checkSchool(app: App, school: SchoolId): Promise<Finding[]> {
  const file = await app.store.school(school, loadSchoolFile);
  if (file === null) return [];
  const findings: Finding[] = [{ about: `school ${school}`, ok: true, what: `${file.courses.length} courses, ${file.targets.length} targets`, todo: null }];
  const tried = new Map<string, Promise<Tried[]>>();
  for (const course of file.courses) {
    const known = tried.get(course.teacher) ?? tryTeacher(app, file, course);
    tried.set(course.teacher, known);
    const about = `school ${school}, course ${course.id}`;
    for (const each of await known) findings.push({ about, ...each });
    if ((await known)[0]?.ok === true) findings.push({ about, ...await tryCourse(app, file, course) });
  }
  return findings;
}

async function tryCourse(app: App, file: SchoolFile, course: CourseSettings): Promise<Tried> {
  try {
    const { state } = await (await app.sync.connect(file, course)).course(course.id);
    return state === 'active'
      ? { ok: true, what: 'can be read', todo: null }
      : { ok: false, what: 'is archived or closed in the LMS', todo: 'take it out of the school file, or restore the class' };
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    return { ok: false, what: error.message, todo: error.todo };
  }
}

type Tried = Omit<Finding, 'about'>;

async function tryTeacher(app: App, file: SchoolFile, course: CourseSettings): Promise<Tried[]> {
  try {
    const { missing } = await app.tryCredential(file, course);
    return [
      { ok: true, what: 'its teacher is connected', todo: null },
      ...await tryLife(app, file, course),
      ...missing.map((what) => ({ ok: false, what: `not granted: ${what}`, todo: 'connect the teacher again and allow it: waymark grant' })),
    ];
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    return [{ ok: false, what: error.message, todo: error.todo }];
  }
}

/** A credential that the LMS will soon end is told before it does. */
async function tryLife(app: App, file: SchoolFile, course: CourseSettings): Promise<Tried[]> {
  const { lms, id } = file.school;
  const life = credentialLife(await app.store.school(id, (db) => loadCredential(db, lms, course.teacher)), app.credentialDays[lms], app.now());
  if (life.state === 'fresh' || life.state === 'missing') return [];
  const left = life.state === 'ending' ? `ends in ${life.days === 1 ? 'one day' : `${life.days} days`}` : 'has reached its end';
  return [{ ok: false, what: `the permission its teacher gave ${left}`, todo: 'let the teacher open Waymark from the class and press "Connect again", or run waymark grant' }];
}
