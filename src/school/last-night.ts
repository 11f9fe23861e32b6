import type { Instant, SchoolDate } from '../time.ts';
import { fromDateTime, toDateTime } from '../time.ts';
import { daysBefore, dueMoment, newestDue, todayAt, type Schedule } from './due-date.ts';

/** Hours after its time before a night that is not done is reported: one that runs, or is tried again, needs some. */
const GRACE_HOURS = 3;

/** A school's newest scheduled night, as the store has it. */
export interface NewestNight {
  readonly date: SchoolDate;
  /** `left`: begun, not finished, and no process is working on it. */
  readonly ended: 'finished' | 'running' | 'left';
  /** Courses it is about: of a finished one those that had their turn. */
  readonly courses: number;
  /** Courses whose part is finished. */
  readonly done: number;
  /** Courses whose part could not be finished. The rest, if any, was not come to yet. */
  readonly unfinished: number;
}

/** What is known of a school that never had a night by schedule. */
export interface SchoolSoFar {
  /** When its file was first loaded. */
  readonly since: Instant;
  /** When anything was run for it last, by hand too. */
  readonly lastRun: Instant | null;
}

/**
 * `never`: the schedule has named nights since the school came, and it had none; `late`: the schedule names a newer one, and its time is over;
 * `overdue`: it was begun and is not finished hours after its time; `ahead`: it lies in the future of the clock; `unfinished`: it is finished,
 * but not every course was.
 */
export type NightTrouble = 'never' | 'late' | 'overdue' | 'ahead' | 'unfinished';

/** What is wrong with a school's newest night at that moment; null when nothing is. */
export function troubleOf(
  file: Schedule,
  at: Instant,
  night: NewestNight | null,
  soFar: SchoolSoFar,
): NightTrouble | null {
  const due = newestDue(file, fromDateTime(toDateTime(at).minus({ hours: GRACE_HOURS })));
  if (night === null) return due !== null && wasMissed(file, due, soFar) ? 'never' : null;
  if (night.date > daysBefore(todayAt(file, at), -1)) return 'ahead';
  if (due !== null && night.date < due) return 'late';
  if (night.ended !== 'finished') return night.date === due ? 'overdue' : null;
  return night.unfinished > 0 ? 'unfinished' : null;
}

/** The school was there when that night was due, and nothing was run for it since, by hand neither. */
function wasMissed(file: Schedule, due: SchoolDate, { since, lastRun }: SchoolSoFar): boolean {
  const moment = dueMoment(file.school.timeZone, due, file.nightly);
  return moment !== null && since <= moment && (lastRun === null || lastRun < moment);
}
