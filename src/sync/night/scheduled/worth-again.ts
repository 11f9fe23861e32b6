import type { CourseReport } from '../../../report/types.ts';

/** Stopped, or a write left undone, for a reason that passes by itself; what a person has to mend is not tried again before the next night. */
export function worthAgain({
  unfinished,
  problems,
  writes,
}: Pick<CourseReport, 'unfinished' | 'problems' | 'writes'>): boolean {
  return (
    (unfinished && problems.some(({ kind }) => kind === 'busy' || kind === 'down')) ||
    writes.failed.some((write) => write.again === true)
  );
}
