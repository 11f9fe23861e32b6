import type { LearnerId, SchoolId } from '../../ids.ts';
import { proveDeployment, takeCode } from '../../store/people/deployments.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { NOBODYS } from '../../store/people/sign-ins.ts';
import type { Store } from '../../store/types.ts';
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

/** Binds the installation in which the code was shown to the school. `other`: its school file names another one; `no-code`: no such code now. */
export async function confirmDeployment(
  store: Store,
  school: SchoolId,
  code: string,
  at: Instant,
): Promise<'proved' | 'same' | 'other' | 'no-code'> {
  const shown = await store.school(NOBODYS, (db) => takeCode(db, code, at));
  if (shown === null) return 'no-code';
  return store.school(school, async (db) =>
    (await loadSchoolFile(db))?.school.lms === shown.lms ? proveDeployment(db, shown.deployment, at) : 'other',
  );
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
