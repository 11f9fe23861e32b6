import type { CourseId, SchoolId } from '../../ids.ts';
import { LmsError } from '../../lms/errors.ts';
import type { Course } from '../../lms/types.ts';
import { checkSchoolFile } from '../../school/check.ts';
import { CourseSettings, type SchoolFile } from '../../school/file.ts';
import { coursesOut, keepCourseOut, takeCourseOut } from '../../store/courses-out.ts';
import { changeSchoolFile, loadSchoolFile } from '../../store/schools.ts';
import { addressOf } from '../../store/people/administrators.ts';
import { noteSetupChange } from '../../store/setup-changes.ts';
import { takeTurn } from '../../store/nights/turns.ts';
import type { Store } from '../../store/types.ts';
import type { Instant } from '../../time.ts';
import { clearDrafts } from '../erase/clear-drafts.ts';
import type { SyncParts } from '../parts.ts';

/** Number of teachers whose lists are requested at the same time. */
const AT_ONCE = 4;

export interface ClassParts {
  readonly store: Store;
  readonly sync: SyncParts;
}

/** A class as the LMS lists it to a connected teacher. */
export interface ListedClass extends Pick<Course, 'id' | 'name'> {
  /** As the school file names the teacher. */
  readonly teacher: string;
}

/** Takes a class in from the next night on, as it was set up where it was left out before. False: it is in already. */
export async function takeClassIn(
  { store }: Pick<ClassParts, 'store'>,
  {
    school,
    course,
    teacher,
    by,
  }: { readonly school: SchoolId; readonly course: CourseId; readonly teacher: string; readonly by: string },
  at: Instant,
): Promise<boolean> {
  const change = await store.school(school, (db) =>
    changeSchoolFile(db, at, async (file) => {
      if (file.courses.some(({ id }) => id === course)) return file;
      const before = await takeCourseOut(db, course);
      await noteSetupChange(db, {
        course,
        part: 'added',
        who: await addressOf(db, by),
        at,
        changes: [{ is: 'added', name: course }],
      });
      const settings = CourseSettings.parse({ ...before, id: course, teacher });
      return withClass(file, settings);
    }),
  );
  return change === 'updated';
}

/**
 * Leaves a class out: its unpublished drafts are deleted, no night reads it any more, and its stored data and settings
 * stay. Returns false if it was out already.
 */
export async function leaveClassOut(
  { store, sync }: ClassParts,
  { school, course, by }: { readonly school: SchoolId; readonly course: CourseId; readonly by: string },
  at: Instant,
): Promise<boolean> {
  const file = await store.school(school, loadSchoolFile);
  if (file === null || !file.courses.some(({ id }) => id === course)) return false;
  await clearDrafts(sync, file, [course], () => true, at);
  const change = await store.school(school, async (db) => {
    await takeTurn(db, course); // another run at work on the course can store nothing from here on
    return changeSchoolFile(db, at, async (now) => {
      const settings = now.courses.find(({ id }) => id === course);
      if (settings === undefined) return now;
      await keepCourseOut(db, settings, by, at);
      return { ...now, courses: now.courses.filter(({ id }) => id !== course) };
    });
  });
  return change === 'updated';
}

/** The open classes that the LMS lists to the school's connected teachers and that are not in yet, and the teachers whose list it did not give. */
export async function listClasses(
  { store, sync }: ClassParts,
  school: SchoolId,
): Promise<{ readonly classes: readonly ListedClass[]; readonly silent: readonly string[] }> {
  const { file, out } = await store.school(school, async (db) => ({
    file: await loadSchoolFile(db),
    out: await coursesOut(db),
  }));
  if (file === null) return { classes: [], silent: [] };
  const teachers = new Map(
    [...out.map(({ settings }) => settings), ...file.courses].map((each) => [each.teacher.toLowerCase(), each]),
  );
  const found = new Map<CourseId, ListedClass>();
  const silent: string[] = [];
  const waiting = [...teachers.values()];
  const ask = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { teacher } = next;
      try {
        for await (const row of (await sync.connect(file, next)).courses())
          if (row.ok && row.value.state === 'active')
            found.set(row.value.id, { id: row.value.id, name: row.value.name, teacher });
      } catch (error) {
        if (!(error instanceof LmsError)) throw error;
        silent.push(teacher);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  const inAlready = new Set(file.courses.map(({ id }) => id));
  const classes = [...found.values()].filter(({ id }) => !inAlready.has(id));
  return { classes: classes.toSorted((a, b) => a.name.localeCompare(b.name)), silent: silent.toSorted() };
}

/** The file with this class too: with its units where the file still has what they name; what was set up before may be of another year. */
export function withClass(file: SchoolFile, settings: CourseSettings): SchoolFile {
  const problems = (courses: readonly CourseSettings[]): number =>
    checkSchoolFile({ ...file, courses: [...courses] }, () => null).length;
  const whole = [...file.courses, settings];
  const courses = problems(whole) > problems(file.courses) ? [...file.courses, { ...settings, units: [] }] : whole;
  return { ...file, courses };
}
