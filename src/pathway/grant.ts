import { pairOf } from '../ids.ts';
import type { LearnerId } from '../ids.ts';
import type { Activity } from '../school/file.ts';
import { chooseActivity, isLiked } from './activities.ts';
import { isEarlier, type Asked, type Wanted } from './asked.ts';
import { areaOf, MINUTES_OF_QUICK_CHECK, MINUTES_WITHOUT_ACTIVITY, type Budget } from './budget.ts';
import { chanceRule } from './chance-words.ts';
import type { Known } from './known.ts';
import { stepBack } from './prerequisite.ts';
import type { Reassignment, Withheld } from './types.ts';
import { endOfWindow } from './window.ts';
import { withheldWords } from './withheld-words.ts';

/** R5: a check comes within a week, however long other chances stay open. */
const CHECK_DAYS = 7;

/** What to work with and what shows it, the minutes it takes; or why there is nothing. */
type ChanceParts = Pick<Reassignment, 'activity' | 'repeats' | 'check' | 'minutes'>;
type None = Omit<Withheld, 'learner' | 'target'>;

/**
 * One chance, or why it waits: the day is full, the week's minutes are used, or nothing on file marks itself while the teacher's
 * marking is used up.
 * @param byHand the teacher has room to mark one more piece this week
 */
export function grant(
  learner: LearnerId,
  wanted: Wanted,
  asked: readonly Asked[],
  budget: Budget,
  byHand: boolean,
  known: Known,
): Reassignment | Withheld {
  const { target, mastery, step } = wanted;
  const withhold = (why: Withheld['why']): Withheld => ({ learner, target, why });
  if (budget.full !== null) return withhold(withheldWords.full(budget.full));
  const work = step.is === 'recheck' ? quickCheck(wanted, byHand, known) : practice(learner, wanted, byHand, known);
  if ('why' in work) return { learner, target, ...work };
  const spare = budget.minutesLeft(target) - work.minutes;
  if (spare < 0)
    return withhold(withheldWords.budgetUsed(known.terms.course.weeklyMinutes, areaOf(target, known.terms)));

  const rule = known.ruleFor(target);
  const prerequisite = step.is === 'recheck' ? null : besides(learner, wanted, asked, spare, known);
  const given = {
    purpose: step.is,
    round: step.round,
    activity: work.activity,
    repeats: work.repeats,
    check: work.check,
    prerequisite,
  };
  const behind = prerequisite === null ? undefined : known.masteryOf.get(pairOf(learner, prerequisite.target));
  const liked = work.activity !== null && isLiked(work.activity, known.profiles.get(learner));
  return {
    learner,
    target,
    ...given,
    due: endOfWindow(
      known.terms.date,
      step.is === 'check' ? Math.min(CHECK_DAYS, rule.windowDays) : rule.windowDays,
      known.zone,
    ),
    minutes: work.minutes + (prerequisite?.activity?.minutes ?? 0),
    why: {
      evidence: [...new Set([...mastery.evidence, ...(behind?.evidence ?? [])])],
      rule: chanceRule({ ...given, liked }, mastery, rule, known.naming),
      wouldChange: mastery.wouldChange,
    },
  };
}

function practice(learner: LearnerId, { target }: Wanted, byHand: boolean, known: Known): ChanceParts | None {
  const { weeklyMinutes, marking } = known.terms.course;
  const onFile = known.practiceOn(target);
  const fitting = onFile.filter((activity) => activity.minutes <= weeklyMinutes);
  if (onFile.length > 0 && fitting.length === 0) return { why: withheldWords.tooLong(weeklyMinutes) };
  const able = byHand ? fitting : markingItself(fitting, known);
  if (!byHand && able.length === 0) return markingUsed(marking);
  const { activity, repeats } = chooseActivity(
    able,
    known.historyOf({ learner, target }).chances,
    known.profiles.get(learner),
  );
  return {
    activity,
    repeats,
    check: activity === null ? null : known.checkOf(activity),
    minutes: activity?.minutes ?? Math.min(MINUTES_WITHOUT_ACTIVITY, weeklyMinutes),
  };
}

/** The questions of one of the target's activities, without the activity; else two examples of the learner's own. */
function quickCheck({ target }: Wanted, byHand: boolean, known: Known): ChanceParts | None {
  const { weeklyMinutes, marking } = known.terms.course;
  const [first] = markingItself(known.practiceOn(target), known);
  if (!byHand && first === undefined) return markingUsed(marking);
  return {
    activity: null,
    repeats: false,
    check: first === undefined ? null : known.checkOf(first),
    minutes: Math.min(MINUTES_OF_QUICK_CHECK, weeklyMinutes),
  };
}

function markingUsed(marking: number): None {
  return { why: withheldWords.markingUsed(marking), waitsFor: 'marking' };
}

function markingItself(activities: readonly Activity[], known: Known): Activity[] {
  return activities.filter((activity) => known.checkOf(activity) !== null);
}

/** The step back beside the task, with the first practice on file that fits in what is left of the week (P8, P13). */
function besides(
  learner: LearnerId,
  { target }: Wanted,
  asked: readonly Asked[],
  spare: number,
  known: Known,
): Reassignment['prerequisite'] {
  const code = stepBack(
    known.terms.targets.get(target),
    known.terms.course.grade,
    (each) => known.masteryOf.get(pairOf(learner, each)),
    (each) => asked.some((other) => other.target === each) && !isEarlier(each, known),
  );
  if (code === null) return null;
  return { target: code, activity: known.practiceOn(code).find((activity) => activity.minutes <= spare) ?? null };
}
