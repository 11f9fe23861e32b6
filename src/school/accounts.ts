import type { GrantUse } from '../lms/host.ts';
import { factsOf, type LmsId } from '../lms/known.ts';
import type { CourseSettings, SchoolFile } from './file.ts';

/** Somebody whose credential a course needs. */
export interface Account {
  readonly lms: LmsId;
  /** As the school file names them. */
  readonly user: string;
  readonly use: GrantUse;
}

export function teacherOf(file: Pick<SchoolFile, 'school'>, course: CourseSettings): Account {
  return { lms: file.school.lms, user: course.teacher, use: 'courses' };
}

/** Null: the course names nobody, and nothing is asked. */
export function formsOwnerOf(file: Pick<SchoolFile, 'school'>, { formsOwner }: CourseSettings): Account | null {
  const lms = factsOf(file.school.lms).quizService;
  return lms === null || formsOwner === undefined ? null : { lms, user: formsOwner, use: 'quizzes' };
}

/** Everybody a school's file names, each as often as it does. */
export function accountsOf(file: SchoolFile): readonly Account[] {
  return file.courses.flatMap((course) => [teacherOf(file, course), formsOwnerOf(file, course) ?? []].flat());
}
