import type { NightTrouble } from '../school/last-night.ts';
import type { NightOrNot } from '../store/nights/last-nights.ts';
import type { Told } from './lines.ts';

/** What of a school in trouble wakes somebody, and what waits for the morning. */
const COUNTED: Readonly<Record<NightTrouble, 'late' | 'ahead' | 'partly'>> = {
  never: 'late',
  late: 'late',
  overdue: 'late',
  ahead: 'ahead',
  unfinished: 'partly',
};

/** How all schools stand, as one line: the alarms are made of it. */
export function nightsState(nights: readonly NightOrNot[]): Told {
  const counts = { late: 0, ahead: 0, partly: 0, unreadable: 0, underway: 0, coursesDone: 0, coursesLeft: 0 };
  let oldestHours: number | null = null;
  for (const each of nights) {
    if (each === 'unreadable') {
      counts.unreadable += 1;
      continue;
    }
    const { night, trouble, hours } = each;
    if (trouble !== null) counts[COUNTED[trouble]] += 1;
    if (hours !== null) oldestHours = Math.max(oldestHours ?? hours, hours);
    if (night === null || night.ended === 'finished') continue;
    counts.underway += 1;
    counts.coursesDone += night.done;
    counts.coursesLeft += night.courses - night.done;
  }
  const inTrouble = counts.late + counts.ahead + counts.partly + counts.unreadable > 0;
  return {
    as: inTrouble ? 'warn' : 'info',
    line: {
      event: 'nights-state',
      schools: nights.length,
      ...counts,
      ...(oldestHours === null ? {} : { oldestHours }),
    },
  };
}
