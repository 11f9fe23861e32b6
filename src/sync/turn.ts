import { StoreError } from '../store/errors.ts';
import type { JobStore } from '../store/records.ts';
import type { SelectedCourse } from './find.ts';
import type { SyncParts } from './parts.ts';
import { busy } from './problems.ts';
import { Refused } from './refused.ts';

declare const kept: unique symbol;

/**
 * A store whose transactions are kept in one turn of a course, or not at all. Whatever writes to an LMS asks for one, so that nothing
 * is sent without the lock; `inTurnOf` alone hands them out.
 */
export type TurnStore = JobStore & { readonly [kept]: 'in turn' };

export type TurnParts = SyncParts & { readonly store: TurnStore };

/** Does `work` as the only one on that course. Refused when another run has it, or has taken it before `work` had ended. */
export async function inTurnOf<T>(
  parts: SyncParts,
  { file, course }: SelectedCourse,
  work: (parts: TurnParts) => Promise<T>,
): Promise<T | Refused<'busy' | 'overtaken'>> {
  try {
    const done = await parts.store.withCourse(file.school.id, course.id, async (store) => ({
      value: await work({ ...parts, store: store as TurnStore }),
    }));
    return done === null ? new Refused('busy', busy(course.id)) : done.value;
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'overtaken') return new Refused('overtaken', busy(course.id));
    throw error;
  }
}
