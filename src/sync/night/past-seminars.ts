import type { ItemId, TargetCode } from '../../ids.ts';
import type { Quiz } from '../../lms/quizzes.ts';
import { GONE_AFTER_ITS_DAY, WITHDRAWN_AFTER_ITS_DAY, type LedgerRow } from '../../plan/ledger-row.ts';
import type { PastSeminar } from '../../routing/types.ts';
import type { SeminarAnswer } from '../../store/day/seminar-answers.ts';
import { dateIn, type SchoolDate } from '../../time.ts';

const AFTERWARDS: ReadonlySet<string | null> = new Set([WITHDRAWN_AFTER_ITS_DAY, GONE_AFTER_ITS_DAY]);

/**
 * The seminars whose posts went out, as the ledger remembers them: those that stand, and those taken back or undone when their day was
 * over. One taken back on its own day (an undo, a slot nobody went to any more, a post the teacher removed) did not take place.
 */
export function pastSeminars(
  rows: readonly LedgerRow[],
  answers: readonly SeminarAnswer[],
  zone: string,
): PastSeminar[] {
  return rows.flatMap((row) => {
    const { write, decidedAt } = row;
    if (write.kind !== 'route' || write.slot === 'workshop' || !wentOut(row, write.date, zone)) return [];
    const { date, slot, targets, learners } = write;
    const answer = answers.find((each) => each.date === date && each.slot === slot);
    return [{ date, slot, targets, learners, at: decidedAt, tookPlace: answer?.tookPlace ?? null }];
  });
}

/** And stood there for as long as its day lasted. */
function wentOut({ state, trouble, remoteId, changedAt }: LedgerRow, date: SchoolDate, zone: string): boolean {
  if (state === 'DONE') return true;
  const wasThere = state === 'TOMBSTONE' ? remoteId !== null : state === 'CANCELLED' && AFTERWARDS.has(trouble);
  return wasThere && dateIn(zone, changedAt) > date;
}

/** What each question asks, where the LMS tells it, without the target's code that a teacher wrote beside it. */
export function questionWordsOf(
  quizzes: readonly { readonly quiz: Quiz }[],
  targets: readonly { readonly code: TargetCode }[],
): Map<ItemId, string> {
  const codes = targets.map(({ code }) => `[${code}]`);
  const asked = (title: string): string =>
    codes
      .reduce((words, code) => words.replace(code, ''), title)
      .replace(/\s+/g, ' ')
      .trim();
  return new Map(
    quizzes
      .flatMap(({ quiz }) => quiz.questions.map(({ item, title }) => [item, asked(title)] as const))
      .filter(([, words]) => words !== ''),
  );
}
