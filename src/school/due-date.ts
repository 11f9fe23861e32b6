import { IANAZone } from 'luxon';
import { instant, type Instant, type SchoolDate } from '../time.ts';
import { isSchoolDay } from './calendar.ts';
import type { SchoolFile } from './file.ts';

export type Schedule = Pick<SchoolFile, 'closed' | 'weekends' | 'nightly'> & {
  readonly school: { readonly timeZone: string };
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How far the clock of the process that runs a night may be behind that of the one that began it. */
const CLOCKS_APART = 5 * MINUTE;
/** How long a night that began in the evening may go on into a closed day. */
const INTO_A_CLOSED_DAY = 6 * HOUR;
/** Days back in which a due night is looked for: the longest holidays are shorter. */
const LOOK_BACK_DAYS = 120;

/**
 * The school date whose scheduled night is due at that moment: the newest whose time has come and that is not done. What
 * lies before it was missed and stays so (a night decides on today's state). Null on closed days, which are silent.
 * @param lastDone the newest date whose night was finished
 */
export function dueDate(file: Schedule, at: Instant, lastDone: SchoolDate | null): SchoolDate | null {
  if (!isSchoolDay(file, todayAt(file, at))) return null;
  const date = newestDue(file, at);
  return date !== null && (lastDone === null || date > lastDone) ? date : null;
}

/** The newest school date whose night's time has come at that moment, closed day or not; null when there was none for months. */
export function newestDue(file: Schedule, at: Instant): SchoolDate | null {
  const zone = IANAZone.create(file.school.timeZone);
  const today = todayAt(file, at);
  for (let back = -1; back <= LOOK_BACK_DAYS; back += 1) {
    // from tomorrow: a clock put back at midnight may show an earlier date again
    const date = daysBefore(today, back);
    if (!isSchoolDay(file, date)) continue;
    const due = momentIn(zone, date, file.nightly);
    if (due !== null && due <= Date.parse(at)) return date;
  }
  return null;
}

/** Whether it is too late for what a night of that date has left: another night's time has come, or the school is closed and has long been. */
export function isDateOver(file: Schedule, at: Instant, date: SchoolDate): boolean {
  const soon = instant(new Date(Date.parse(at) + CLOCKS_APART).toISOString());
  if (newestDue(file, at) !== date && newestDue(file, soon) !== date) return true;
  if (isSchoolDay(file, todayAt(file, at))) return false;
  const due = dueMoment(file.school.timeZone, date, file.nightly);
  return due === null || Date.parse(at) - Date.parse(due) > INTO_A_CLOSED_DAY;
}

/** The date by the school's own clock. */
export function todayAt(file: Schedule, at: Instant): SchoolDate {
  return dateOf(localTime(IANAZone.create(file.school.timeZone), Date.parse(at)));
}

/** So many days of the calendar earlier; later where the number is below 0. */
export function daysBefore(date: SchoolDate, days: number): SchoolDate {
  return dateOf(Date.parse(`${date}T00:00:00Z`) - days * DAY);
}

/**
 * The first moment at which clocks in the zone have come to that time of day (`HH:mm`) on that date. A time that spring
 * skips is the next one there is, a time that autumn repeats its first; null for a date the zone skipped whole.
 */
export function dueMoment(timeZone: string, date: SchoolDate, time: string): Instant | null {
  const moment = momentIn(IANAZone.create(timeZone), date, time);
  return moment === null ? null : instant(new Date(moment).toISOString());
}

function momentIn(zone: IANAZone, date: SchoolDate, time: string): number | null {
  const wanted = Date.parse(`${date}T${time}:00Z`); // as if the zone were UTC
  const [early, late] = [wanted - 15 * HOUR, wanted + 13 * HOUR]; // no zone is further from UTC than 14 hours east or 12 west
  const [before, after] = [zone.offset(early) * MINUTE, zone.offset(late) * MINUTE];
  if (before === after) return wanted - before;

  const change = firstMinuteOf(zone, early, late);
  if (wanted - before < change) return wanted - before;
  if (change + after < wanted) return wanted - after;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const skippedWhole = change + before <= midnight && change + after >= midnight + DAY;
  return skippedWhole ? null : change;
}

/** The minute in which the zone's offset leaves what it was at `early`; there is one such change before `late`. */
function firstMinuteOf(zone: IANAZone, early: number, late: number): number {
  const before = zone.offset(early);
  let [old, changed] = [early, late];
  while (changed - old > MINUTE) {
    const middle = old + Math.floor((changed - old) / MINUTE / 2) * MINUTE;
    if (zone.offset(middle) === before) old = middle;
    else changed = middle;
  }
  return changed;
}

/** The local date and time in the zone, written as if it were UTC. */
function localTime(zone: IANAZone, at: number): number {
  return at + zone.offset(at) * MINUTE;
}

function dateOf(local: number): SchoolDate {
  return new Date(local).toISOString().slice(0, 10) as SchoolDate;
}
