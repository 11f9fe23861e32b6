import type { Target } from './file.ts';

/** The target belongs to a grade before the course's own, as far as both are on file. */
export function isEarlierGrade(target: Target, grade: number | undefined): boolean {
  return grade !== undefined && target.grade !== undefined && target.grade < grade;
}
