import { LearnerId, TargetCode } from '../../src/ids.ts';
import type { Mastery } from '../../src/mastery/types.ts';

/** An estimate that is not yet there. */
export function mastery(change: Partial<Mastery> = {}): Mastery {
  return {
    learner: LearnerId.parse('9001'),
    target: TargetCode.parse('5.NF.A.1'),
    method: 'beta-decay',
    value: 0.55,
    points: null,
    low: 0.4,
    high: 0.7,
    pThreshold: 0.05,
    level: 'not-yet',
    certainty: 'sure',
    reason: { rule: 'not-yet' },
    evidence: [],
    sources: [],
    weights: null,
    newest: null,
    stale: false,
    masteredAt: null,
    recheckAt: null,
    due: false,
    rule: { en: 'Mastered is 80 %.', es: 'El dominio es el 80 %.' },
    wouldChange: { en: 'One more good result.', es: 'Un buen resultado más.' },
    ...change,
  };
}
