import type { CourseId, Marker, RunId, WriteKey } from '../ids.ts';
import { contentHash, isOver } from '../plan/plan.ts';
import { chanceOf, isAboutLearner, isOfTheDay } from '../plan/kinds/registry.ts';
import type { WithdrawWrite } from '../plan/kinds/withdraw.ts';
import type { PostingWrite, Write } from '../plan/types.ts';
import type { Instant } from '../time.ts';
import { carrierOf } from './request.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';

export interface Sorted {
  /** Rows to record before anything is sent. */
  readonly record: readonly LedgerRow[];
  /** Rows that stand already, decided before and not done. */
  readonly resume: readonly LedgerRow[];
  readonly change: readonly { readonly row: LedgerRow; readonly write: PostingWrite }[];
  readonly withdraw: readonly { readonly row: LedgerRow; readonly write: WithdrawWrite }[];
  readonly unchanged: readonly WriteKey[];
  readonly skipped: readonly { readonly key: WriteKey; readonly why: string }[];
}

export interface SortOptions {
  readonly course: CourseId;
  readonly run: RunId;
  readonly at: Instant;
  readonly markerOf: (key: WriteKey) => Marker;
}

/**
 * A plan's writes against the ledger as it stands now: what is new, what goes on, what is done. The
 * same plan applied twice therefore does nothing the second time.
 */
export function sortWrites(writes: readonly Write[], ledger: readonly LedgerRow[], options: SortOptions): Sorted {
  const rows = new Map(ledger.map((row) => [row.key, row]));
  const sorted = {
    record: [] as LedgerRow[],
    resume: [] as LedgerRow[],
    change: [] as { row: LedgerRow; write: PostingWrite }[],
    withdraw: [] as { row: LedgerRow; write: WithdrawWrite }[],
    unchanged: [] as WriteKey[],
    skipped: [] as { key: WriteKey; why: string }[],
  };
  const lapsed = lapsedIn(writes, options.at);
  for (const write of writes) {
    if (lapsed.has(write.key)) {
      sorted.skipped.push({
        key: write.key,
        why: 'the window of the chance had ended before it was approved; the next night gives another',
      });
      continue;
    }
    if (write.kind === 'withdraw') {
      const row = rows.get(write.of);
      if (row?.state === 'DONE') sorted.withdraw.push({ row, write });
      else sorted.unchanged.push(write.key);
      continue;
    }
    const row = rows.get(write.key);
    if (row === undefined || row.state === 'CANCELLED') sorted.record.push(newRow(write, options));
    else if (row.state === 'NEW' || row.state === 'BOUND') sorted.resume.push(row);
    else if (row.state !== 'DONE')
      sorted.skipped.push({ key: write.key, why: row.trouble ?? 'a person has to look at it first' });
    else if (isOfTheDay(row.write) && row.contentHash !== contentHash(write)) sorted.change.push({ row, write });
    else sorted.unchanged.push(write.key);
  }
  return sorted;
}

/** Chances whose window has ended, and the notes that speak of them: what they promise is no longer so. */
function lapsedIn(writes: readonly Write[], at: Instant): ReadonlySet<WriteKey> {
  const over = writes.filter((write) => write.kind !== 'withdraw' && chanceOf(write) !== null && isOver({ write }, at));
  const promised = new Set(over.flatMap((write) => write.learners));
  const notes = writes.filter(
    (write) => isAboutLearner(write) && write.learners.some((learner) => promised.has(learner)),
  );
  return new Set([...over, ...notes].map((write) => write.key));
}

/** The decision as it is recorded before the call: recipients, words and their hash are frozen here. */
export function newRow(write: PostingWrite, { course, run, at, markerOf }: SortOptions): LedgerRow {
  return {
    key: write.key,
    course,
    state: 'NEW',
    write,
    carrier: carrierOf(write),
    marker: markerOf(write.key),
    contentHash: contentHash(write),
    remoteId: null,
    attemptedAt: null,
    run,
    decidedAt: at,
    changedAt: at,
    trouble: null,
    before: null,
  };
}
