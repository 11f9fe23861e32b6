import { isSchoolDay, schoolDateOf, startOfDay } from '../../../school/calendar.ts';
import { dateIn } from '../../../time.ts';
import type { BoardInput } from './input.ts';
import type { Lookup } from './lookup.ts';

/** What is unusual this morning; shown beside the date, before anything else. */
export type Notice =
  /** No school today: the plan shown is for the next school day, or will be made the night before that day. */
  | { readonly kind: 'no-school'; readonly next: string; readonly planned: boolean }
  /** The class list from the LMS looked wrong, so the night stopped. */
  | { readonly kind: 'class-held' }
  /** A night that was due has not finished. */
  | { readonly kind: 'not-current' };

export function noticesOf({ school, now, report, decisions }: BoardInput, look: Lookup, current: boolean): Notice[] {
  const zone = school.school.timeZone;
  const today = dateIn(zone, now);
  const next = schoolDateOf(school, now);
  const held = report?.problems.some(({ kind }) => kind === 'held') === true;
  return [
    ...(isSchoolDay(school, today)
      ? []
      : [{ kind: 'no-school' as const, next: look.day(startOfDay(zone, next)), planned: decisions.date === next }]),
    ...(held ? [{ kind: 'class-held' as const }] : []),
    ...(current || held ? [] : [{ kind: 'not-current' as const }]),
  ];
}
