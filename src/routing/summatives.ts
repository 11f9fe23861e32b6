import { byId } from '../ids.ts';
import type { CourseworkId, LearnerId, TargetCode } from '../ids.ts';
import type { Level } from '../mastery/types.ts';
import { schoolDaysUntil, type Calendar } from '../school/calendar.ts';
import type { SchoolDate } from '../time.ts';
import type { Fitting, Summative } from './types.ts';

/** A unit's own assessment that has a day. */
export interface Assessment {
  readonly coursework: CourseworkId;
  readonly title: string;
  readonly date: SchoolDate;
  readonly targets: readonly TargetCode[];
}

/** A ticket, a seminar on what it shows, a fresh chance after the teaching: a school day each. */
const NEEDED = ['ticket', 'seminar', 'chance'] as const satisfies readonly Fitting[];
/** Told from so many school days before, whatever the rhythm: there is still room to act. */
const TOLD_FROM = 5;
/** How many school days ahead an assessment is mentioned at all. */
const EARLIEST = 10;

/** Levels with enough evidence that say the target is not reached. The others say too little. */
const NOT_YET: ReadonlySet<Level> = new Set(['not-yet', 'slipped', 'approaching']);

export interface SummativeFacts {
  readonly calendar: Calendar;
  /** The school day that is planned. */
  readonly date: SchoolDate;
  readonly assessments: readonly Assessment[];
  readonly standings: readonly { readonly learner: LearnerId; readonly target: TargetCode; readonly level: Level }[];
  /** School days until the next ticket, as tickets usually come here. */
  readonly wait: number;
}

/**
 * The assessments that come before anybody can act, soonest first: from five school days before, or earlier where after the next
 * ticket of this class fewer days are left than a ticket, a seminar and a fresh chance need. Each with who is not there yet and what
 * still fits; never after its day, and not where everybody is there.
 */
export function summativesAhead({ calendar, date, assessments, standings, wait }: SummativeFacts): Summative[] {
  return assessments
    .filter((each) => each.date >= date)
    .map(({ targets, ...each }) => ({
      ...each,
      days: schoolDaysUntil(calendar, date, each.date, EARLIEST + 1),
      targets: targets
        .map((target) => {
          const on = standings.filter((standing) => standing.target === target);
          return {
            target,
            notYet: on.filter(({ level }) => NOT_YET.has(level)).map(({ learner }) => learner),
            unclear: on
              .filter(({ level }) => level !== 'mastered' && !NOT_YET.has(level))
              .map(({ learner }) => learner),
          };
        })
        .filter(({ notYet, unclear }) => notYet.length + unclear.length > 0),
    }))
    .filter(({ targets }) => targets.length > 0)
    .filter(({ days }) => days <= TOLD_FROM || (days <= EARLIEST && days - wait < NEEDED.length))
    .map((each) => ({ ...each, fits: fitting(each.days) }))
    .toSorted((a, b) => a.days - b.days || byId(a.coursework, b.coursework));
}

/** What still has its day before the assessment. On the last day before it a check would come too late to teach from. */
function fitting(days: number): readonly Fitting[] {
  if (days >= NEEDED.length) return NEEDED;
  if (days === 2) return ['ticket', 'seminar'];
  return days === 1 ? ['seminar'] : [];
}
