import type { Evidence, SourceKind } from '../evidence/types.ts';
import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import { lastSchoolDays, type Calendar } from '../school/calendar.ts';
import type { Unit } from '../school/file.ts';
import { dateIn, type Instant, type SchoolDate } from '../time.ts';
import type { UnitRhythm } from './types.ts';

/** A unit nothing was asked of in so many school days is over, unless it is the newest of the class. */
export const RHYTHM_DAYS = 20;
/** Pauses are measured within so many school days. */
const LOOKED_BACK = 40;
/** S1: a ticket every two or three days. Holds until a class has a rhythm of its own. */
const USUAL = 3;
/** Fewer pauses than this are no rhythm. */
const PAUSES = 3;
/** How many school days beyond its usual pause an older unit is still asked about; after that it is not mentioned any more. */
const ASKED_FOR = 5;
/** A target not asked for longer than so many school days is named. */
const UNASKED = 10;

const TICKETS: ReadonlySet<SourceKind> = new Set(['entrance', 'exit', 'station']);
/** What the whole class is asked by. */
const FOR_ALL: ReadonlySet<SourceKind> = new Set([...TICKETS, 'unit', 'coursework']);

export interface RhythmFacts {
  readonly calendar: Calendar;
  readonly date: SchoolDate;
  readonly at: Instant;
  /** None: the class is one unit without a name. */
  readonly units: readonly Pick<Unit, 'title' | 'targets'>[];
  /** Of this course alone. */
  readonly evidence: readonly Pick<Evidence, 'target' | 'source' | 'kind' | 'at'>[];
  readonly standings: readonly { readonly learner: LearnerId; readonly target: TargetCode; readonly level: string }[];
}

/** One thing the class was asked, on the day of its first answer. */
interface Occasion {
  readonly kind: SourceKind;
  readonly date: SchoolDate;
  readonly targets: ReadonlySet<TargetCode>;
}

/**
 * How long ago each open unit had a ticket, in school days, beside how long this class usually waits: the pause that three in four of the
 * unit's own do not exceed, else of the class's. Open is what had a ticket in the last 20 school days and no assessment since, and the
 * newest unit of all in any case. A longer pause is asked about; of a unit that is not the newest for five school days. Of an open unit the targets are named that the class was never asked, or not for over ten school
 * days, unless everybody has mastered them.
 */
export function rhythmOf({ calendar, date, at, units, evidence, standings }: RhythmFacts): UnitRhythm[] {
  const days = lastSchoolDays(calendar, date, LOOKED_BACK);
  const since = (day: SchoolDate): number => days.filter((each) => each > day && each <= date).length;
  const all = occasionsOf(
    evidence.filter((each) => each.at <= at && FOR_ALL.has(each.kind)),
    calendar.school.timeZone,
  );
  const pausesOf = (dates: readonly SchoolDate[]): number[] =>
    dates
      .slice(1)
      .map((day, index) => since(dates[index] ?? day) - since(day))
      .filter((pause) => pause > 0);
  const ofClass = pausesOf(ticketDays(all, null, days[0] ?? date));
  const unsettled = new Set(standings.filter(({ level }) => level !== 'mastered').map(({ target }) => target));
  const known = [...new Set(standings.map(({ target }) => target))].toSorted(byId);
  const named = units.length > 0 ? units : [{ title: '', targets: known }];
  const rows = named.map(({ title, targets }) => {
    const tickets = ticketDays(all, targets, days[0] ?? date);
    const last = ticketDays(all, targets, null).at(-1) ?? null;
    const own = pausesOf(tickets);
    const usual = usualOf([own, ofClass].find((pauses) => pauses.length >= PAUSES) ?? []);
    const pause = last === null ? null : since(last);
    const assessed = all.some(
      (each) => each.kind === 'unit' && last !== null && each.date >= last && about(each, targets),
    );
    return {
      last,
      over: assessed,
      shown: {
        unit: title,
        last,
        pause,
        usual,
        longer: pause !== null && pause > usual,
        tickets: tickets.filter((day) => since(day) < RHYTHM_DAYS),
        unasked: targets
          .filter((target) => unsettled.has(target))
          .map((target) => {
            const asked = all.filter((each) => each.targets.has(target)).map((each) => each.date);
            const newest = asked.toSorted().at(-1);
            return { target, since: newest === undefined ? null : since(newest) };
          })
          .filter((each) => each.since === null || each.since > UNASKED),
      } satisfies UnitRhythm,
    };
  });
  const newest = rows
    .flatMap(({ last }) => last ?? [])
    .toSorted()
    .at(-1);
  return rows
    .filter(
      ({ last, over, shown }) =>
        last !== null && !over && (last === newest || (shown.pause !== null && shown.pause < RHYTHM_DAYS)),
    )
    .map(({ last, shown }) => ({
      ...shown,
      longer: shown.longer && (last === newest || (shown.pause ?? 0) <= shown.usual + ASKED_FOR),
    }));
}

/** How many school days pass before the class's next ticket, when it comes as tickets usually come here; 0: it is due today. */
export function waitForTicket(rhythm: readonly UnitRhythm[]): number {
  const waits = rhythm.flatMap(({ pause, usual }) => (pause === null ? [] : [Math.max(0, usual - pause)]));
  return waits.length === 0 ? 0 : Math.min(...waits);
}

/** Each source once, on the day of its first answer: a late paper does not make an old ticket new. */
function occasionsOf(evidence: RhythmFacts['evidence'], zone: string): Occasion[] {
  const bySource = new Map<string, { kind: SourceKind; began: Instant; targets: Set<TargetCode> }>();
  for (const { source, kind, target, at } of evidence) {
    const known = bySource.get(source);
    if (known === undefined) bySource.set(source, { kind, began: at, targets: new Set([target]) });
    else {
      if (at < known.began) known.began = at;
      known.targets.add(target);
    }
  }
  return [...bySource.values()].map(({ kind, began, targets }) => ({ kind, targets, date: dateIn(zone, began) }));
}

/** The days with a ticket on any of these targets, oldest first, each once. */
function ticketDays(
  occasions: readonly Occasion[],
  targets: readonly TargetCode[] | null,
  from: SchoolDate | null,
): SchoolDate[] {
  const on = occasions.filter((each) => TICKETS.has(each.kind) && (targets === null || about(each, targets)));
  return [...new Set(on.map((each) => each.date))].filter((day) => from === null || day >= from).toSorted();
}

function about(occasion: Occasion, targets: readonly TargetCode[]): boolean {
  return targets.some((target) => occasion.targets.has(target));
}

/** The pause that three in four do not exceed. */
function usualOf(pauses: readonly number[]): number {
  return pauses.toSorted((a, b) => a - b)[Math.ceil(pauses.length * 0.75) - 1] ?? USUAL;
}
