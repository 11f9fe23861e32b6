import type { CourseId, SchoolId } from '../../ids.ts';
import { StoreError } from '../../store/errors.ts';
import type { Instant } from '../../time.ts';
import type { Actor, Pause } from '../../writeback/brakes.ts';
import { actOn, type Act } from '../as-teacher.ts';
import { clearUnfinished } from '../clear-unfinished.ts';
import { selectCourses } from '../find.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';

/** One course, or with `null` the whole school. */
export interface BrakeOrder {
  readonly school: SchoolId;
  readonly course: CourseId | null;
  readonly by: Actor;
}

export interface Paused {
  /** `none`: it was paused already. */
  readonly change: 'created' | 'none';
  /** Writes that were decided and that nobody had seen: their drafts are gone. */
  readonly cleared: readonly { readonly course: CourseId; readonly writes: number }[];
  /** Courses whose drafts could not be cleared now; learners do not see them, and the next run does it. */
  readonly left: readonly { readonly course: CourseId; readonly why: string }[];
}

export interface Resumed {
  readonly change: 'updated' | 'none';
  /** What still stops a course: the school's own pause. */
  readonly still: Pause | null;
}

/** From the moment this is recorded no create and no publish begins; then the drafts nobody has seen are taken away. */
export async function pauseSending(parts: SyncParts, { school, course, by }: BrakeOrder, at: Instant): Promise<Paused> {
  const selected = await selectCourses(parts.store, course === null ? { school } : { school, course });
  const begun = await parts.store.school(school, (records) => records.startPause(course, by, at));
  const cleared: { course: CourseId; writes: number }[] = [];
  const left: { course: CourseId; why: string }[] = [];
  for (const each of selected) {
    const id = each.course.id;
    try {
      const writes = await actOn(parts, each, at, clearCourse);
      if (writes instanceof Refused) left.push({ course: id, why: whyLeft(writes) });
      else if (writes > 0) cleared.push({ course: id, writes });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error; // what stopped it is recorded; only the drafts stay
      left.push({ course: id, why: error.message });
    }
  }
  return { change: begun ? 'created' : 'none', cleared, left };
}

/** Ends that pause. Nothing is sent by it: the next night decides again, and a waiting plan can be approved again. */
export async function resumeSending(
  parts: SyncParts,
  { school, course, by }: BrakeOrder,
  at: Instant,
): Promise<Resumed> {
  await selectCourses(parts.store, course === null ? { school } : { school, course });
  return parts.store.school(school, async (records) => {
    const ended = await records.endPause(course, by, at);
    return { change: ended ? 'updated' : 'none', still: course === null ? null : await records.pauseOf(course) };
  });
}

/**
 * Decided writes that were not carried out go through the usual write-back, which finds the pause and deletes the
 * drafts.
 */
function clearCourse(act: Act): Promise<number | Refused> {
  return clearUnfinished(act, (carry) => ({ carry }));
}

function whyLeft({ why, problem }: Refused): string {
  return why === 'busy' || why === 'overtaken'
    ? 'a run is working on it; it stops before its next write and clears up itself'
    : problem.what.en;
}
