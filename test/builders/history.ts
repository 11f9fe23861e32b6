import type { Sitting } from '../../src/evidence/types.ts';
import { EvidenceId, SourceId } from '../../src/ids.ts';
import { daysAfter, instant } from '../../src/time.ts';
import { sitting } from './ticket/sitting.ts';

/** Right answers, questions (null: unknown), and optionally the source and the day counted from the first. */
export type Result = readonly [right: number, questions: number | null, source?: string, day?: number];

export const FIRST_DAY = instant('2026-09-01T15:00:00Z');

/**
 * One learner's sittings on one target, a day apart and each a source of its own unless said otherwise.
 * Where the number of questions is unknown, `right` is the share.
 */
export function history(...results: readonly Result[]): Sitting[] {
  return results.map(([right, questions, source, day], index) =>
    sitting({
      source: SourceId.parse(source ?? `quiz-${index + 1}`),
      kind: 'coursework',
      at: daysAfter(FIRST_DAY, day ?? index),
      share: questions === null ? right : right / questions,
      possible: questions ?? 100,
      questions,
      evidence: [EvidenceId.parse(`evidence-${index + 1}`)],
    }),
  );
}
