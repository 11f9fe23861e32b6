import type { SchoolId } from '../../ids.ts';
import type { LmsId } from '../../lms/types.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { Session } from '../../store/sessions.ts';

/** Who is looking at a page: one teacher of one school. */
export interface Viewer {
  readonly school: SchoolId;
  /** The account the LMS knows, as it stands under `teacher` in the school file. */
  readonly teacher: string;
  /** How they came in from inside the LMS; absent where they did not. */
  readonly session?: Session;
}

/**
 * The one place that says which courses a viewer may see: those the school file gives to that teacher, and the one
 * they came from, which the LMS says they teach.
 */
export function coursesOf(viewer: Viewer, file: SchoolFile): readonly CourseSettings[] {
  if (file.school.id !== viewer.school) return [];
  const account = viewer.teacher.toLowerCase();
  return file.courses.filter((course) => course.teacher.toLowerCase() === account || course.id === viewer.session?.course);
}

/** Whether the viewer may connect their account: a teacher whom the school file names, come in from inside that LMS. */
export function mayConnect(viewer: Viewer, file: SchoolFile, lms: LmsId): boolean {
  return viewer.session !== undefined && file.school.id === viewer.school && file.school.lms === lms
    && file.courses.some((course) => course.teacher.toLowerCase() === viewer.teacher.toLowerCase());
}
