import type { RunId, SchoolId } from '../../ids.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import type { SyncParts } from '../parts.ts';
import { letGoOfOld } from './retention.ts';

/** Ends a school's night if each of its courses was had. Whoever asks first does what is done once after it; the others find it done. */
export async function endNight(
  { store }: SyncParts,
  { school, date, run }: { readonly school: SchoolId; readonly date: SchoolDate; readonly run: RunId },
  at: Instant,
): Promise<void> {
  const ended = await store.school(school, async (records) => {
    if (!(await records.finishNight({ date, run }))) return false;
    await records.keepAuditHead(run);
    return true;
  });
  if (ended) await letGoOfOld(store, school, at);
}
