import type { TargetCode } from '../ids.ts';
import { completeRule, type Rule, type RulePart } from '../mastery/rule.ts';
import type { CourseSettings, Review, SchoolFile } from './file.ts';

/** Who set the definition of mastery that holds for a target (capability 13). */
export type RuleSetBy = 'default' | 'school' | 'course' | 'unit';

/**
 * The rule for a target in a course: the unit's word before the course's before the school's. `proposed` is laid over the
 * course's word, as if the course said so too.
 */
export function ruleFor(
  file: Pick<SchoolFile, 'rule'>,
  course: CourseSettings,
  proposed?: RulePart,
): (target: TargetCode) => Rule {
  const whole = completeRule(file.rule, course.rule, proposed);
  const ofUnits = new Map(
    course.units.flatMap((unit) => {
      const rule = unit.rule === undefined ? whole : completeRule(file.rule, course.rule, proposed, unit.rule);
      return unit.targets.map((target) => [target, rule] as const);
    }),
  );
  return (target) => ofUnits.get(target) ?? whole;
}

export function ruleSetBy(file: Pick<SchoolFile, 'rule'>, course: CourseSettings, target: TargetCode): RuleSetBy {
  const unit = course.units.find((each) => each.targets.includes(target));
  if (says(unit?.rule)) return 'unit';
  if (says(course.rule)) return 'course';
  return says(file.rule) ? 'school' : 'default';
}

export function reviewOf(file: Pick<SchoolFile, 'review'>, course: CourseSettings): Review {
  return course.review ?? file.review;
}

function says(rule: object | undefined): boolean {
  return rule !== undefined && Object.keys(rule).length > 0;
}
