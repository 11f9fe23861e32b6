import type { SchoolId } from '../ids.ts';
import type { CourseSettings, SchoolFile } from '../school/file.ts';

/** Who is looking at a page: one teacher of one school, as the school file names them. */
export interface Viewer {
  readonly school: SchoolId;
  /** What stands under `teacher` in the school file: the account the LMS knows. */
  readonly teacher: string;
}

/** The one place that says which courses a viewer may see: those the school file gives to that teacher. */
export function coursesOf(viewer: Viewer, file: SchoolFile): readonly CourseSettings[] {
  if (file.school.id !== viewer.school) return [];
  const account = viewer.teacher.toLowerCase();
  return file.courses.filter((course) => course.teacher.toLowerCase() === account);
}
