import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CourseId, RunId, SchoolId } from '../ids.ts';
import { SchoolDate } from '../time.ts';

/**
 * One course's part in a school's night, as a queue carries it. `part` counts how often the course was put in anew for that night: by a
 * part before that ended early, or because no engine delivered the one before.
 */
export const CourseTask = z.strictObject({
  school: SchoolId,
  course: CourseId,
  run: RunId,
  date: SchoolDate,
  part: z.int().min(0).max(10_000),
});
export type CourseTask = z.infer<typeof CourseTask>;

/**
 * Where the courses of a night wait for somebody to run them. Any engine may deliver a task twice, late, or out of order: the claim in the
 * store decides that each course's night runs once (`sync/night/scheduled/course-night.ts`).
 */
export interface CourseQueue {
  /**
   * Puts tasks in. Those of a school begin in their order, and the k-th of each school about when the k-th of another does. The same part of the
   * same course of the same night is one task while it waits or runs, however often it is put in.
   * @param options `after`: seconds from now before which none of them begins
   * @throws QueueError when some could not be put in; to put all of them in again is safe
   */
  enqueue(tasks: readonly CourseTask[], options?: { readonly after?: number }): Promise<void>;
}

/** Runs one task. One that throws failed: an engine brings it again, by itself or when it is put in again. */
export type CourseRunner = (task: CourseTask) => Promise<void>;

/** The queue could not be used, or refused; `passing`: it is worth another try as it is. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
  readonly todo: string;
  readonly passing: boolean;

  constructor(message: string, { todo, passing }: { readonly todo: string; readonly passing: boolean }) {
    super(message);
    this.todo = todo;
    this.passing = passing;
  }
}

/** The name by which a task is recognised as the same: a hash in hexadecimal, spread evenly, from which nothing can be read. */
export function taskName({ school, course, date, part }: CourseTask): string {
  return createHash('sha256')
    .update(JSON.stringify([school, course, date, part]))
    .digest('hex')
    .slice(0, 40);
}
