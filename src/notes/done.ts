import { byId } from '../ids.ts';
import type { TargetCode } from '../ids.ts';
import type { Sitting } from '../evidence/types.ts';
import type { Mastery } from '../mastery/types.ts';
import type { GivenChance } from '../pathway/types.ts';
import { daysBetween, type Instant } from '../time.ts';
import type { Done } from './types.ts';

/** How long before the newest work something still counts as just done. */
const RECENT_DAYS = 7;

/** One learner's own record. */
export interface OwnRecord {
  readonly mastery: readonly Mastery[];
  /** In any order; nothing after the time of the run. */
  readonly sittings: readonly Sitting[];
  readonly given: readonly GivenChance[];
}

interface Event {
  readonly done: Done;
  readonly at: Instant;
}

const RANK: Readonly<Record<Done['kind'], number>> = { mastered: 0, 'second-chance': 1, 'more-right': 2, 'handed-in': 3 };

/**
 * The one thing to name first (P10): a target newly mastered, else a chance taken, else more right than the time
 * before, else work handed in. Counted back from the learner's newest work and not from today, so that the fact stays
 * the same until there is something new. Null where the record shows nothing done.
 */
export function oneThingDone(record: OwnRecord): Done | null {
  const events = [...mastered(record), ...chancesTaken(record), ...moreRight(record.sittings), ...handedIn(record.sittings)];
  const newest = events.map((event) => event.at).toSorted(byId).at(-1);
  if (newest === undefined) return null;
  const best = events.filter((event) => daysBetween(event.at, newest) <= RECENT_DAYS)
    .toSorted((a, b) => RANK[a.done.kind] - RANK[b.done.kind] || byId(b.at, a.at) || byId(a.done.target, b.done.target))[0];
  return best?.done ?? null;
}

function mastered({ mastery }: OwnRecord): Event[] {
  return mastery.flatMap(({ level, masteredAt, target }) => (
    level === 'mastered' && masteredAt !== null ? [{ done: { kind: 'mastered' as const, target }, at: masteredAt }] : []));
}

function chancesTaken({ given }: OwnRecord): Event[] {
  return given.flatMap(({ target, scoredAt }) => (
    scoredAt === null ? [] : [{ done: { kind: 'second-chance' as const, target }, at: scoredAt }]));
}

function handedIn(sittings: readonly Sitting[]): Event[] {
  return sittings.filter(isOwnWork).map(({ target, at }) => ({ done: { kind: 'handed-in' as const, target }, at }));
}

/** Two sittings in a row on one target with as many questions, one point each: only then is "more right" a fact. */
function moreRight(sittings: readonly Sitting[]): Event[] {
  const byTarget = new Map<TargetCode, Sitting[]>();
  for (const sitting of sittings.filter(isOwnWork).toSorted((a, b) => byId(a.at, b.at) || byId(a.source, b.source))) {
    byTarget.set(sitting.target, [...byTarget.get(sitting.target) ?? [], sitting]);
  }
  return [...byTarget].flatMap(([target, ofTarget]) => {
    const [before, last] = ofTarget.slice(-2);
    const more = before === undefined || last === undefined || before.questions !== last.questions ? null : gained(before, last);
    if (last === undefined || more === null || more < 1) return [];
    return [{ done: { kind: 'more-right' as const, target, more }, at: last.at }];
  });
}

function gained(before: Sitting, last: Sitting): number | null {
  const from = rightAnswers(before);
  const to = rightAnswers(last);
  return from === null || to === null ? null : to - from;
}

function rightAnswers(sitting: Sitting): number | null {
  if (sitting.questions === null || sitting.possible !== sitting.questions) return null;
  const right = sitting.share * sitting.questions;
  return Math.abs(right - Math.round(right)) < 1e-9 ? Math.round(right) : null;
}

/** A conference is a talk, not work that was handed in. */
function isOwnWork(sitting: Sitting): boolean {
  return sitting.kind !== 'conference';
}
