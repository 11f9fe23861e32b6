import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import type { Foretold } from '../../../src/mastery/forecast/replay.ts';
import { comparisonWords } from '../../../src/mastery/forecast/track-record-words.ts';
import { compareRecords, type Comparison } from '../../../src/mastery/forecast/track-record.ts';
import { sitting } from '../../builders/ticket/sitting.ts';

/** What a rule foretold, and what came. */
function told(expected: number | null, share: number, change: Partial<Foretold> & { learner?: string } = {}): Foretold {
  const { learner = '9001', ...more } = change;
  return {
    sitting: sitting({ learner: LearnerId.parse(learner), share }),
    expected,
    level: 'approaching',
    threshold: 0.8,
    ...more,
  };
}

/** Ten learners with three results each; the estimate is off by so much. */
function classOff(by: number): Foretold[] {
  return Array.from({ length: 30 }, (_, i) => told(0.7 - by, i % 2 === 0 ? 0.65 : 0.75, { learner: `l${i % 10}` }));
}

/** The first four of them. */
function fewOff(by: number): Foretold[] {
  return classOff(by).filter(({ sitting: { learner } }) => ['l0', 'l1', 'l2', 'l3'].includes(learner));
}

type Pair = readonly [old: Foretold, now: Foretold];

/** Results of ten learners, so many each: the squared errors of half of them fall by one number, those of the others by another. */
function gaining(one: number, other: number, each: number): Pair[] {
  return Array.from({ length: 10 * each }, (_, i) => {
    const gain = i % 2 === 0 ? one : other;
    const learner = `l${i % 10}`;
    return [
      told(1 - Math.sqrt(Math.max(0, gain)), 1, { learner }),
      told(1 - Math.sqrt(Math.max(0, -gain)), 1, { learner }),
    ];
  });
}

/** Of the second rule against the first, and the other way round. */
function verdictOf(pairs: readonly Pair[]): Comparison['verdict'][] {
  const [old, now] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
  return [compareRecords(old, now).verdict, compareRecords(now, old).verdict];
}

describe('a track record', () => {
  it('is the distance, the lean and the log loss of the estimates', () => {
    const { from } = compareRecords([told(0.5, 1), told(0.5, 0)], [told(0.5, 1), told(0.5, 0)]);
    expect(from).toMatchObject({ off: 0.5, lean: 0 });
    expect(from?.logLoss).toBeCloseTo(Math.LN2, 12);
    expect(compareRecords([told(0.6, 1)], [told(0.6, 1)]).from?.lean).toBeCloseTo(0.4, 12);
  });

  it('has a log loss of its own size even where the estimate was certain and the result was not so', () => {
    expect(compareRecords([told(1, 0)], [told(0, 1)]).from?.logLoss).toBeCloseTo(-Math.log(0.01), 12);
  });

  it('sets estimate beside result by bands of the scale, 1 in the last', () => {
    const record = compareRecords(
      [told(0.1, 0), told(1, 1), told(0.9, 0.5)],
      [told(0.1, 0), told(1, 1), told(0.9, 0.5)],
    ).from;
    expect(record?.bands).toEqual([
      { from: 0, to: 0.2, results: 1, expected: 0.1, came: 0 },
      { from: 0.8, to: 1, results: 2, expected: 0.95, came: 0.75 },
    ]);
  });

  it("counts what came after mastered and after not yet, each by the rule's own threshold", () => {
    const list = [
      told(0.8, 0.8, { level: 'mastered' }),
      told(0.8, 0.6, { level: 'mastered' }),
      told(0.4, 0.6, { level: 'not-yet', threshold: 0.6 }),
    ];
    expect(compareRecords(list, list).from?.called).toEqual({
      mastered: { results: 2, reached: 1 },
      'not-yet': { results: 1, reached: 1 },
    });
  });

  it('is taken only where both rules had an estimate', () => {
    expect(compareRecords([told(null, 1), told(0.5, 1)], [told(0.9, 1), told(null, 1)])).toMatchObject({
      results: 0,
      leftOut: 2,
      from: null,
      to: null,
      verdict: 'same',
    });
    expect(compareRecords([told(null, 1), told(0.5, 1)], [told(null, 1), told(0.6, 1)])).toMatchObject({
      results: 1,
      leftOut: 1,
    });
  });
});

describe('the verdict', () => {
  it('is better or worse where every learner says so', () => {
    expect(compareRecords(classOff(0.3), classOff(0.05)).verdict).toBe('better');
    expect(compareRecords(classOff(0.05), classOff(0.3)).verdict).toBe('worse');
  });

  it('is too close where the gain of some is the loss of others', () => {
    const mixed = classOff(0).map((each, i) => ({ ...each, expected: i % 10 < 5 ? 0.4 : 0.69 }));
    const other = classOff(0).map((each, i) => ({ ...each, expected: i % 10 < 5 ? 0.69 : 0.4 }));
    expect(compareRecords(mixed, other).verdict).toBe('too-close');
  });

  it('is not given on fewer than five learners, however clear', () => {
    expect(compareRecords(fewOff(0.3), fewOff(0.05)).verdict).toBe('too-close');
    const five = (by: number) => [
      ...fewOff(by),
      ...classOff(by).filter(({ sitting: { learner } }) => learner === 'l4'),
    ];
    expect(compareRecords(five(0.3), five(0.05)).verdict).toBe('better');
  });

  it('is given from two standard errors on, the results of a learner being one cluster', () => {
    // ten learners, the mean gain .1, half of them d above it and half d under: a standard error of d / sqrt(10), however many results each has
    for (const each of [1, 4]) {
      expect(verdictOf(gaining(0.1 + 0.15, 0.1 - 0.15, each))).toEqual(['better', 'worse']); // 2.11 of them
      expect(verdictOf(gaining(0.1 + 0.165, 0.1 - 0.165, each))).toEqual(['too-close', 'too-close']); // 1.92
    }
  });
});

describe('its words', () => {
  const called = { level: 'mastered' as const };

  it('say in both languages what was measured, how far off, and what came after each level', () => {
    const now = [told(0.5, 0.8, called), told(0.5, 0.7, called), told(0.5, 0.9, { level: 'not-yet' }), told(null, 1)];
    const asked = [told(0.7, 0.8), told(0.7, 0.7), told(0.7, 0.9, called), told(null, 1)];
    const said = comparisonWords({ ...compareRecords(now, asked), verdict: 'better' });
    expect(said).toEqual([
      {
        en: 'Measured on 3 results of this course, each estimated from the results before it alone; 1 had nothing before it.',
        es: 'Medido con 3 resultados de este curso, cada uno estimado solo a partir de los anteriores; 1 no tenía nada antes.',
      },
      {
        en:
          'The estimate of today was typically 31 points of 100 away from the result, and results came out on average 30 above it; ' +
          'with the rule asked about 13, and on average 10 above it.',
        es:
          'La estimación de hoy quedó por lo general a 31 puntos de 100 del resultado, y los resultados salieron en promedio 30 por encima; ' +
          'con la regla propuesta, a 13, y en promedio 10 por encima.',
      },
      {
        en: 'The rule asked about would have been closer, by more than chance alone explains.',
        es: 'La regla propuesta habría acertado más, y no solo por azar.',
      },
      {
        en: 'Rule of today: after “mastered” 1 of 2 next results (50%) reached the threshold; after “not yet” 1 of 1 next results (100%) reached the threshold.',
        es:
          'Regla de hoy: después de «dominado», 1 de 2 resultados siguientes (50\u00a0%) alcanzaron el umbral; ' +
          'después de «todavía no», 1 de 1 resultados siguientes (100\u00a0%) alcanzaron el umbral.',
      },
      {
        en: 'Rule asked about: after “mastered” 1 of 1 next results (100%) reached the threshold; after “not yet” there was no next result.',
        es: 'Regla propuesta: después de «dominado», 1 de 1 resultados siguientes (100\u00a0%) alcanzaron el umbral; después de «todavía no», no hubo un resultado siguiente.',
      },
    ]);
  });

  it('count one result and several as a person would', () => {
    const [one] = comparisonWords(
      compareRecords([told(0.5, 1), told(null, 1), told(null, 1)], [told(0.6, 1), told(null, 1), told(null, 1)]),
    );
    expect(one?.en).toBe(
      'Measured on 1 result of this course, each estimated from the results before it alone; 2 had nothing before them.',
    );
    expect(one?.es).toBe(
      'Medido con 1 resultado de este curso, cada uno estimado solo a partir de los anteriores; 2 no tenían nada antes.',
    );
  });

  it('tell which way the results came out: above, under, or neither', () => {
    const [, said] = comparisonWords(compareRecords([told(0.5, 0.25)], [told(0.252, 0.25)]));
    expect(said?.en).toContain(
      'results came out on average 25 under it; with the rule asked about 0, and as estimated on average.',
    );
    expect(said?.es).toContain(
      'los resultados salieron en promedio 25 por debajo; con la regla propuesta, a 0, y en promedio como se estimó.',
    );
  });

  it.each([
    [classOff(0.3), classOff(0.05), /rule asked about would have been closer/, /regla propuesta habría acertado más/],
    [classOff(0.05), classOff(0.3), /rule of today was closer/, /regla de hoy acertó más/],
    [fewOff(0.3), fewOff(0.05), /too small, or the class too small/, /demasiado pequeña, o la clase demasiado pequeña/],
    [
      classOff(0.3),
      classOff(0.3),
      /^Both rules make the same estimates/,
      /^Las dos reglas hacen las mismas estimaciones/,
    ],
  ])('give the verdict, and no distance where there is none between the two (%#)', (from, to, en, es) => {
    const said = comparisonWords(compareRecords(from, to));
    expect(said.filter((each) => en.test(each.en) && es.test(each.es))).toHaveLength(1);
    expect(said.some((each) => each.en.includes('points of 100'))).toBe(!en.test('Both rules make the same estimates'));
  });

  it('say when there is nothing to measure by', () => {
    expect(comparisonWords(compareRecords([told(null, 1)], [told(null, 1)]))).toEqual([
      {
        en: 'No result here came after an earlier one on the same target, so there is nothing yet to measure the two rules by.',
        es: 'Ningún resultado llegó después de otro sobre el mismo objetivo, así que todavía no hay con qué medir las dos reglas.',
      },
    ]);
  });

  it('never speak of failing or of low (P10)', () => {
    for (const { en, es } of comparisonWords(compareRecords(classOff(0.3), classOff(-0.3)))) {
      expect(en).not.toMatch(/\bfail|\blow\b|\bweak|\bbad\b/i);
      expect(es).not.toMatch(/fracas|suspens|reprob|débil/i);
    }
  });
});
