import type { CourseId, SchoolId } from '../../ids.ts';
import { pauseSending, resumeSending } from '../../sync/acts/pause.ts';
import { eraseOneCourse, eraseOneLearner, eraseWholeSchool, type EraseParts } from '../../sync/erase/erase.ts';
import type { Receipt } from '../../sync/erase/receipt.ts';
import { StoreError } from '../../store/errors.ts';
import type { Erasing } from '../kit/deps.ts';
import { UnknownSelection } from '../../sync/find.ts';
import type { SyncParts } from '../../sync/parts.ts';
import type { Instant } from '../../time.ts';

/** What the `pause` and `resume` commands do for a school or a class of it; false: it was so already. */
export async function pauseFromSchool(
  parts: SyncParts,
  school: SchoolId,
  course: CourseId | null,
  order: 'pause' | 'resume',
  at: Instant,
): Promise<boolean> {
  const brake = { school, course, by: 'administrator' } as const;
  const { change } = order === 'pause' ? await pauseSending(parts, brake, at) : await resumeSending(parts, brake, at);
  return change !== 'none';
}

/** What the `erase` command does. `unknown`: nothing is held about that; `busy`: a run is at work on it. */
export async function eraseFromPage(
  parts: EraseParts,
  school: SchoolId,
  what: Erasing,
  at: Instant,
): Promise<Receipt | 'unknown' | 'busy'> {
  try {
    if ('learner' in what) return await eraseOneLearner(parts, { school, learner: what.learner }, at);
    if ('course' in what) return await eraseOneCourse(parts, { school, course: what.course }, at);
    return await eraseWholeSchool(parts, { school }, at);
  } catch (error) {
    if (error instanceof UnknownSelection) return 'unknown';
    if (error instanceof StoreError && error.kind === 'busy') return 'busy';
    throw error;
  }
}
