import { DateTime } from 'luxon';
import { byId, pairOf } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Mastery } from '../mastery/types.ts';
import { isEarlierGrade } from '../school/grades.ts';
import { fromDateTime, type Instant, type SchoolDate } from '../time.ts';
import { chooseActivity } from './activities.ts';
import { areaOf, budgetFor, MINUTES_WITHOUT_ACTIVITY } from './budget.ts';
import type { Budget } from './budget.ts';
import { chanceRule } from './chance-words.ts';
import type { Known } from './known.ts';
import { nextStep } from './next-step.ts';
import type { Step } from './next-step.ts';
import { stepBack } from './prerequisite.ts';
import type { Reassignment, Withheld } from './types.ts';
import { withheldWords } from './withheld-words.ts';

/** R5: a check comes within a week, however long other chances stay open. */
const CHECK_DAYS = 7;

/** One taught target on which the learner's record asks for something. */
interface Asked {
  readonly target: TargetCode;
  readonly mastery: Mastery;
  readonly step: Exclude<Step, { is: 'nothing' }>;
}

type Wanted = Asked & { readonly step: { readonly is: Reassignment['purpose']; readonly round: number } };

/**
 * The chances one learner is given now, and those the evidence asks for that wait. Of several: a check the student's choice
 * brings (R5) before a redo before a re-check,
 * the priority flag, the day's targets, then the one furthest away; as far as the day and the week's minutes go (P13).
 */
export function chancesFor(learner: LearnerId, known: Known): { reassignments: Reassignment[]; withheld: Withheld[] } {
  const asked = askedOf(learner, known);
  const withheld: Withheld[] = asked.flatMap(({ target, step }) => (step.is === 'withheld' ? [{ learner, target, why: step.why }] : []));
  const reassignments: Reassignment[] = [];
  let budget = budgetFor(learner, known.given, known.terms);
  for (const wanted of asked.filter(isWanted).toSorted(mostNeededFirst(known))) {
    const chance = grant(learner, wanted, asked, budget, known);
    if ('round' in chance) {
      reassignments.push(chance);
      budget = budget.after(chance.target, chance.minutes);
    } else {
      withheld.push(chance);
    }
  }
  return { reassignments, withheld };
}

function askedOf(learner: LearnerId, known: Known): Asked[] {
  return known.taught.flatMap((target) => {
    const mastery = known.masteryOf.get(pairOf(learner, target));
    if (mastery === undefined) return [];
    const step = nextStep({
      mastery,
      history: known.historyOf({ learner, target }),
      seatOwed: known.seatsOwed.has(pairOf(learner, target)),
      choseWorkshop: known.choseWorkshop.has(pairOf(learner, target)),
      earlierGrade: isEarlier(target, known),
      rule: known.ruleFor(target),
      at: known.at,
      zone: known.zone,
    });
    return step.is === 'nothing' ? [] : [{ target, mastery, step }];
  });
}

function isEarlier(code: TargetCode, known: Known): boolean {
  const target = known.terms.targets.get(code);
  return target !== undefined && isEarlierGrade(target, known.terms.course.grade);
}

function isWanted(asked: Asked): asked is Wanted {
  return asked.step.is !== 'withheld';
}

const URGENCY: Readonly<Record<Wanted['step']['is'], number>> = { check: 0, redo: 1, recheck: 2 };

function mostNeededFirst(known: Known): (a: Wanted, b: Wanted) => number {
  const isPriority = (target: TargetCode): boolean => known.terms.targets.get(target)?.priority === true;
  return (a, b) => URGENCY[a.step.is] - URGENCY[b.step.is]
    || Number(isPriority(b.target)) - Number(isPriority(a.target))
    || Number(known.dayTargets.has(b.target)) - Number(known.dayTargets.has(a.target))
    || (a.mastery.value ?? 0) - (b.mastery.value ?? 0)
    || byId(a.target, b.target);
}

function grant(learner: LearnerId, wanted: Wanted, asked: readonly Asked[], budget: Budget, known: Known): Reassignment | Withheld {
  const { target, mastery, step } = wanted;
  const weekly = known.terms.course.weeklyMinutes;
  const withhold = (why: Withheld['why']): Withheld => ({ learner, target, why });
  if (budget.today <= 0) return withhold(withheldWords.enoughToday());
  const onFile = known.practiceOn(target);
  const fitting = onFile.filter((activity) => activity.minutes <= weekly);
  if (onFile.length > 0 && fitting.length === 0) return withhold(withheldWords.tooLong(weekly));
  const { activity, repeats } = chooseActivity(fitting, known.historyOf({ learner, target }).chances);
  const minutes = activity?.minutes ?? Math.min(MINUTES_WITHOUT_ACTIVITY, weekly);
  const spare = budget.minutesLeft(target) - minutes;
  if (spare < 0) return withhold(withheldWords.budgetUsed(weekly, areaOf(target, known.terms)));

  const rule = known.ruleFor(target);
  const prerequisite = besides(learner, target, asked, spare, known);
  const given = { purpose: step.is, round: step.round, activity, repeats, prerequisite };
  const behind = prerequisite === null ? undefined : known.masteryOf.get(pairOf(learner, prerequisite.target));
  return {
    learner,
    target,
    ...given,
    due: endOfWindow(known.terms.date, step.is === 'check' ? Math.min(CHECK_DAYS, rule.windowDays) : rule.windowDays, known.zone),
    minutes: minutes + (prerequisite?.activity?.minutes ?? 0),
    why: {
      evidence: [...new Set([...mastery.evidence, ...behind?.evidence ?? []])],
      rule: chanceRule(given, mastery, rule, known.naming),
      wouldChange: mastery.wouldChange,
    },
  };
}

/** The step back beside the task, with the first practice on file that fits in what is left of the week (P8, P13). */
function besides(
  learner: LearnerId, target: TargetCode, asked: readonly Asked[], spare: number, known: Known,
): Reassignment['prerequisite'] {
  const code = stepBack(
    known.terms.targets.get(target), known.terms.course.grade,
    (each) => known.masteryOf.get(pairOf(learner, each)),
    (each) => asked.some((other) => other.target === each) && !isEarlier(each, known),
  );
  if (code === null) return null;
  return { target: code, activity: known.practiceOn(code).find((activity) => activity.minutes <= spare) ?? null };
}

/** The last minute of the day on which the revision window ends, in the school's zone. */
function endOfWindow(date: SchoolDate, days: number, zone: string): Instant {
  return fromDateTime(DateTime.fromISO(date, { zone }).plus({ days }).set({ hour: 23, minute: 59 }));
}
