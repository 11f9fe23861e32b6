import { byId, pairOf } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import { isEarlierGrade } from '../school/grades.ts';
import type { Known } from './known.ts';
import { nextStep } from './next-step.ts';
import type { Step } from './next-step.ts';
import type { Reassignment } from './types.ts';

/** One taught target on which the learner's record asks for something. */
export interface Asked {
  readonly target: TargetCode;
  readonly mastery: Mastery;
  readonly step: Exclude<Step, { is: 'nothing' }>;
}

export type Wanted = Asked & { readonly step: { readonly is: Reassignment['purpose']; readonly round: number } };

export function askedOf(learner: LearnerId, known: Known): Asked[] {
  return known.taught.flatMap((target) => {
    const pair = pairOf(learner, target);
    const mastery = known.masteryOf.get(pair);
    if (mastery === undefined) return [];
    const step = nextStep({
      mastery,
      history: known.historyOf({ learner, target }),
      seatOwed: known.seatsOwed.has(pair),
      seatToday: known.seats.get(learner)?.has(target) === true,
      taughtToAll: known.taughtToAll.has(target),
      ticketsCome: known.ticketsCome,
      choseWorkshop: known.choseWorkshop.has(pair),
      earlierGrade: isEarlier(target, known),
      rule: known.ruleFor(target),
      at: known.at,
      zone: known.zone,
    });
    return step.is === 'nothing' ? [] : [{ target, mastery, step }];
  });
}

export function isEarlier(code: TargetCode, known: Known): boolean {
  const target = known.terms.targets.get(code);
  return target !== undefined && isEarlierGrade(target, known.terms.course.grade);
}

/** What is not withheld, most needed first: a check, a redo, a re-check; the priority flag; the day's targets; the one furthest away. */
export function wantedOf(asked: readonly Asked[], known: Known): Wanted[] {
  const isPriority = (target: TargetCode): boolean => known.terms.targets.get(target)?.priority === true;
  return asked
    .filter((each): each is Wanted => each.step.is !== 'withheld')
    .toSorted(
      (a, b) =>
        URGENCY[a.step.is] - URGENCY[b.step.is] ||
        Number(isPriority(b.target)) - Number(isPriority(a.target)) ||
        Number(known.dayTargets.has(b.target)) - Number(known.dayTargets.has(a.target)) ||
        (a.mastery.value ?? 0) - (b.mastery.value ?? 0) ||
        byId(a.target, b.target),
    );
}

const URGENCY: Readonly<Record<Reassignment['purpose'], number>> = { check: 0, redo: 1, recheck: 2 };
