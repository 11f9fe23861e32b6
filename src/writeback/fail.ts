import type { LearnerId } from '../ids.ts';
import { LmsError } from '../lms/errors.ts';
import { limitOf } from '../plan/limits.ts';
import { REMOVED, type LedgerRow } from '../plan/ledger-row.ts';
import type { Batch } from './batch.ts';
import type { Outcome } from './types.ts';

/** Failures that end one row's attempt, by what the row should become. */
export async function failRow(row: LedgerRow, error: LmsError, batch: Batch): Promise<Outcome> {
  const { key } = row;
  if (error.kind === 'gone' && row.remoteId !== null) return removed(row, batch);
  if (error.kind === 'malformed' && !error.uncertain) {
    const passing = error.wrote ? null : await whyItPasses(row, batch);
    if (passing !== null) return { key, is: 'failed', why: `${error.message}; ${passing}`, again: true };
    await batch.ledger.move(key, ['NEW', 'BOUND'], 'HELD', error.message, batch.now());
  } else if (limitOf(row.trouble) !== null) {
    await batch.ledger.leave(key, null); // it is not the limit any more that it waits for
  }
  return { key, is: 'failed', why: error.message, todo: error.todo, again: mayPass(error) };
}

/**
 * A host refuses to give something to somebody who is in the class no more: that mends itself, for the next run reads the class again. Null:
 * everybody is there, and a person has to look.
 */
async function whyItPasses({ write }: LedgerRow, { lms, course, enrolled }: Batch): Promise<string | null> {
  const here = new Set<LearnerId>();
  try {
    for await (const each of lms.roster(course)) if (each.ok) here.add(each.value.id);
  } catch (error) {
    if (error instanceof LmsError) return 'the class could not be read to see why; the next run meets it again';
    throw error;
  }
  const left = [...enrolled].filter((learner) => !here.has(learner));
  for (const learner of left) enrolled.delete(learner);
  return write.learners.some((learner) => left.includes(learner))
    ? 'somebody it is meant for has left the class meanwhile; the next run decides anew'
    : null;
}

/** The host did not answer or was busy: no person has to mend anything. */
export function mayPass({ kind, uncertain }: LmsError): boolean {
  return kind === 'busy' || kind === 'down' || uncertain;
}

async function removed(row: LedgerRow, batch: Batch): Promise<Outcome> {
  await batch.ledger.move(row.key, ['BOUND', 'DONE'], 'TOMBSTONE', REMOVED, batch.now());
  return { key: row.key, is: 'skipped', why: REMOVED };
}
