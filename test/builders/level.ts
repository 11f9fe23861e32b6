import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import type { Level, Mastery, Reason } from '../../src/mastery/types.ts';
import { instant } from '../../src/time.ts';
import { mastery } from './mastery.ts';

const TYPICAL: Readonly<
  Record<Level, { value: number | null; pThreshold: number | null; reason: Reason; results: number }>
> = {
  mastered: { value: 0.88, pThreshold: 0.8, reason: { rule: 'mastered' }, results: 4 },
  approaching: { value: 0.72, pThreshold: 0.28, reason: { rule: 'between' }, results: 3 },
  'not-yet': { value: 0.5, pThreshold: 0.05, reason: { rule: 'not-yet' }, results: 4 },
  slipped: {
    value: 0.66,
    pThreshold: 0.2,
    reason: { rule: 'slipped', masteredAt: instant('2026-10-01T14:00:00Z') },
    results: 6,
  },
  'not-enough': { value: 0.4, pThreshold: 0.1, reason: { rule: 'too-little', evidence: 1, sources: 1 }, results: 1 },
  'no-evidence': { value: null, pThreshold: null, reason: { rule: 'no-evidence' }, results: 0 },
};

/** A typical estimate of that level, with its evidence and sources. */
export function atLevel(level: Level, change: Partial<Mastery> = {}): Mastery {
  const { value, pThreshold, reason, results } = TYPICAL[level];
  const learner = change.learner ?? LearnerId.parse('9001');
  const target = change.target ?? TargetCode.parse('5.NF.A.1');
  return mastery({
    learner,
    target,
    level,
    value,
    pThreshold,
    reason,
    evidence: Array.from({ length: results }, (_, n) => EvidenceId.parse(`${learner}-${target}-${n + 1}`)),
    sources: Array.from({ length: Math.min(results, 2) }, (_, n) => SourceId.parse(`ticket-${n + 1}`)),
    newest: results === 0 ? null : instant('2026-11-13T15:00:00Z'),
    masteredAt: level === 'mastered' ? instant('2026-11-13T15:00:00Z') : null,
    recheckAt: level === 'mastered' ? instant('2026-11-20T15:00:00Z') : null,
    ...change,
  });
}
