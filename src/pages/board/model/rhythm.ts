import { RHYTHM_DAYS } from '../../../routing/rhythm.ts';
import { lastSchoolDays } from '../../../school/calendar.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';

/** How often an open unit had tickets: a sentence and a picture. */
export interface RhythmLine {
  readonly unit: string;
  /** School days since the unit's last ticket, and the day of that ticket. */
  readonly pause: number;
  readonly day: string;
  /** The last 20 school days, oldest first: whether each had a ticket. */
  readonly days: readonly boolean[];
  readonly never: readonly TargetName[];
  readonly long: readonly (TargetName & { readonly since: number })[];
}

export function rhythmLines({ school, decisions }: BoardInput, look: Lookup): RhythmLine[] {
  if (decisions.rhythm.length === 0) return [];
  const days = lastSchoolDays(school, decisions.date, RHYTHM_DAYS);
  return decisions.rhythm.flatMap(({ unit, last, pause, tickets, unasked }) => {
    if (last === null || pause === null) return [];
    // a ticket that began on a day without school counts for the school day before it
    const had = new Set(tickets.map((ticket) => days.findLast((day) => day <= ticket)));
    return [
      {
        unit,
        pause,
        day: look.inFull(last),
        days: days.map((day) => had.has(day)),
        never: unasked.filter(({ since }) => since === null).map(({ target }) => look.target(target)),
        long: unasked.flatMap(({ target, since }) => (since === null ? [] : [{ ...look.target(target), since }])),
      },
    ];
  });
}
