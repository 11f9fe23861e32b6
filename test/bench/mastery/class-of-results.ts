import type { Sitting } from '../../../src/evidence/types.ts';
import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../../src/ids.ts';
import { daysAfter, instant, type Instant } from '../../../src/time.ts';

const FIRST = instant('2026-09-01T14:00:00Z');

export interface ClassSize {
  readonly learners: number;
  readonly targets: number;
  readonly results: number;
}

export interface ClassOfResults {
  readonly learners: readonly LearnerId[];
  readonly targets: readonly TargetCode[];
  readonly sittings: readonly Sitting[];
  readonly at: Instant;
}

/** A class whose learners differ and get better from ticket to ticket; tickets of five questions on one target, a source each. */
export function classOfResults({ learners, targets, results }: ClassSize): ClassOfResults {
  const who = Array.from({ length: learners }, (_, l) => LearnerId.parse(`learner ${l}`));
  const what = Array.from({ length: targets }, (_, t) => TargetCode.parse(`target ${t}`));
  const sittings: Sitting[] = [];
  for (const [l, learner] of who.entries()) {
    for (const [t, target] of what.entries()) {
      for (let r = 0; r < results; r += 1) {
        const chance = 0.25 + (0.5 * l) / learners + (0.3 * r) / results;
        const right = [1, 2, 3, 4, 5].filter((question) => scattered(l, t, r, question) < chance).length;
        sittings.push({
          learner,
          target,
          source: SourceId.parse(`ticket ${t} ${r}`),
          kind: 'coursework',
          at: daysAfter(FIRST, 3 * r),
          share: right / 5,
          possible: 5,
          questions: 5,
          evidence: [EvidenceId.parse(`${l} ${t} ${r}`)],
        });
      }
    }
  }
  return { learners: who, targets: what, sittings, at: daysAfter(FIRST, 3 * results) };
}

/** A number in [0, 1) that looks like chance and is the same every time. */
function scattered(...places: readonly number[]): number {
  const mixed = places.reduce((hash, place) => Math.imul(hash ^ (place + 1), 0x9e3779b1) ^ (hash >>> 15), 0x2545f491);
  return (Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b) >>> 0) / 2 ** 32;
}
