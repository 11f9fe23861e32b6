import type { Sitting } from '../../src/evidence/types.ts';
import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule, type Method, type RulePart } from '../../src/mastery/rule.ts';
import type { Mastery } from '../../src/mastery/types.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY } from './history.ts';
import { sitting } from './ticket/sitting.ts';

/** The methods that compute as a gradebook does: a score and no distribution. */
export const GRADEBOOKS = [
  'average',
  'latest',
  'highest',
  'canvas-weighted',
  'canvas-decaying',
  'canvas-n-times',
  'schoology-decaying',
  'schoology-average',
  'schoology-highest',
  'power-law',
  'classworks-80',
] as const satisfies readonly Method[];

/** A result as a gradebook shows it: points, and what they are out of. */
export type Mark = readonly [points: number, possible: number];

/** One learner's marks on one target, oldest first, a day apart and each from a source of its own. */
export function marked(...marks: readonly Mark[]): Sitting[] {
  return marks.map(([points, possible], index) =>
    sitting({
      source: SourceId.parse(`work-${index + 1}`),
      kind: 'coursework',
      at: daysAfter(FIRST_DAY, index),
      share: points / possible,
      possible,
      questions: null,
      evidence: [EvidenceId.parse(`evidence-${index + 1}`)],
    }),
  );
}

/** All out of the same maximum. */
export function outOf(possible: number, ...points: readonly number[]): Sitting[] {
  return marked(...points.map((each): Mark => [each, possible]));
}

/** What a rule makes of them. */
export function graded(sittings: readonly Sitting[], rule: RulePart): Mastery {
  const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };
  return masteryOf(pair, sittings, completeRule(rule), daysAfter(FIRST_DAY, 40));
}
