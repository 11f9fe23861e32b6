import type { LearnerId, TargetCode } from '../../../ids.ts';
import type { Level } from '../../../mastery/types.ts';
import { DEFAULT_RULE, type Rule } from '../../../mastery/rule.ts';
import { ruleFor } from '../../../school/rules.ts';
import type { Standing } from '../../../store/day/decisions.ts';
import type { Sort } from '../address.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import { byName } from './names.ts';

export type LevelCounts = Readonly<Record<Level, number>>;

/** The mastery grid: a row per learner, a column per target. */
export interface Grid {
  readonly units: readonly { readonly title: string; readonly targets: number }[];
  readonly columns: readonly (TargetName & { readonly counts: LevelCounts })[];
  readonly rows: readonly GridRow[];
  readonly sort: Sort;
  readonly counts: LevelCounts;
  /** The requirement that most targets share, for the short form of the rule. */
  readonly asks: Pick<Rule, 'threshold' | 'minSources'>;
  /** The rule in one sentence (P5); several where units have their own. */
  readonly rules: readonly string[];
}

export interface GridRow {
  readonly id: LearnerId;
  readonly name: string;
  readonly cells: readonly { readonly target: TargetCode; readonly level: Level; readonly stale: boolean }[];
}

/** Sort order of the levels: those that need the teacher's support most come first. */
const SUPPORT: LevelCounts = {
  'not-yet': 3,
  slipped: 3,
  approaching: 1,
  'not-enough': 0,
  'no-evidence': 0,
  mastered: 0,
};

export function gridOf(input: BoardInput, look: Lookup): Grid {
  const units = unitsOf(input);
  const codes = units.flatMap((unit) => unit.targets);
  const rows = input.decisions.learners.map(({ id, name }): GridRow => ({
    id,
    name,
    cells: codes.map((target) => {
      const standing = look.standing(id, target);
      return { target, level: standing?.level ?? 'no-evidence', stale: standing?.stale ?? false };
    }),
  }));
  return {
    units: units.map(({ title, targets }) => ({ title, targets: targets.length })),
    columns: codes.map((code, column) => ({
      ...look.target(code),
      counts: countLevels(rows.flatMap((row) => row.cells[column]?.level ?? [])),
    })),
    rows: sorted(rows, input),
    sort: input.sort,
    counts: countLevels(rows.flatMap((row) => row.cells.map((cell) => cell.level))),
    asks: usual(codes.map(ruleFor(input.school, input.course))),
    rules: rulesOf(input.decisions.mastery, new Set(codes), look),
  };
}

/**
 * The course's units in the file's order. Targets without a unit come last; a course without units has only such
 * targets.
 */
function unitsOf({ course, decisions }: BoardInput): { title: string; targets: TargetCode[] }[] {
  const seen = new Set<TargetCode>();
  const fresh = (targets: readonly TargetCode[]) => targets.filter((target) => !seen.has(target) && seen.add(target));
  const units = course.units.map(({ title, targets }) => ({ title, targets: fresh(targets) }));
  const others = fresh(decisions.mastery.map((each) => each.target)).toSorted();
  return [...units, { title: '', targets: others }].filter((unit) => unit.targets.length > 0);
}

function sorted(rows: readonly GridRow[], { sort, language }: BoardInput): GridRow[] {
  const inOrder = byName(language);
  const need = (row: GridRow) => row.cells.reduce((total, cell) => total + SUPPORT[cell.level], 0);
  return rows.toSorted((a, b) => (sort === 'support' ? need(b) - need(a) : 0) || inOrder(a.name, b.name));
}

function countLevels(levels: readonly Level[]): LevelCounts {
  const counts: Record<Level, number> = {
    mastered: 0,
    approaching: 0,
    'not-yet': 0,
    slipped: 0,
    'not-enough': 0,
    'no-evidence': 0,
  };
  for (const level of levels) counts[level] += 1;
  return counts;
}

function usual(rules: readonly Rule[]): Rule {
  const times = ({ threshold, minSources }: Rule) =>
    rules.filter((each) => each.threshold === threshold && each.minSources === minSources).length;
  return rules.toSorted((a, b) => times(b) - times(a))[0] ?? DEFAULT_RULE;
}

function rulesOf(mastery: readonly Standing[], codes: ReadonlySet<TargetCode>, look: Lookup): string[] {
  return [...new Set(mastery.filter((each) => codes.has(each.target)).map((each) => look.say(each.rule)))];
}
