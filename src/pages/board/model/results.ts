import type { Evidence, Grader, SourceKind } from '../../../evidence/types.ts';
import type { EvidenceId, ItemId, TargetCode } from '../../../ids.ts';
import type { Instant } from '../../../time.ts';
import type { BoardInput } from './input.ts';
import type { Lookup } from './lookup.ts';

/** What one learner did on one target on one occasion, as the board lists it. */
export interface Result {
  readonly target: TargetCode;
  /** Title of the work; null when the LMS gave none. */
  readonly title: string | null;
  readonly kind: SourceKind;
  readonly attempt: number;
  /** P14: teacher's, machine's and own grade stay apart. */
  readonly by: Grader;
  readonly at: Instant;
  readonly day: string;
  readonly points: number;
  readonly possible: number;
  /** Share of points in [0, 1]. */
  readonly share: number;
  readonly provisional: boolean;
  /** The questions of the work, where their text is known. */
  readonly asked: readonly { readonly question: string; readonly share: number }[];
}

/** What each question asks, where the LMS tells it. */
export type QuestionWords = ReadonlyMap<ItemId, string>;

const NO_WORDS: QuestionWords = new Map();

/** The results behind a decision, newest first: the questions of one occasion, attempt and grader as one row. */
export function resultsOf(
  ids: readonly EvidenceId[],
  titles: BoardInput['titles'],
  look: Lookup,
  questionWords = NO_WORDS,
): Result[] {
  const occasions = new Map<string, Evidence[]>();
  for (const each of look.evidence(ids)) {
    const key = JSON.stringify([each.target, each.source, each.attempt, each.by]);
    const rows = occasions.get(key);
    if (rows === undefined) occasions.set(key, [each]);
    else rows.push(each);
  }
  const results = [...occasions.values()].map((rows): Result => {
    const newest = rows.reduce((a, b) => (b.at > a.at ? b : a));
    const points = sum(rows.map((row) => row.points));
    const possible = sum(rows.map((row) => row.possible));
    return {
      target: newest.target,
      title: newest.coursework === null ? null : (titles.get(newest.coursework) ?? null),
      kind: newest.kind,
      attempt: newest.attempt,
      by: newest.by,
      at: newest.at,
      day: look.day(newest.at),
      points,
      possible,
      share: possible > 0 ? Math.min(1, points / possible) : newest.share,
      provisional: rows.some((row) => row.provisional),
      asked:
        questionWords.size === 0
          ? []
          : rows.flatMap(({ item, share }) => {
              const question = item === null ? undefined : questionWords.get(item);
              return question === undefined ? [] : [{ question, share }];
            }),
    };
  });
  return results.toSorted((a, b) => b.at.localeCompare(a.at) || a.target.localeCompare(b.target));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
