import { LearnerId, TargetCode } from '../../src/ids.ts';
import type { Proposal } from '../../src/pathway/proposals.ts';
import { instant } from '../../src/time.ts';

/** Proposed in the morning of Monday, November 16, and not answered yet. */
export function proposal(change: Partial<Proposal> = {}): Proposal {
  return {
    id: 1,
    learner: LearnerId.parse('9001'),
    target: TargetCode.parse('5.NF.A.1'),
    text: 'Bake bread and double the recipe',
    url: null,
    at: instant('2026-11-16T15:00:00Z'),
    state: 'open',
    reply: '',
    classTitle: null,
    answeredAt: null,
    ...change,
  };
}
