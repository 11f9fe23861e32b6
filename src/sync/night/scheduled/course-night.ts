import type { CourseTask } from '../../../queue/types.ts';
import type { CourseReport } from '../../../report/types.ts';
import { isDateOver } from '../../../school/due-date.ts';
import type { SchoolFile } from '../../../school/file.ts';
import type { Records } from '../../../store/records.ts';
import { asTaught } from '../../../tagging/confirmed.ts';
import { secondsAfter, type Instant } from '../../../time.ts';
import type { SelectedCourse } from '../../find.ts';
import type { SyncParts } from '../../parts.ts';
import { endNight } from './end-night.ts';
import { watchedCourse } from '../watched-course.ts';
import { worthAgain } from './worth-again.ts';

/** Minutes without a course having ended after which a night counts as abandoned and is put into the queue again. */
export const LEASE_MINUTES = 20;

/** The outcome of one part of a course's night. */
export type TaskEnd =
  | { readonly is: 'had'; readonly report: CourseReport }
  /** It stopped, or left a write undone, for a reason that passes by itself: another part goes on. */
  | { readonly is: 'again'; readonly report: CourseReport }
  /** There was nothing to do: the course was had, or left out, its night is another run's, or its date is over and was missed. */
  | { readonly is: 'over' }
  /** The course was put in anew since, as this newer part. */
  | { readonly is: 'replaced'; readonly part: number };

export interface TaskClock {
  /** A task may be delivered late, and its process stopped before it has the course. */
  readonly now: () => Instant;
  /** Seconds after which no call of the LMS begins; absent: as long as it takes. */
  readonly seconds?: number;
}

/**
 * Runs one part of a course's night, whenever and however often an engine brings it. What the store says decides: the course is run only while
 * its night stands under this run, is not had and its date is not over, and by one process at a time.
 */
export async function runCourseTask(parts: SyncParts, task: CourseTask, clock: TaskClock): Promise<TaskEnd> {
  const found = await parts.store.school(task.school, async (records): Promise<SelectedCourse | TaskEnd> => {
    const night = await records.courseNight(task.date, task.course);
    if (night === null || night.run !== task.run || night.had) return { is: 'over' };
    if (task.part < night.part) return { is: 'replaced', part: night.part };
    const file = await records.loadSchoolFile();
    const selected = file === null ? null : await courseIn(records, file, task);
    if (file !== null && selected !== null && !isDateOver(file, clock.now(), task.date)) return selected;
    if (selected === null) await records.markHad(task.date, [task.course]);
    return { is: 'over' };
  });
  if (!('is' in found)) return haveCourse(parts, found, task, clock);
  if (found.is === 'over') await endNight(parts, task, clock.now());
  return found;
}

async function courseIn(
  records: Records,
  file: SchoolFile,
  { course: id }: CourseTask,
): Promise<SelectedCourse | null> {
  const course = file.courses.find((each) => each.id === id);
  return course === undefined ? null : { file: asTaught(file, id, await records.loadTagAnswers()), course };
}

/** Runs the course's night once it is known to be due. The last course of a night ends the night. */
export async function haveCourse(
  parts: SyncParts,
  { file, course }: SelectedCourse,
  task: CourseTask,
  { now, seconds }: TaskClock,
): Promise<Extract<TaskEnd, { report: CourseReport }>> {
  const at = now();
  const report = await watchedCourse(parts, file, course, {
    at,
    now,
    run: task.run,
    night: task.date,
    dryRun: false,
    acceptRoster: false,
    ...(seconds === undefined ? {} : { until: secondsAfter(at, seconds) }),
  });
  await parts.store.school(task.school, (records) => records.keepNight(task, LEASE_MINUTES));
  if (worthAgain(report)) return { is: 'again', report };
  await endNight(parts, task, now());
  return { is: 'had', report };
}
