import type { SchoolId } from '../../ids.ts';
import { proveDeployment, takeCode } from '../../store/people/deployments.ts';
import { NOBODYS } from '../../store/people/sign-ins.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { Store } from '../../store/types.ts';
import type { Instant } from '../../time.ts';

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
