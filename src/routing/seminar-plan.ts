import { byId, pairOf } from '../ids.ts';
import type { ItemId, LearnerId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Activity, Seminar } from '../school/file.ts';
import { namingOf } from '../school/i-can.ts';
import type { SchoolDate } from '../time.ts';
import { atRest, seatedIn, type Needing } from './at-rest.ts';
import { groupsOf, type Group, type Grouping } from './grouping.ts';
import { menuOfTheDay } from './menu.ts';
import { mostMissed, type Answer } from './missed.ts';
import { beforeOf, type Before } from './past-seminars.ts';
import { isPlaced, placed } from './placed.ts';
import { seminarQuestions, mismatchesOf, standingQuestions } from './questions.ts';
import { applicantsOf, type Applicant } from './seats.ts';
import { meanwhileWords, taskWords, WAITING } from './seminar-words.ts';
import { servedBy, stepBackFor } from './serves.ts';
import type { CourseMap } from './serves.ts';
import type { DayEvidence } from './targets-of-the-day.ts';
import { teachToAll } from './teach-all.ts';
import type { DayRoute, Need, PastSeminar, SeminarPlan, SeminarSession, SeminarSlot } from './types.ts';

export interface SeminarInput {
  readonly date: SchoolDate;
  /** The school day before it. */
  readonly lastSchoolDay: SchoolDate;
  readonly seminar: Seminar;
  readonly map: CourseMap;
  readonly activities: readonly Activity[];
  /** What the day is about for the whole class, from `targetsOfTheDay`. */
  readonly classTargets: readonly TargetCode[];
  /** One per learner of the class, from `routeDay`. */
  readonly routes: readonly DayRoute[];
  readonly mastery: readonly Mastery[];
  /** Seminars of earlier days whose posts went out. */
  readonly past: readonly PastSeminar[];
  /** Current evidence of the class, from every course. */
  readonly evidence: readonly (DayEvidence & Answer)[];
  /** The words of the questions the LMS tells. */
  readonly questionWords: ReadonlyMap<ItemId, string>;
}

/** The seminars of a day by how many there are. */
const SEMINARS = { 1: ['first'], 2: ['first', 'second'] } satisfies Readonly<
  Record<Seminar['sessions'], readonly SeminarSlot[]>
>;

/** Where the day has two: whether the other one comes after it or before it. */
const MEANWHILE = { first: 'after', second: 'before' } satisfies Readonly<Record<SeminarSlot, 'after' | 'before'>>;

/**
 * The teacher's day: up to two consecutive small groups, talks with those whose need nobody shares, and the workshop. Plain
 * function of its input, whatever the input's order, so that the same evidence gives the same groups. A group that sat
 * on the same target the school day before, with nothing new since, is not invited again but asked about.
 */
export function planSeminars(input: SeminarInput): SeminarPlan {
  const { date, seminar, map, routes } = input;
  const masteryOf = new Map(input.mastery.map((each) => [pairOf(each.learner, each.target), each]));
  const dayTargets = new Set(routes.flatMap((route) => route.targets.map((each) => each.target)));
  const before = beforeOf(input.past, date, input.lastSchoolDay, input.evidence);
  const { grouping: byNeed, rested } = grouped(input, masteryOf, dayTargets, before);
  const grouping = placed(byNeed, routes, seminar);
  const resting = atRest(rested, grouping);
  const waiting = grouping.waiting.filter(
    ({ learner, needs }) => needs.length > 0 || !resting.some((each) => each.learner === learner),
  );
  const naming = namingOf(map.targets);
  const chosen = grouping.groups.flatMap((group) => [...group.keys()]);
  return {
    date,
    sessions: SEMINARS[seminar.sessions].flatMap((slot, index) => {
      const group = grouping.groups[index];
      return group === undefined
        ? []
        : (sessionOf(
            group,
            slot,
            grouping.groups.filter((each) => each.size > 0).length,
            input,
            masteryOf,
            dayTargets,
          ) ?? []);
    }),
    talks: grouping.alone,
    workshop: learnersOn(routes, 'workshop'),
    undecided: learnersOn(
      routes.filter(({ assigned }) => assigned === null),
      'undecided',
    ),
    notToday: routes
      .filter(({ assigned }) => assigned?.place === 'not-today')
      .map(({ learner }) => learner)
      .toSorted(byId),
    waiting: waiting.map((each) => ({
      ...mostNeeded(each),
      why: waitingWhy(
        each.needs.map(({ target }) => target),
        chosen,
      ),
    })),
    teachAll: teachToAll(
      input.mastery,
      map.taught,
      dayTargets,
      routes.map(({ learner }) => learner),
    ),
    questions: [
      ...seminarQuestions(resting, before, naming),
      ...mismatchesOf(routes),
      ...standingQuestions([...seatedIn(grouping), ...waiting.map(mostNeeded), ...resting], before, naming),
    ],
    menu: menuOfTheDay(input.activities, input.classTargets),
  };
}

/** Groups anew without those who sat together on the same target before, until nobody does; `rested` says who, by target. */
function grouped(
  input: SeminarInput,
  masteryOf: ReadonlyMap<string, Mastery>,
  dayTargets: ReadonlySet<TargetCode>,
  before: Before,
): { grouping: Grouping; rested: ReadonlyMap<TargetCode, readonly LearnerId[]> } {
  const { map, seminar, routes } = input;
  const priority = new Set(map.targets.filter((target) => target.priority === true).map((target) => target.code));
  const byChoice = new Set(
    routes.filter(({ assigned, declared }) => assigned !== null || declared !== null).map(({ learner }) => learner),
  );
  const rested = new Map<TargetCode, LearnerId[]>();
  for (;;) {
    const mayServe = (learner: LearnerId, target: TargetCode): boolean =>
      servedBy(target, map, dayTargets) !== null && rested.get(target)?.includes(learner) !== true;
    const applicants = applicantsOf(
      routes.filter((route) => !isPlaced(route)),
      masteryOf,
      mayServe,
      (learner) => before.satOften(learner),
    );
    const grouping = groupsOf(applicants, seminar, priority);
    const repeats = grouping.groups
      .flatMap((group) => [...group])
      .map(([target, learners]) => ({
        target,
        learners: before.satTogether(
          target,
          learners.filter((learner) => !byChoice.has(learner)),
        ),
      }))
      .filter(({ learners }) => learners.length > 0);
    if (repeats.length === 0) return { grouping, rested };
    for (const { target, learners } of repeats) rested.set(target, [...(rested.get(target) ?? []), ...learners]);
  }
}

function sessionOf(
  group: Group,
  slot: SeminarSlot,
  count: number,
  input: SeminarInput,
  masteryOf: ReadonlyMap<string, Mastery>,
  dayTargets: ReadonlySet<TargetCode>,
): SeminarSession | null {
  const { seminar, map } = input;
  const [first, ...rest] = [...group]
    .filter(([, learners]) => learners.length > 0)
    .map(([target, learners]): Need => ({ target, serves: servedBy(target, map, dayTargets) ?? target, learners }));
  if (first === undefined) return null;
  const needs = [first, ...rest] as const;
  const learners = needs.flatMap((need) => need.learners);
  return {
    slot,
    minutes: seminar.minutes,
    seats: seminar.seats,
    needs,
    task: taskOf(needs, map, masteryOf),
    learners,
    missed: mostMissed(
      learners,
      needs.map(({ target }) => target),
      input.evidence,
      input.questionWords,
    ),
    meanwhile: meanwhileOf(input, dayTargets, slot, count),
  };
}

function taskOf(needs: readonly Need[], map: CourseMap, masteryOf: ReadonlyMap<string, Mastery>): Said | null {
  const naming = namingOf(map.targets);
  return taskWords(
    needs.map(({ target, serves, learners }) => {
      const stepBack = serves === target ? stepBackFor(target, learners, map, masteryOf) : null;
      return {
        serves: naming(serves),
        through: serves === target ? null : naming(target),
        stepBack: stepBack === null ? null : naming(stepBack),
      };
    }),
  );
}

/** Activities on the day's targets that can be done in the time of the session. */
function meanwhileOf(input: SeminarInput, dayTargets: ReadonlySet<TargetCode>, slot: SeminarSlot, count: number): Said {
  const { minutes } = input.seminar;
  const fitting = input.activities
    .filter((activity) => dayTargets.has(activity.target) && activity.minutes <= minutes)
    .toSorted((a, b) => byId(a.target, b.target) || byId(a.title, b.title));
  if (count < 2) return meanwhileWords(minutes, fitting, null);
  return meanwhileWords(minutes, fitting, MEANWHILE[slot]);
}

function mostNeeded({ learner, needs }: Applicant): Needing {
  return { learner, target: needs[0]?.target ?? null };
}

function waitingWhy(needs: readonly TargetCode[], chosen: readonly TargetCode[]): Said {
  if (needs.length === 0) return WAITING['no-task'];
  return needs.some((target) => chosen.includes(target)) ? WAITING['no-seat'] : WAITING['not-served'];
}

function learnersOn(routes: readonly DayRoute[], effective: DayRoute['effective']): LearnerId[] {
  return routes
    .filter((route) => route.effective === effective)
    .map((route) => route.learner)
    .toSorted(byId);
}
