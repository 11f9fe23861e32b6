import { byId, pairOf } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Activity, Seminar } from '../school/file.ts';
import { namingOf } from '../school/i-can.ts';
import type { Naming } from '../school/i-can.ts';
import type { SchoolDate } from '../time.ts';
import { applicantsOf, seat, sessionTargets } from './seats.ts';
import type { Group } from './seats.ts';
import { meanwhileWords, taskWords, WAITING } from './seminar-words.ts';
import { servedBy, stepBackFor } from './serves.ts';
import type { CourseMap } from './serves.ts';
import type { DayRoute, SeminarPlan, SeminarSession, SeminarSlot } from './types.ts';

export interface SeminarInput {
  readonly date: SchoolDate;
  readonly seminar: Seminar;
  readonly map: CourseMap;
  readonly activities: readonly Activity[];
  /** One per learner of the class, from `routeDay`. */
  readonly routes: readonly DayRoute[];
  readonly mastery: readonly Mastery[];
}

/** The seminars of a day by how many there are. */
const SEMINARS = { 1: ['first'], 2: ['first', 'second'] } satisfies Readonly<Record<Seminar['sessions'], readonly SeminarSlot[]>>;

/** Where the day has two: whether the other one comes after it or before it. */
const MEANWHILE = { first: 'after', second: 'before' } satisfies Readonly<Record<SeminarSlot, 'after' | 'before'>>;

/**
 * The teacher's day: up to two consecutive small groups, each on one target, and the workshop. Plain function of
 * its input, whatever the input's order, so that the same evidence gives the same groups.
 */
export function planSeminars(input: SeminarInput): SeminarPlan {
  const { date, seminar, map, routes } = input;
  const masteryOf = new Map(input.mastery.map((each) => [pairOf(each.learner, each.target), each]));
  const dayTargets = new Set(routes.flatMap((route) => route.targets.map((each) => each.target)));
  const applicants = applicantsOf(routes, masteryOf, (target) => servedBy(target, map, dayTargets) !== null);
  const priority = new Set(map.targets.filter((target) => target.priority === true).map((target) => target.code));
  const chosen = sessionTargets(seminar.sessions, seminar.seats, applicants, priority);
  const groups = seat(chosen, seminar.seats, applicants).filter((group) => group.learners.length > 0);
  const seated = new Set(groups.flatMap((group) => group.learners));
  return {
    date,
    sessions: SEMINARS[seminar.sessions].flatMap((slot, index) => {
      const group = groups[index];
      return group === undefined ? [] : [sessionOf(group, slot, groups.length, input, masteryOf, dayTargets)];
    }),
    workshop: learnersOn(routes, 'workshop'),
    undecided: learnersOn(routes, 'undecided'),
    waiting: applicants.filter((each) => !seated.has(each.learner)).map((each) => ({
      learner: each.learner,
      why: waitingWhy(each.needs.map((need) => need.target), chosen),
    })),
    teachAll: overHalf(routes),
  };
}

function sessionOf(
  group: Group, slot: SeminarSlot, count: number, input: SeminarInput,
  masteryOf: ReadonlyMap<string, Mastery>, dayTargets: ReadonlySet<TargetCode>,
): SeminarSession {
  const { seminar, map } = input;
  const serves = servedBy(group.target, map, dayTargets) ?? group.target;
  return {
    slot,
    minutes: seminar.minutes,
    seats: seminar.seats,
    target: group.target,
    serves,
    task: taskOf(group, serves, map, masteryOf, namingOf(map.targets)),
    learners: group.learners,
    meanwhile: meanwhileOf(input, dayTargets, slot, count),
  };
}

function taskOf(
  group: Group, serves: TargetCode, map: CourseMap, masteryOf: ReadonlyMap<string, Mastery>, naming: Naming,
): Said {
  if (serves !== group.target) return taskWords({ serves: naming(serves), through: naming(group.target), stepBack: null });
  const stepBack = stepBackFor(group.target, group.learners, map, masteryOf);
  return taskWords({ serves: naming(serves), through: null, stepBack: stepBack === null ? null : naming(stepBack) });
}

/** Activities on the day's targets that can be done in the time of the session. */
function meanwhileOf(input: SeminarInput, dayTargets: ReadonlySet<TargetCode>, slot: SeminarSlot, count: number): Said {
  const { minutes } = input.seminar;
  const fitting = input.activities.filter((activity) => dayTargets.has(activity.target) && activity.minutes <= minutes)
    .toSorted((a, b) => byId(a.target, b.target) || byId(a.title, b.title));
  if (count < 2) return meanwhileWords(minutes, fitting, null);
  return meanwhileWords(minutes, fitting, MEANWHILE[slot]);
}

function waitingWhy(needs: readonly TargetCode[], chosen: readonly TargetCode[]): Said {
  if (needs.length === 0) return WAITING['no-task'];
  return needs.some((target) => chosen.includes(target)) ? WAITING['no-seat'] : WAITING['not-served'];
}

function learnersOn(routes: readonly DayRoute[], effective: DayRoute['effective']): LearnerId[] {
  return routes.filter((route) => route.effective === effective).map((route) => route.learner).toSorted(byId);
}

/** Targets for which the evidence asks seminar of over half the class: better taught to all (capability 29). */
function overHalf(routes: readonly DayRoute[]): SeminarPlan['teachAll'] {
  const needs = new Map<TargetCode, number>();
  for (const route of routes) {
    for (const each of route.targets) {
      if (each.route === 'seminar') needs.set(each.target, (needs.get(each.target) ?? 0) + 1);
    }
  }
  return [...needs].filter(([, need]) => need > routes.length / 2)
    .toSorted(([a, of], [b, to]) => to - of || byId(a, b))
    .map(([target, need]) => ({ target, need, of: routes.length }));
}
