import type { PlanId } from '../../ids.ts';
import { LEVELS, type Level } from '../../mastery/types.ts';
import type { CourseReport, WriteCounts } from '../../report/types.ts';
import type { Decisions } from '../../plan/decisions.ts';

export const NO_WRITES: WriteCounts = {
  created: 0,
  updated: 0,
  adopted: 0,
  withdrawn: 0,
  unchanged: 0,
  waiting: 0,
  skipped: [],
  failed: [],
};

/** The report of a course of which nothing was taken over. */
export const NOTHING_READ: Omit<CourseReport, 'id' | 'problems' | 'calls' | 'unfinished'> = {
  learners: 0,
  coursework: 0,
  submissions: 0,
  responses: 0,
  evidence: { new: 0, changed: 0, kept: 0 },
  mastery: countLevels([]),
  routes: { seminar: 0, workshop: 0, undecided: 0 },
  writes: NO_WRITES,
};

export interface ReportParts {
  readonly counts: {
    readonly learners: number;
    readonly coursework: number;
    readonly submissions: number;
    readonly responses: number;
  };
  readonly evidence: CourseReport['evidence'];
  readonly decisions: Decisions;
  readonly writes: WriteCounts;
  readonly problems: CourseReport['problems'];
  readonly calls: CourseReport['calls'];
  readonly waitingPlan?: PlanId;
}

/** One course's part of the night report. */
export function reportOf({
  counts,
  evidence,
  decisions,
  writes,
  problems,
  calls,
  waitingPlan,
}: ReportParts): CourseReport {
  return {
    id: decisions.course,
    ...counts,
    evidence,
    mastery: countLevels(decisions.mastery),
    routes: countRoutes(decisions),
    writes,
    ...(waitingPlan === undefined ? {} : { waitingPlan }),
    problems,
    calls,
    unfinished: false,
  };
}

export function countLevels(mastery: readonly { readonly level: Level }[]): Record<Level, number> {
  const counts = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;
  for (const { level } of mastery) counts[level] += 1;
  return counts;
}

export function countRoutes({ routes }: Pick<Decisions, 'routes'>): CourseReport['routes'] {
  const of = (route: 'seminar' | 'workshop' | 'undecided'): number =>
    routes.filter((each) => each.effective === route).length;
  return { seminar: of('seminar'), workshop: of('workshop'), undecided: of('undecided') };
}
