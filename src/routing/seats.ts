import { byId, pairOf } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import type { DayRoute, Route } from './types.ts';

/** A learner who goes to seminar, and what for. */
export interface Applicant {
  readonly learner: LearnerId;
  /** Who sits first when seats are short (R5): 0 set by the teacher, 1 need by the evidence, 2 undecided, 3 the rest. */
  readonly turn: number;
  /** Most needed first; `chance` is P(share >= threshold), 1 where nothing is known. */
  readonly needs: readonly { readonly target: TargetCode; readonly chance: number }[];
}

export interface Group {
  readonly target: TargetCode;
  readonly learners: LearnerId[];
}

/** Everyone whose effective route is seminar, in the order in which they are seated: turn, then lowest P, then id. */
export function applicantsOf(
  routes: readonly DayRoute[], masteryOf: ReadonlyMap<string, Mastery>, canServe: (target: TargetCode) => boolean,
): Applicant[] {
  return routes.filter((route) => route.effective === 'seminar')
    .map((route) => {
      const needs = needsOf(route).filter(canServe)
        .map((target) => ({ target, chance: chanceOf(masteryOf.get(pairOf(route.learner, target))) }))
        .toSorted((a, b) => a.chance - b.chance || byId(a.target, b.target));
      return { learner: route.learner, turn: turnOf(route), needs };
    })
    .toSorted((a, b) => a.turn - b.turn || leastChance(a) - leastChance(b) || byId(a.learner, b.learner));
}

/** Targets that call for seminar; for one who chose it without need, the undecided ones, else all of the day. */
function needsOf(route: DayRoute): TargetCode[] {
  const order: readonly Route[] = ['seminar', 'undecided', 'workshop'];
  for (const wanted of order) {
    const found = route.targets.filter((each) => each.route === wanted).map((each) => each.target);
    if (found.length > 0) return found;
  }
  return [];
}

function turnOf(route: DayRoute): number {
  if (route.assigned !== null) return 0;
  if (route.recommended === 'seminar') return 1;
  return route.recommended === 'undecided' ? 2 : 3;
}

function chanceOf(mastery: Mastery | undefined): number {
  return mastery?.pThreshold ?? mastery?.value ?? 1;
}

function leastChance(applicant: Applicant): number {
  return applicant.needs[0]?.chance ?? 1;
}

/**
 * Seats the applicants in their order: each in the session on the target they need most that has a seat left; of
 * two on the same target the smaller, so that both groups stay small. Who finds none is not in any group.
 */
export function seat(sessions: readonly TargetCode[], seats: number, applicants: readonly Applicant[]): Group[] {
  const groups: Group[] = sessions.map((target) => ({ target, learners: [] }));
  for (const { learner, needs } of applicants) {
    const open = groups.filter((group) => group.learners.length < seats);
    for (const need of needs) {
      const [smallest] = open.filter((group) => group.target === need.target)
        .toSorted((a, b) => a.learners.length - b.learners.length);
      if (smallest === undefined) continue;
      smallest.learners.push(learner);
      break;
    }
  }
  return groups;
}

/**
 * The target of each session: of those still without a seat, what most need by the evidence, then what most ask for.
 * A target with the priority flag goes first, once; a second session on it competes by need alone.
 */
export function sessionTargets(
  count: number, seats: number, applicants: readonly Applicant[], priority: ReadonlySet<TargetCode>,
): TargetCode[] {
  const chosen: TargetCode[] = [];
  while (chosen.length < count) {
    const seated = new Set(seat(chosen, seats, applicants).flatMap((group) => group.learners));
    const demand = demandOf(applicants.filter((each) => !seated.has(each.learner)));
    const next = [...demand].toSorted(([a, of], [b, to]) => Number(first(b)) - Number(first(a))
      || to.need - of.need || to.all - of.all || byId(a, b))[0];
    if (next === undefined) break;
    chosen.push(next[0]);
  }
  return chosen;

  function first(target: TargetCode): boolean {
    return priority.has(target) && !chosen.includes(target);
  }
}

function demandOf(applicants: readonly Applicant[]): Map<TargetCode, { need: number; all: number }> {
  const demand = new Map<TargetCode, { need: number; all: number }>();
  for (const { turn, needs } of applicants) {
    for (const { target } of needs) {
      const held = demand.get(target) ?? { need: 0, all: 0 };
      demand.set(target, { need: held.need + (turn <= 1 ? 1 : 0), all: held.all + 1 });
    }
  }
  return demand;
}
