import type { CourseId, SchoolId } from '../ids.ts';
import type { CourseSettings, SchoolFile } from '../school/file.ts';
import { StoreError } from '../store/errors.ts';
import type { JobStore } from '../store/records.ts';
import { asTaught } from '../tagging/confirmed.ts';

/** Which courses a run is about. */
export type Selection =
  | { readonly course: CourseId; readonly school?: SchoolId }
  | { readonly school: SchoolId }
  | { readonly all: true };

export interface SelectedCourse {
  /** With the tags that were confirmed for this course. */
  readonly file: SchoolFile;
  readonly course: CourseSettings;
}

/** Every course that is loaded, and the schools whose file could not be read. */
export interface EveryCourse {
  readonly courses: readonly SelectedCourse[];
  readonly unread: readonly { readonly school: SchoolId; readonly error: StoreError }[];
}

/** The selection names nothing that is loaded. Nothing was done. */
export class UnknownSelection extends Error {
  override readonly name = 'UnknownSelection';
}

/** @throws UnknownSelection naming what does not exist, or exists twice */
export async function selectCourses(store: JobStore, selection: Selection): Promise<SelectedCourse[]> {
  const ids = 'school' in selection && selection.school !== undefined ? [selection.school] : await store.schools();
  const found: SelectedCourse[] = [];
  for (const id of ids) found.push(...(await coursesOf(store, id)));
  if (!('course' in selection)) return found;
  const matching = found.filter(({ course }) => course.id === selection.course);
  if (matching.length === 0)
    throw new UnknownSelection(
      `no course "${selection.course}" is loaded; add it to a school file and run: waymark apply FILE`,
    );
  if (matching.length > 1) {
    const schools = matching.map(({ file }) => file.school.id).join(', ');
    throw new UnknownSelection(
      `course "${selection.course}" stands in several schools (${schools}); say which with --school`,
    );
  }
  return matching;
}

/** The courses of every school. A school whose file cannot be read is listed, and does not stop the others. */
export async function everyCourse(store: JobStore): Promise<EveryCourse> {
  const courses: SelectedCourse[] = [];
  const unread: EveryCourse['unread'][number][] = [];
  for (const school of await store.schools()) {
    try {
      courses.push(...(await coursesOf(store, school)));
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'file') throw error;
      unread.push({ school, error });
    }
  }
  return { courses, unread };
}

async function coursesOf(store: JobStore, school: SchoolId): Promise<SelectedCourse[]> {
  const { file, answers } = await store.school(school, async (records) => ({
    file: await records.loadSchoolFile(),
    answers: await records.loadTagAnswers(),
  }));
  if (file === null)
    throw new UnknownSelection(`no school "${school}" is loaded; load its file with: waymark apply FILE`);
  return file.courses.map((course) => ({ file: asTaught(file, course.id, answers), course }));
}
