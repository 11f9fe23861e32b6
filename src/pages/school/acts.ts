import type { LearnerId, SchoolId } from '../../ids.ts';
import { pauseSending, resumeSending } from '../../sync/acts/pause.ts';
import { eraseOneLearner, type EraseParts } from '../../sync/erase/erase.ts';
import { UnknownSelection } from '../../sync/find.ts';
import type { SyncParts } from '../../sync/parts.ts';
import type { Instant } from '../../time.ts';

/** What the `pause` and `resume` commands do for a school; false: it was so already. */
export async function pauseWholeSchool(
  parts: SyncParts,
  school: SchoolId,
  order: 'pause' | 'resume',
  at: Instant,
): Promise<boolean> {
  const whole = { school, course: null, by: 'administrator' } as const;
  const { change } = order === 'pause' ? await pauseSending(parts, whole, at) : await resumeSending(parts, whole, at);
  return change !== 'none';
}

/** What the `erase` command does for a learner. */
export async function eraseFromPage(
  parts: EraseParts,
  school: SchoolId,
  learner: LearnerId,
  at: Instant,
): Promise<'erased' | 'left' | 'unknown'> {
  try {
    const { left } = await eraseOneLearner(parts, { school, learner }, at);
    return left.length === 0 ? 'erased' : 'left';
  } catch (error) {
    if (error instanceof UnknownSelection) return 'unknown';
    throw error;
  }
}
