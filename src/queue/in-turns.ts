import type { SchoolId } from '../ids.ts';
import type { CourseTask } from './types.ts';

/** Each task with its place among those of its school, so that an engine can bring the k-th of each school about when it brings the k-th of another. */
export function inTurns(tasks: readonly CourseTask[]): { readonly task: CourseTask; readonly turn: number }[] {
  const before = new Map<SchoolId, number>();
  return tasks.map((task) => {
    const turn = before.get(task.school) ?? 0;
    before.set(task.school, turn + 1);
    return { task, turn };
  });
}
