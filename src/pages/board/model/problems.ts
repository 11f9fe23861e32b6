import type { Problem } from '../../../report/types.ts';

/** Problems of one kind with the same thing to do, said once. */
export interface ProblemGroup {
  readonly kind: Problem['kind'];
  readonly do: string;
  readonly what: readonly string[];
}

/** Groups what the night could not do by what to do about it, in the order of the report. */
export function problemGroups(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, { kind: Problem['kind']; do: string; what: string[] }>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.kind, problem.do]);
    const group = groups.get(key) ?? { kind: problem.kind, do: problem.do, what: [] };
    group.what.push(problem.what);
    groups.set(key, group);
  }
  return [...groups.values()];
}
