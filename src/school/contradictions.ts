import { checkRule, type RuleProblem } from '../mastery/check-rule.ts';
import { completeRule, type RulePart } from '../mastery/rule.ts';
import type { CourseSettings, SchoolFile } from './file.ts';
import type { Path } from './place.ts';

/** Two cuts that cannot hold together, and whose rule says so in the end. */
export interface Contradiction {
  readonly path: Path;
  /** Null: the school's rule itself. */
  readonly course: CourseSettings | null;
  /** The title of the unit; null: no unit's. */
  readonly unit: string | null;
  readonly problem: RuleProblem;
}

/** The school's rule, and each course's and unit's laid over it: only the whole of them shows whether their cuts hold together. */
export function contradictionsIn(file: Pick<SchoolFile, 'rule' | 'courses'>): Contradiction[] {
  return [
    ...found({ path: ['rule'], course: null, unit: null }, file.rule),
    ...file.courses.flatMap((course, c) => [
      ...(course.rule === undefined
        ? []
        : found({ path: ['courses', c, 'rule'], course, unit: null }, file.rule, course.rule)),
      ...course.units.flatMap(({ rule, title }, u) =>
        rule === undefined
          ? []
          : found({ path: ['courses', c, 'units', u, 'rule'], course, unit: title }, file.rule, course.rule, rule),
      ),
    ]),
  ];
}

function found(whose: Omit<Contradiction, 'problem'>, ...parts: readonly (RulePart | undefined)[]): Contradiction[] {
  return checkRule(completeRule(...parts)).map((problem) => ({
    ...whose,
    path: [...whose.path, 'cuts', problem.key],
    problem,
  }));
}
