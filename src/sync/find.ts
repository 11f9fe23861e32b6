import type { CourseId, SchoolId } from '../ids.ts';
import type { CourseSettings, SchoolFile } from '../school/file.ts';
import type { JobStore } from '../store/records.ts';

/** Which courses a run is about. */
export type Selection =
  | { readonly course: CourseId; readonly school?: SchoolId }
  | { readonly school: SchoolId }
  | { readonly all: true };

export interface SelectedCourse {
  readonly file: SchoolFile;
  readonly course: CourseSettings;
}

/** The selection names nothing that is loaded. Nothing was done. */
export class UnknownSelection extends Error {
  override readonly name = 'UnknownSelection';
}

/** @throws UnknownSelection naming what is not there, or what is there twice */
export async function selectCourses(store: JobStore, selection: Selection): Promise<SelectedCourse[]> {
  const ids = 'school' in selection && selection.school !== undefined ? [selection.school] : await store.schools();
  const found: SelectedCourse[] = [];
  for (const id of ids) {
    const file = await store.school(id, (records) => records.loadSchoolFile());
    if (file === null) throw new UnknownSelection(`no school "${id}" is loaded; load its file with: waymark apply FILE`);
    found.push(...file.courses.map((course) => ({ file, course })));
  }
  if (!('course' in selection)) return found;
  const matching = found.filter(({ course }) => course.id === selection.course);
  if (matching.length === 0) throw new UnknownSelection(`no course "${selection.course}" is loaded; add it to a school file and run: waymark apply FILE`);
  if (matching.length > 1) {
    const schools = matching.map(({ file }) => file.school.id).join(', ');
    throw new UnknownSelection(`course "${selection.course}" stands in several schools (${schools}); say which with --school`);
  }
  return matching;
}
