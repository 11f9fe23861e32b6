import { sittingsOf } from '../../evidence/sittings.ts';
import type { CourseId, EvidenceId, LearnerId, SchoolId, TargetCode } from '../../ids.ts';
import type { Said } from '../../language.ts';
import { replay, type Foretold } from '../../mastery/forecast/replay.ts';
import { completeRule, type Rule, type RulePart } from '../../mastery/rule.ts';
import { compareRecords, type Comparison } from '../../mastery/forecast/track-record.ts';
import type { Level } from '../../mastery/types.ts';
import { OCCASIONS } from '../../mastery/counting.ts';
import { ruleSentence } from '../../mastery/words.ts';
import type { Route } from '../../routing/types.ts';
import { scorecardOf, type Scorecard } from '../../routing/scorecard/scorecard.ts';
import { ruleFor } from '../../school/rules.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import { assessAndRoute, type RouteFacts } from '../night/decide.ts';
import type { SelectedCourse } from '../find.ts';
import { pastAdvice } from './scorecard.ts';
import { countLevels, countRoutes } from '../night/report.ts';

export interface LevelMove {
  readonly target: TargetCode;
  readonly from: Level;
  readonly to: Level;
}

/** One learner for whom something would be different. */
export interface LearnerMove {
  readonly learner: LearnerId;
  readonly name: string;
  readonly levels: readonly LevelMove[];
  /** The day's recommended route; null when it stays. */
  readonly route: { readonly from: Route; readonly to: Route } | null;
}

/** What a rule would change before it is saved: `from` is the rule of today, `to` the one asked about. */
export interface WhatIf {
  readonly school: SchoolId;
  readonly course: CourseId;
  readonly at: Instant;
  readonly date: SchoolDate;
  readonly rule: { readonly from: Said; readonly to: Said };
  /** Units that keep a rule of their own, whatever the course says. */
  readonly ownRule: readonly string[];
  readonly learners: number;
  /** Pairs of learner and target, as the night report counts them. */
  readonly levels: {
    readonly pairs: number;
    readonly changed: number;
    readonly from: Record<Level, number>;
    readonly to: Record<Level, number>;
  };
  readonly routes: {
    readonly changed: number;
    readonly from: Record<Route, number>;
    readonly to: Record<Route, number>;
  };
  readonly moves: readonly LearnerMove[];
  /** How well each would have foretold this course's own next results. */
  readonly foretold: Comparison;
  /** How often the advice of either would have been wrong so far, each judged by its own threshold. */
  readonly scorecard: { readonly from: Scorecard; readonly to: Scorecard };
}

/** The rules that would hold if the course said `proposed`: its own, and that of each unit which has a word of its own. */
export function wholeRules({ file, course }: SelectedCourse, proposed: RulePart): Rule[] {
  return [undefined, ...course.units.flatMap(({ rule }) => rule ?? [])].map((unit) =>
    completeRule(file.rule, course.rule, proposed, unit),
  );
}

/**
 * Who would change level or route if the course said `proposed`, laid over what holds today key by key. Pure: decides
 * nothing and keeps nothing. Moves come in the order of the learners.
 */
export function whatIf(facts: RouteFacts, proposed: RulePart): WhatIf {
  const { file, course, at, date } = facts;
  const rules = { from: ruleFor(file, course), to: ruleFor(file, course, proposed) };
  const from = assessAndRoute(facts, rules.from);
  const to = assessAndRoute(facts, rules.to);
  const moves = movesOf(facts, from, to);
  return {
    school: file.school.id,
    course: course.id,
    at,
    date,
    rule: {
      from: ruleSentence(completeRule(file.rule, course.rule), OCCASIONS),
      to: ruleSentence(completeRule(file.rule, course.rule, proposed), OCCASIONS),
    },
    ownRule: course.units.filter(({ rule }) => rule !== undefined).map(({ title }) => title),
    learners: facts.learners.length,
    levels: {
      pairs: from.shown.length,
      changed: moves.reduce((sum, { levels }) => sum + levels.length, 0),
      from: countLevels(from.shown),
      to: countLevels(to.shown),
    },
    routes: {
      changed: moves.filter(({ route }) => route !== null).length,
      from: countRoutes(from),
      to: countRoutes(to),
    },
    moves,
    foretold: compareRecords(ownResults(facts, rules.from), ownResults(facts, rules.to)),
    scorecard: { from: scorecardOf(pastAdvice(facts, rules.from)), to: scorecardOf(pastAdvice(facts, rules.to)) },
  };
}

type Assessed = ReturnType<typeof assessAndRoute>;

function movesOf({ learners }: RouteFacts, from: Assessed, to: Assessed): LearnerMove[] {
  const levels = new Map<LearnerId, LevelMove[]>();
  for (const [i, old] of from.shown.entries()) {
    const now = to.shown[i]; // the same learners and targets in the same order
    if (now === undefined || now.level === old.level) continue;
    levels.set(old.learner, [
      ...(levels.get(old.learner) ?? []),
      { target: old.target, from: old.level, to: now.level },
    ]);
  }
  const routes = new Map(to.routes.map((route) => [route.learner, route.recommended]));
  const routesBefore = new Map(from.routes.map((route) => [route.learner, route.recommended]));
  return learners.flatMap(({ id, name }) => {
    const [before, after] = [routesBefore.get(id), routes.get(id)];
    const route = before === undefined || after === undefined || before === after ? null : { from: before, to: after };
    const moved = levels.get(id) ?? [];
    return moved.length === 0 && route === null ? [] : [{ learner: id, name, levels: moved, route }];
  });
}

/** What a rule foretold of each result of this course; results of other courses are learnt from, not counted. */
function ownResults(facts: RouteFacts, rules: (target: TargetCode) => Rule): Foretold[] {
  const own = new Set<EvidenceId>(
    facts.evidence.filter((each) => each.course === facts.course.id).map((each) => each.id),
  );
  return replay({ sittings: sittingsOf(facts.evidence), ruleFor: rules, at: facts.at }).filter(({ sitting }) =>
    sitting.evidence.some((id) => own.has(id)),
  );
}
