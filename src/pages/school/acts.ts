import type { CourseId, SchoolId } from '../../ids.ts';
import { pauseSending, resumeSending } from '../../sync/acts/pause.ts';
import { eraseOneCourse, eraseOneLearner, eraseWholeSchool, type EraseParts } from '../../sync/erase/erase.ts';
import type { Receipt } from '../../sync/erase/receipt.ts';
import { StoreError } from '../../store/errors.ts';
import type { Erasing } from '../kit/deps.ts';
import { UnknownSelection } from '../../sync/find.ts';
import type { SyncParts } from '../../sync/parts.ts';
import type { Instant } from '../../time.ts';

/**
 * Does the same as the commands `pause` and `resume`, for a school or one of its classes. Returns false if it was
 * already so.
 */
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

/**
 * Does the same as the command `erase`. `unknown`: the store holds nothing about it; `busy`: a run is working on it.
 */
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
