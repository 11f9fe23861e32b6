import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import { readSchoolFile } from '../../school/load.ts';
import { withoutSpanishTitle } from '../../school/activity-title.ts';
import { typedDefaults } from '../../school/defaults.ts';
import type { SchoolFile } from '../../school/file.ts';
import { sayProblem } from '../../school/read.ts';
import { activitiesPart, tagsPart, targetsPart } from '../../school/class/parts.ts';
import { holdSchoolFile, saveSchoolFile } from '../../store/schools.ts';
import { defaultsSet, type Default } from '../../store/people/defaults-set.ts';
import { changedSinceFile, fileLoadedAt, noteSetupChange, OPERATOR } from '../../store/setup-changes.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { CourseId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import { counted } from '../shown/counted.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { readInput } from '../input/read-input.ts';
import type { WithApp } from '../with-app.ts';

/** `waymark apply FILE`: loads a school file; saying it again changes nothing. */
export function applyCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('apply')
    .description('load a school file (courses, targets, tags, rules); --check only validates')
    .argument('<file>', 'YAML or JSON')
    .option('--check', 'say what is wrong, load nothing')
    .option(
      '--over-pages',
      'load it although teachers or administrators changed on their pages since a file was last loaded what it says otherwise',
    )
    .option('--json', 'answer as JSON')
    .action(async (path: string, options: { check?: boolean; json?: boolean; overPages?: boolean }) => {
      const file = await readSchool(path);
      const change =
        options.check === true
          ? 'none'
          : await withApp(io, (app) =>
              app.store.school(file.school.id, (db) => load(db, file, io.now(), options.overPages === true)),
            );
      const counts = {
        courses: file.courses.length,
        targets: file.targets.length,
        tags: file.tags.length,
        activities: file.activities.length,
      };
      if (options.json === true) {
        sayJson(io, { school: file.school.id, change: options.check === true ? 'checked' : change, ...counts });
      } else {
        const said =
          options.check === true
            ? 'nothing is wrong with the file; nothing was loaded'
            : { created: 'loaded', updated: 'updated', none: 'unchanged' }[change];
        const stored = [
          counted(counts.courses, 'course'),
          counted(counts.targets, 'target'),
          counted(counts.tags, 'tag'),
          counted(counts.activities, 'activity', 'activities'),
        ];
        say(io, `${file.school.name} (school ${file.school.id}): ${said}. It has ${stored.join(', ')}.`);
        const english = withoutSpanishTitle(file);
        const [first] = english;
        if (first !== undefined)
          say(
            io,
            `${counted(english.length, 'activity has', 'activities have')} no Spanish title (such as “${first.title}”): children who read Spanish see the English one. Add titleEs beside title.`,
          );
      }
      done(EXIT.done);
    });
}

/**
 * Loads the file, unless that would silently take back what teachers and administrators set on their pages since a file was last loaded. What they did is in what
 * `export-school-file` writes, so a file that begins from there is loaded without asking.
 */
async function load(
  db: SchoolDb,
  file: SchoolFile,
  at: Instant,
  overPages: boolean,
): ReturnType<typeof saveSchoolFile> {
  const stored = await holdSchoolFile(db);
  const changed = await changedSinceFile(db);
  const asks = !overPages && stored !== null;
  const lost = changed.filter((course) => asks && differs(stored, file, course));
  const unset = (await setSinceFile(db)).filter((what) => asks && saidOf(stored, what) !== saidOf(file, what));
  if (lost.length > 0 || unset.length > 0) {
    const it = lost.length + unset.length === 1 ? 'it' : 'them';
    const whats = [
      ...(lost.length > 0
        ? [`teachers changed ${counted(lost.length, 'class', 'classes')} on their pages (${lost.join(', ')})`]
        : []),
      ...(unset.length > 0 ? [`an administrator set ${unset.join(', ')} on the school's page`] : []),
    ];
    throw new InputError([
      `${whats.join(' and ')}, and this file says something else of ${it}`,
      `begin from what holds now: waymark export-school-file --school ${file.school.id}; or load this over it: --over-pages`,
    ]);
  }
  const change = await saveSchoolFile(db, file, at);
  if (change !== 'none') await noteSetupChange(db, { course: null, part: 'file', who: OPERATOR, at, changes: [] });
  return change;
}

/** What an administrator set on the school's page since a file was last loaded. */
async function setSinceFile(db: SchoolDb): Promise<Default[]> {
  const loaded = await fileLoadedAt(db);
  return (await defaultsSet(db)).filter(({ at }) => loaded === null || at > loaded).map(({ what }) => what);
}

function saidOf(file: SchoolFile, what: Default): string {
  return what === 'delegation' ? (file.school.delegation ?? 'off') : typedDefaults(file)[what];
}

/** Whether a class would read otherwise than its teacher left it. */
function differs(stored: SchoolFile, file: SchoolFile, id: CourseId): boolean {
  const of = (one: SchoolFile): unknown => {
    const course = one.courses.find((each) => each.id === id);
    return course === undefined
      ? null
      : [
          course,
          ...[targetsPart, activitiesPart, tagsPart].map((part) => part.rowsOf(one, course).map(({ value }) => value)),
        ];
  };
  return !isDeepStrictEqual(of(stored), of(file));
}

async function readSchool(path: string): Promise<SchoolFile> {
  const read = readSchoolFile(await readInput(path));
  if (!read.ok) throw new InputError(read.problems.map((problem) => sayProblem(path, problem)));
  return read.value;
}
