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

/** Chances closer than this are equals, among whom those who sat less often go first (P12). */
const EQUALS = 0.05;

/**
 * Everyone whose effective route is seminar, in the order in which they are seated: turn, then lowest P (equals: who sat in
 * seminar less often of late), then id. `needsOf` of a learner are the targets a session may be held on.
 */
export function applicantsOf(
  routes: readonly DayRoute[],
  masteryOf: ReadonlyMap<string, Mastery>,
  canServe: (learner: LearnerId, target: TargetCode) => boolean,
  satOften: (learner: LearnerId) => number,
): Applicant[] {
  return routes
    .filter((route) => route.effective === 'seminar')
    .map((route) => {
      const needs = needsOf(route)
        .filter((target) => canServe(route.learner, target))
        .map((target) => ({ target, chance: chanceOf(masteryOf.get(pairOf(route.learner, target))) }))
        .toSorted((a, b) => a.chance - b.chance || byId(a.target, b.target));
      return { learner: route.learner, turn: turnOf(route), needs };
    })
    .toSorted(
      (a, b) =>
        a.turn - b.turn ||
        leastChance(a) - leastChance(b) ||
        satOften(a.learner) - satOften(b.learner) ||
        byId(a.learner, b.learner),
    );
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
  return Math.round((applicant.needs[0]?.chance ?? 1) / EQUALS);
}
