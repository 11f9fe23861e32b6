import type { CourseId, RunId, SchoolId } from '../ids.ts';
import type { LmsError } from '../lms/errors.ts';
import type { Lms } from '../lms/types.ts';
import type { CourseSettings, SchoolFile } from '../school/file.ts';
import type { JobStore } from '../store/records.ts';
import type { Instant } from '../time.ts';
import type { SelectedCourse } from './find.ts';
import type { Told } from '../watch/lines.ts';
import type { Trace } from '../trace.ts';

/** An exception that stopped a course, or a school's night before any course: kind and places, never its words. A course's report repeats the reference. */
export type Fault = Trace & { readonly reference: string; readonly school: SchoolId } & (
    | { readonly event: 'course-fault'; readonly course: CourseId; readonly run: RunId }
    | { readonly event: 'school-fault' }
  );

/** What a run works with; `app.ts` builds it. */
export interface SyncParts {
  readonly store: JobStore;
  /** The LMS as the course's teacher sees it. Throws `LmsError` where no working credential is stored. */
  connect(file: SchoolFile, course: CourseSettings): Promise<Lms>;
  /** A credential was refused for good, the teacher's or that of the quizzes' owner (`refused.scope`); it has to be granted again. */
  disconnected(file: SchoolFile, course: CourseSettings, refused: LmsError, at: Instant): Promise<void>;
  /** HMAC over the parts with a key of this installation; hex. */
  keyedHash(...parts: readonly string[]): string;
  /** Gives the draft grades that a ticket's day left; absent: nobody opens tickets here. What fails of it is noted there and stops no night. */
  giveLeftGrades?(selected: SelectedCourse, lms: Lms, at: Instant): Promise<void>;
  /** A fresh random id, for a run or a plan; it names, and never enters a key. */
  newId(): string;
  /** Called as each night and each course ends, for the log and metrics; absent: nobody watches. */
  readonly tell?: (told: Told) => void;
  /** Keeps what an exception leaves to be looked at. */
  noteFault(fault: Fault): void | Promise<void>;
  /** Courses worked on at the same time. */
  readonly courses: number;
}
