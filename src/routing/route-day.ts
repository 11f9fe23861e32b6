import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import { namingOf } from '../school/i-can.ts';
import type { Naming } from '../school/i-can.ts';
import type { Target } from '../school/file.ts';
import type { SchoolDate } from '../time.ts';
import { dayRule, dayWouldChange, mismatchQuestion, NO_DAY_RULE, NO_DAY_WOULD_CHANGE } from './day-words.ts';
import { NO_EVIDENCE_RULE, NO_EVIDENCE_WOULD_CHANGE } from './target-words.ts';
import type { Choice, DayRoute, Route, TargetRoute, Why } from './types.ts';

export interface DayInput {
  readonly date: SchoolDate;
  readonly learners: readonly LearnerId[];
  /** From `targetsOfTheDay`. */
  readonly dayTargets: readonly TargetCode[];
  /** From `routeTargets`: every target, not only the day's. */
  readonly routes: readonly TargetRoute[];
  /** Of any date; only those of `date` count. */
  readonly choices: readonly Choice[];
  readonly targets: readonly Target[];
}

const NEED: Readonly<Record<Route, number>> = { seminar: 0, undecided: 1, workshop: 2 };

/**
 * One route per learner for the day. The evidence recommends: over the day's targets and any target on which
 * a seat is owed, one seminar makes it seminar, all workshop makes it workshop, else undecided. P1 decides:
 * effective = assigned, else declared, else recommended, and all are kept. In the order of `learners`.
 */
export function routeDay(input: DayInput): DayRoute[] {
  const naming = namingOf(input.targets);
  const byLearner = group(input.routes);
  const choices = group(input.choices.filter((choice) => choice.date === input.date));
  return input.learners.map((learner) => {
    const targets = targetsFor(learner, input.dayTargets, byLearner.get(learner) ?? []);
    const recommended = recommend(targets);
    const declared = newestChoice(choices.get(learner) ?? [], 'declared');
    const assigned = newestChoice(choices.get(learner) ?? [], 'assigned');
    return {
      learner,
      date: input.date,
      recommended,
      declared,
      assigned,
      effective: routeIn(assigned) ?? routeIn(declared) ?? recommended,
      question: mismatchQuestion({ recommended, declared, assigned }),
      targets,
      why: whyOf(recommended, targets, declared?.route === 'workshop' && recommended !== 'workshop', naming),
    };
  });
}

/** The day's targets, and those on which this learner is owed a seat; needed ones first. */
function targetsFor(
  learner: LearnerId,
  dayTargets: readonly TargetCode[],
  routes: readonly TargetRoute[],
): TargetRoute[] {
  const known = new Map(routes.map((route) => [route.target, route]));
  const owed = routes.filter((route) => route.seatOwed).map((route) => route.target);
  return [...new Set([...dayTargets, ...owed])]
    .map((target) => known.get(target) ?? withoutEvidence(learner, target))
    .toSorted(
      (a, b) => NEED[a.route] - NEED[b.route] || Number(b.seatOwed) - Number(a.seatOwed) || byId(a.target, b.target),
    );
}

function withoutEvidence(learner: LearnerId, target: TargetCode): TargetRoute {
  return {
    learner,
    target,
    route: 'undecided',
    seatOwed: false,
    why: { evidence: [], rule: NO_EVIDENCE_RULE, wouldChange: NO_EVIDENCE_WOULD_CHANGE },
  };
}

function recommend(targets: readonly TargetRoute[]): Route {
  if (targets.some((each) => each.route === 'seminar')) return 'seminar';
  return targets.length > 0 && targets.every((each) => each.route === 'workshop') ? 'workshop' : 'undecided';
}

/** Only a choice of that day counts; of several the last one made (of equal times the last recorded), and none where that one took it back. */
function newestChoice(choices: readonly Choice[], by: Choice['by']): Choice | null {
  const [newest] = choices
    .filter((choice) => choice.by === by)
    .toReversed()
    .toSorted((a, b) => byId(b.at, a.at));
  return newest === undefined || (newest.route === 'none' && newest.place === null) ? null : newest;
}

/** Who is left out of the day has no route. */
function routeIn(choice: Choice | null): Route | null {
  if (choice === null) return null;
  return choice.route === 'none' ? 'undecided' : choice.route;
}

function whyOf(recommended: Route, targets: readonly TargetRoute[], checkFollows: boolean, naming: Naming): Why {
  if (targets.length === 0) return { evidence: [], rule: NO_DAY_RULE, wouldChange: NO_DAY_WOULD_CHANGE };
  const decisive = targets.filter((each) => each.route === recommended);
  return {
    evidence: [...new Set(decisive.flatMap((each) => each.why.evidence))],
    rule: dayRule(decisive, naming, checkFollows),
    wouldChange: dayWouldChange(decisive, naming),
  };
}

function group<T extends { readonly learner: LearnerId }>(rows: readonly T[]): Map<LearnerId, T[]> {
  const groups = new Map<LearnerId, T[]>();
  for (const row of rows) {
    const group = groups.get(row.learner);
    if (group === undefined) groups.set(row.learner, [row]);
    else group.push(row);
  }
  return groups;
}
