import { describe, expect, it } from '@jest/globals';
import { EvidenceId, SourceId } from '../../src/ids.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import type { Reason } from '../../src/mastery/types.ts';
import { seatOwedRule, targetRule } from '../../src/routing/target-words.ts';
import { instant } from '../../src/time.ts';
import { atLevel } from '../builders/level.ts';

const AT = instant('2026-11-13T15:00:00Z');
const [S1, S2] = [SourceId.parse('s1'), SourceId.parse('s2')];

describe('why the evidence recommends a route, in both languages,', () => {
  it.each<[Reason, string, string]>([
    [
      { rule: 'mastered' },
      '4 results on 2 occasions: 80% counts as reached, and workshop is suggested.',
      '4 resultados en 2 ocasiones: el 80\u00a0% se da por alcanzado, y se sugiere el taller.',
    ],
    [
      { rule: 'learning' },
      'Together the newer results reach 80%, the older one did not yet; that is learning. Workshop is suggested, and a re-check follows.',
      'Los resultados nuevos, en conjunto, alcanzan el 80\u00a0% y el anterior todavía no: eso es aprender. Se sugiere el taller, y habrá una nueva revisión.',
    ],
    [
      { rule: 'reopened', at: AT },
      'The re-check came out under 80%: the target is open again, one more ticket.',
      'La nueva revisión no llegó al 80\u00a0%: el objetivo se abre otra vez, un boleto más.',
    ],
    [
      { rule: 'not-yet' },
      '4 results on 2 occasions are not at 80% yet: a small group with the teacher is suggested.',
      '4 resultados en 2 ocasiones: todavía no se llega al 80\u00a0%, y se sugiere un grupo pequeño con el docente.',
    ],
    [
      { rule: 'between' },
      '4 results on 2 occasions leave open whether 80% is reached: one more ticket.',
      '4 resultados en 2 ocasiones dejan abierto si se alcanza el 80\u00a0%: un boleto más.',
    ],
    [
      { rule: 'one-source', source: S1 },
      'The picture rests on one occasion alone: not enough yet, one more ticket.',
      'La imagen depende de una sola ocasión: todavía no basta, un boleto más.',
    ],
    [
      { rule: 'sources-disagree', sources: [S1, S2] },
      'The results of two occasions disagree: one more ticket.',
      'Los resultados de dos ocasiones no coinciden: un boleto más.',
    ],
    [
      { rule: 'slipped', masteredAt: AT },
      'It was mastered before, and the newer results are not at 80%: one more ticket.',
      'Antes se dominaba, y los resultados nuevos no llegan al 80\u00a0%: un boleto más.',
    ],
  ])('says of %j what it rests on and what follows', (reason, en, es) => {
    expect(targetRule(atLevel('mastered', { reason }), DEFAULT_RULE)).toEqual({ en, es });
  });

  it('says that there is no evidence yet, or how old the newest is', () => {
    expect(targetRule(atLevel('no-evidence'), DEFAULT_RULE)).toEqual({
      en: 'No evidence on this target yet: one more ticket.',
      es: 'Todavía no hay evidencia sobre este objetivo: un boleto más.',
    });
    expect(targetRule(atLevel('no-evidence', { stale: true }), DEFAULT_RULE).en).toContain('No evidence');
    expect(targetRule(atLevel('not-yet', { stale: true }), DEFAULT_RULE)).toEqual({
      en: 'The newest evidence is more than 60 days old: not enough yet, one more ticket.',
      es: 'La evidencia más reciente tiene más de 60 días: todavía no basta, un boleto más.',
    });
  });

  it('names the one thing that is missing: a second occasion, another result, or more questions', () => {
    const [one, two] = [EvidenceId.parse('e1'), EvidenceId.parse('e2')];
    const rule = { ...DEFAULT_RULE, minSources: 2, minEvidence: 2 };
    const missing = (evidence: EvidenceId[], sources: SourceId[]) =>
      targetRule(atLevel('not-enough', { evidence, sources }), rule);

    expect(missing([one], [S1])).toEqual({
      en: 'Not enough yet: one more ticket. So far 1 result on 1 occasion; missing: a result on another occasion (another ticket, an assignment or a talk).',
      es: 'Todavía no basta: un boleto más. Hasta ahora, 1 resultado en 1 ocasión; falta: un resultado en otra ocasión (otro boleto, una tarea o una conversación).',
    });
    expect(missing([one], [S1, S2])).toEqual({
      en: 'Not enough yet: one more ticket. So far 1 result on 2 occasions; missing: another result.',
      es: 'Todavía no basta: un boleto más. Hasta ahora, 1 resultado en 2 ocasiones; falta: otro resultado.',
    });
    expect(missing([one, two], [S1, S2])).toEqual({
      en: 'Not enough yet: one more ticket. So far 2 results on 2 occasions; missing: a few more questions on it.',
      es: 'Todavía no basta: un boleto más. Hasta ahora, 2 resultados en 2 ocasiones; falta: algunas preguntas más sobre él.',
    });
  });
});

describe('why a seat comes before another sheet', () => {
  it('counts the missed chances, one as the last one', () => {
    expect(seatOwedRule(1, DEFAULT_RULE)).toEqual({
      en: 'The last chance on this target is not at 80% yet: a seat in seminar comes before another sheet.',
      es: 'La última oportunidad en este objetivo aún no llega al 80\u00a0%: un lugar en el seminario va antes que otra hoja.',
    });
    expect(seatOwedRule(2, DEFAULT_RULE).es).toBe(
      '2 oportunidades seguidas en este objetivo aún no llegan al 80\u00a0%: un lugar en el seminario va antes que otra hoja.',
    );
  });
});
