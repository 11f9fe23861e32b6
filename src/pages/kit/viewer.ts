import type { LearnerId, SchoolId } from '../../ids.ts';
import type { Person } from '../../lms/sign-in.ts';
import type { LmsId } from '../../lms/known.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { Actor } from '../../store/acting.ts';
import type { Session } from '../../store/people/sessions.ts';

/** The person who views a page: their school and their role there. */
export type Viewer = TeacherViewer | StudentViewer | AdministratorViewer;

/** The name under which the audit records them. */
export function actorOf(viewer: Viewer): Actor {
  switch (viewer.role) {
    case 'teacher':
      return { role: 'teacher', person: viewer.teacher };
    case 'student':
      return { role: 'learner', person: viewer.learner };
    case 'administrator':
      return { role: 'administrator', person: viewer.account };
    default:
      return viewer satisfies never;
  }
}

export interface TeacherViewer {
  readonly role: 'teacher';
  readonly school: SchoolId;
  /** The teacher's account at the LMS, as the school file's `teacher` names it. */
  readonly teacher: string;
  /** How they came in from inside the LMS; absent where they did not. */
  readonly session?: Session;
  /** Who signed in themselves, outside the LMS; absent where they did not. */
  readonly signedIn?: Pick<Person, 'lms' | 'id'>;
  /** Every school whose file names them, where they signed in themselves. */
  readonly schools?: readonly SchoolId[];
}

export interface StudentViewer {
  readonly role: 'student';
  readonly school: SchoolId;
  readonly learner: LearnerId;
  /** Students come in from inside the LMS alone. */
  readonly session: Session;
}

export interface AdministratorViewer {
  readonly role: 'administrator';
  readonly school: SchoolId;
  /** The account the LMS knows. */
  readonly account: string;
  /** Every school they look after, this one too. */
  readonly schools: readonly SchoolId[];
}

/**
 * The one place that says which courses a teacher may see: those the school file gives to that teacher, and the one
 * they came from, which the LMS says they teach.
 */
export function coursesOf(viewer: TeacherViewer, file: SchoolFile): readonly CourseSettings[] {
  if (file.school.id !== viewer.school) return [];
  const account = viewer.teacher.toLowerCase();
  return file.courses.filter(
    (course) => course.teacher.toLowerCase() === account || course.id === viewer.session?.course,
  );
}

/** Whether the viewer may connect their account: a teacher whom the school file names, come in from inside that LMS or signed in there. */
export function mayConnect(viewer: TeacherViewer, file: SchoolFile, lms: LmsId): boolean {
  return (
    (viewer.session !== undefined || viewer.signedIn?.lms === lms) &&
    file.school.id === viewer.school &&
    file.school.lms === lms &&
    file.courses.some((course) => course.teacher.toLowerCase() === viewer.teacher.toLowerCase())
  );
}
