import type { LearnerId } from '../../ids.ts';
import type { Coursework, Lms } from '../../lms/types.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { PostingWrite } from '../../plan/types.ts';
import type { Problem } from '../../report/types.ts';
import { carrierOf, isComment } from '../../writeback/request.ts';
import { newRow, type SortOptions } from '../../writeback/work.ts';
import type { Keys } from '../keys.ts';
import { setBackProblem } from './post-problems.ts';
import { recover, unknownAmong, type Where } from './recover.ts';

export interface Reconciled {
  /** The corrections of the ledger that follow from what is in the LMS. */
  readonly rows: readonly LedgerRow[];
  /** Those of them that have to be recorded. */
  readonly recovered: readonly LedgerRow[];
  /** Posts of ours stood there that the ledger knew nothing of: it was set back to an earlier day. */
  readonly setBack: boolean;
  /** Learners who were given something, and it is no longer known what: no new chance until it is. */
  readonly unclear: ReadonlySet<LearnerId>;
}

/**
 * Compares what stands in the LMS with the ledger before anything is decided (writeback/PROTOCOL.md 2.16): after a restore from a backup
 * the ledger has forgotten what children were already given. Costs no call on an ordinary night: tonight's coursework tells.
 */
export async function reconcile(
  lms: Lms,
  coursework: readonly Coursework[],
  rows: readonly LedgerRow[],
  keys: Keys,
  where: Where,
  problems: Problem[],
): Promise<Reconciled> {
  const unknown = unknownAmong(coursework, rows, where.at);
  if (unknown.length === 0) return { rows, recovered: [], setBack: false, unclear: new Set() };
  const standing = new Map(
    coursework.flatMap(({ post }) => (post === null ? [] : [[post.ref.id, post.state] as const])),
  );
  if (lms.can.notePost === 'announcement') {
    for await (const row of lms.posts(where.course, ['announcement'])) {
      if (!row.ok) continue;
      standing.set(row.value.ref.id, row.value.state);
      unknown.push(...unknownAmong([{ post: row.value, due: null, maxPoints: null }], rows, where.at));
    }
  }
  const { rows: recovered, unclear } = recover(unknown, rows, standing, keys, where);
  problems.push(
    setBackProblem(
      { found: unknown.length, entered: recovered.length },
      unclear.map(({ title }) => title),
    ),
  );
  const byKey = new Map(recovered.map((row) => [row.key, row]));
  return {
    rows: [...rows.filter((row) => !byKey.has(row.key)), ...recovered],
    recovered,
    setBack: true,
    unclear: new Set(unclear.flatMap(({ assignees }) => (assignees === 'all' ? [] : assignees))),
  };
}

/** Comments cannot be listed: after a restore nobody knows whether this week's was said, so a person looks first. */
export function doubtfulComments(
  wanted: readonly PostingWrite[],
  rows: readonly LedgerRow[],
  options: SortOptions,
): LedgerRow[] {
  const known = new Set(rows.map((row) => row.key));
  return wanted
    .filter((write) => isComment(carrierOf(write)) && !known.has(write.key))
    .map((write) => ({
      ...newRow(write, options),
      state: 'HELD' as const,
      trouble: 'the ledger was set back: whether this note was said already cannot be known',
    }));
}
