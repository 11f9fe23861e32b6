import type { LearnerId } from '../ids.ts';
import type { Post } from '../lms/posts.ts';
import type { Lms } from '../lms/types.ts';
import { overCaps } from '../plan/caps.ts';
import { reachedWords, type Reached } from '../plan/limits.ts';
import { inSendingOrder } from '../plan/sending-order.ts';
import type { CourseSettings, SchoolFile } from '../school/file.ts';
import { dateIn, type Instant } from '../time.ts';
import { applyWrites } from '../writeback/apply.ts';
import { rememberLeft } from '../writeback/left.ts';
import { saidOn } from '../writeback/said-on.ts';
import type { Outcome } from '../writeback/types.ts';
import type { Problem, WriteCounts } from '../report/types.ts';
import { countOutcomes } from '../writeback/count-outcomes.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { Sorted } from '../writeback/work.ts';
import { capProblems, pausedProblem } from './brake-problems.ts';
import type { TurnParts } from './turn.ts';
import { writeOptions } from './write-options.ts';

export interface Orders {
  readonly file: SchoolFile;
  readonly course: CourseSettings;
  readonly enrolled: ReadonlySet<LearnerId>;
  /** New rows are recorded already. */
  readonly sorted: Sorted;
  readonly cancel: readonly LedgerRow[];
  /** Unpublished drafts of ours that no row is bound to, as far as the night has read. */
  readonly strays: readonly Post[];
  /** The ledger as it stood before. */
  readonly ledger: readonly LedgerRow[];
  readonly at: Instant;
}

export interface Carried {
  readonly counts: Omit<WriteCounts, 'waiting' | 'unchanged'>;
  readonly problems: readonly Problem[];
}

/** Sends the recorded decisions, within the caps, and counts the outcomes. */
export async function carryOut(parts: TurnParts, lms: Lms, orders: Orders): Promise<Carried> {
  const { file, course, enrolled, sorted, at } = orders;
  const zone = file.school.timeZone;
  const today = dateIn(zone, at);
  const carry = inSendingOrder([...sorted.resume, ...sorted.record]);
  const going = new Set(carry.map(({ key }) => key));
  const sent = saidOn(orders.ledger, { date: today, zone, going });
  const capped = overCaps(
    carry.map((row) => row.write),
    { date: today, learners: enrolled.size, sent },
  );
  const over = new Set(capped.map((each) => each.key));
  const options = writeOptions(parts, { file, course }, { lms, enrolled, at });
  await rememberLeft(carry, new Map(capped.map(({ key, limit }) => [key, limit])), options.ledger);
  const outcomes = await applyWrites(
    {
      carry: carry.filter((row) => !over.has(row.key)),
      cancel: orders.cancel,
      change: sorted.change,
      withdraw: sorted.withdraw,
      strays: orders.strays,
    },
    options,
  );
  const { unchanged: _none, ...counts } = countOutcomes(outcomes);
  return {
    counts: {
      ...counts,
      skipped: [...sorted.skipped, ...counts.skipped],
      failed: [
        ...counts.failed,
        ...capped.map(({ key, ...reached }) => ({ key, why: reachedWords(reached).en, over: reached.limit })),
      ],
    },
    problems: stopProblems(outcomes, capped),
  };
}

/** What held writes back, once for all the rows it met. */
function stopProblems(outcomes: readonly Outcome[], capped: readonly Reached[]): Problem[] {
  const [pause] = outcomes.flatMap((outcome) => (outcome.is === 'skipped' ? (outcome.stopped ?? []) : []));
  if (pause !== undefined) return [pausedProblem(pause)];
  const over = outcomes.flatMap((outcome) => (outcome.is === 'failed' ? (outcome.over ?? []) : []));
  return capProblems([...over, ...capped]);
}
