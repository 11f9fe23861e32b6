import type { CourseId, SchoolId } from '../../ids.ts';
import { topicWords } from '../../notes/posts.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { StoreError } from '../../store/errors.ts';
import { dateIn, type Instant } from '../../time.ts';
import { applyWrites } from '../../writeback/apply.ts';
import type { Actor, Pause } from '../../writeback/brakes.ts';
import { actOn, asTeacher, type Act } from '../as-teacher.ts';
import { selectCourses } from '../find.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';
import { storeBrakes } from '../store-brakes.ts';
import { storeLedger } from '../store-ledger.ts';

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

/** Ends that pause. Nothing is sent by it: the next night decides anew, and a waiting plan can be approved again. */
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

/** What was decided and not done goes through the write-back as ever: it meets the pause and takes its drafts away. */
async function clearCourse(act: Act): Promise<number | Refused> {
  const { parts, file, course, at } = act;
  const unfinished = await unfinishedRows(act);
  if (unfinished.length === 0) return 0;
  const school = file.school.id;
  return asTeacher(act, async ({ lms, enrolled }) => {
    await applyWrites(
      { carry: unfinished, cancel: [], change: [], withdraw: [], strays: [] },
      {
        course: course.id,
        lms,
        ledger: storeLedger(parts.store, school, course.id),
        enrolled,
        topic: topicWords(file.school.languages),
        brakes: storeBrakes(parts.store, file, course.id, dateIn(file.school.timeZone, at)),
        disconnected: (error) => parts.disconnected(file, course, error, at),
        now: () => at,
      },
    );
    return unfinished.length - (await unfinishedRows(act)).length;
  });
}

async function unfinishedRows({ parts, file, course }: Act): Promise<LedgerRow[]> {
  const rows = await parts.store.school(file.school.id, (records) => records.loadLedger(course.id));
  return rows.filter((row) => row.state === 'NEW' || row.state === 'BOUND');
}

function whyLeft({ why, problem }: Refused): string {
  return why === 'busy' || why === 'overtaken'
    ? 'a run is working on it; it stops before its next write and clears up itself'
    : problem.what.en;
}
