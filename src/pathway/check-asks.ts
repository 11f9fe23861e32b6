import { byId, pairOf } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Sitting } from '../evidence/types.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Level } from '../mastery/types.ts';
import { dateIn, type Instant } from '../time.ts';
import { endOfWindow } from './window.ts';
import type { GivenChance } from './types.ts';

/** A learner's word that they are ready to show a target, and what the teacher answered (a check on demand). */
export interface CheckAsk {
  readonly id: number;
  readonly learner: LearnerId;
  readonly target: TargetCode;
  /** Why they think so, in their words; '': they did not say. */
  readonly why: string;
  readonly at: Instant;
  /** `approved`: the next ticket on the target is theirs; `talk`: the teacher talks with them first. */
  readonly state: 'open' | 'approved' | 'talk' | 'withdrawn';
  readonly answeredAt: Instant | null;
}

/** One that still means something: it waits, is granted and to come, or is to be talked about first. */
export type StandingAsk = CheckAsk & { readonly state: 'open' | 'approved' | 'talk' };

/** How often a learner may ask on one school day. Asks taken back count too, otherwise there would be no limit. */
export const ASKS_A_DAY = 2;

/**
 * How a learner stands with a target: they may ask; or they asked and it waits (`open`), is granted and comes (`approved`), or the teacher talks with
 * them first that day (`talk`); or there is nothing to ask, as it is mastered, or the day has had its share (`full`).
 */
export type AskStanding = 'may' | 'open' | 'approved' | 'talk' | 'mastered' | 'full';

export interface AskTerms {
  readonly level: Level;
  readonly asks: readonly CheckAsk[];
  readonly sittings: readonly Sitting[];
  readonly ruleFor: (target: TargetCode) => Rule;
  readonly at: Instant;
  readonly zone: string;
}

/** @param asks of the terms: all of the course */
export function askStanding({ learner, target }: Pick<CheckAsk, 'learner' | 'target'>, terms: AskTerms): AskStanding {
  const { level, asks, at, zone } = terms;
  const last = asks
    .filter((ask) => isStanding(ask, terms))
    .findLast((ask) => ask.learner === learner && ask.target === target);
  if (level === 'mastered') return 'mastered';
  if (last !== undefined) return last.state;
  return asksOn(asks, learner, at, zone).length >= ASKS_A_DAY ? 'full' : 'may';
}

/** What a learner asked on that school day. */
export function asksOn(asks: readonly CheckAsk[], learner: LearnerId, at: Instant, zone: string): CheckAsk[] {
  return asks.filter((ask) => ask.learner === learner && dateIn(zone, ask.at) === dateIn(zone, at));
}

/**
 * The asks that still mean something, in the order in which they came: open ones, granted ones whose ticket is still to come, and of the day those after which
 * the teacher talks first. What a new result has answered since is over.
 */
export function standingAsks(terms: Omit<AskTerms, 'level'>): StandingAsk[] {
  return terms.asks.filter((ask) => isStanding(ask, terms)).toSorted((a, b) => byId(a.at, b.at) || a.id - b.id);
}

function isStanding(
  ask: CheckAsk,
  { sittings, ruleFor, at, zone }: Omit<AskTerms, 'level' | 'asks'>,
): ask is StandingAsk {
  if (scoreOf(ask, sittings) !== null) return false;
  switch (ask.state) {
    case 'open':
      return true;
    case 'approved':
      return dueOf(ask, ruleFor, zone) >= at;
    case 'talk':
      return ask.answeredAt !== null && dateIn(zone, ask.answeredAt) === dateIn(zone, at);
    case 'withdrawn':
      return false;
    default:
      return ask.state satisfies never;
  }
}

/**
 * Granted asks as the chances they are: open until the window ends, in the next ticket and so without minutes of their own and without anything to mark by
 * hand; scored by the first result on the target that came after the teacher's word. Each has the round after those given before it.
 */
export function askedChances(
  asks: readonly CheckAsk[],
  sittings: readonly Sitting[],
  given: readonly GivenChance[],
  ruleFor: (target: TargetCode) => Rule,
  zone: string,
): GivenChance[] {
  const chances: GivenChance[] = [];
  const granted = asks.flatMap((ask) =>
    ask.state === 'approved' && ask.answeredAt !== null ? [{ ...ask, answeredAt: ask.answeredAt }] : [],
  );
  for (const ask of granted.toSorted((a, b) => byId(a.answeredAt, b.answeredAt) || a.id - b.id)) {
    const pair = pairOf(ask.learner, ask.target);
    const before = [...given, ...chances].filter(
      (chance) => pairOf(chance.learner, chance.target) === pair && chance.givenAt <= ask.answeredAt,
    );
    const score = scoreOf(ask, sittings);
    chances.push({
      learner: ask.learner,
      target: ask.target,
      round: Math.max(0, ...before.map(({ round }) => round)) + 1,
      coursework: null,
      givenAt: ask.answeredAt,
      date: dateIn(zone, ask.answeredAt),
      due: dueOf(ask, ruleFor, zone),
      activity: null,
      minutes: 0,
      marksItself: true,
      handedIn: score !== null,
      share: score?.share ?? null,
      scoredAt: score?.at ?? null,
      inTicket: true,
    });
  }
  return chances;
}

/** What answered it: the first result from elsewhere than a chance of ours after the teacher's word, or after the question while there is none. */
function scoreOf({ learner, target, at, answeredAt }: CheckAsk, sittings: readonly Sitting[]): Sitting | null {
  const since = answeredAt ?? at;
  const later = sittings.filter(
    (sitting) =>
      sitting.learner === learner && sitting.target === target && sitting.kind !== 'chance' && sitting.at > since,
  );
  return later.toSorted((a, b) => byId(a.at, b.at) || byId(a.source, b.source))[0] ?? null;
}

function dueOf({ target, at, answeredAt }: CheckAsk, ruleFor: (target: TargetCode) => Rule, zone: string): Instant {
  return endOfWindow(dateIn(zone, answeredAt ?? at), ruleFor(target).windowDays, zone);
}
