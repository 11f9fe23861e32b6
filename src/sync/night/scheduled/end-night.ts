import type { RunId, SchoolId } from '../../../ids.ts';
import type { Instant, SchoolDate } from '../../../time.ts';
import { nightLine } from '../../../watch/lines.ts';
import type { SyncParts } from '../../parts.ts';
import { letGoOfOld } from '../retention.ts';

/** Ends a school's night if each of its courses is done. The first caller does what follows a night; later callers find it done. */
export async function endNight(
  { store, tell }: Pick<SyncParts, 'store' | 'tell'>,
  { school, date, run }: { readonly school: SchoolId; readonly date: SchoolDate; readonly run: RunId },
  at: Instant,
): Promise<void> {
  const ended = await store.school(school, async (records) => {
    if (!(await records.finishNight({ date, run }))) return null;
    await records.keepAuditHead(run);
    return tell === undefined ? [] : records.reportsOfRun(run);
  });
  if (ended === null) return;
  tell?.(nightLine({ school, run, date }, ended));
  await letGoOfOld(store, school, at);
}
