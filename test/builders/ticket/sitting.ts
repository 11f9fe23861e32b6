import type { Sitting } from '../../../src/evidence/types.ts';
import { LearnerId, SourceId, TargetCode } from '../../../src/ids.ts';
import { instant } from '../../../src/time.ts';

/** Half of four questions right on an entrance ticket. */
export function sitting(change: Partial<Sitting> = {}): Sitting {
  return {
    learner: LearnerId.parse('9001'),
    target: TargetCode.parse('5.NF.A.1'),
    source: SourceId.parse('ticket-1'),
    kind: 'entrance',
    at: instant('2026-11-13T15:00:00Z'),
    share: 0.5,
    possible: 4,
    questions: 4,
    evidence: [],
    ...change,
  };
}
