import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../src/ids.ts';
import type { Foretold } from '../../src/mastery/replay.ts';
import { comparisonWords } from '../../src/mastery/track-record-words.ts';
import { compareRecords } from '../../src/mastery/track-record.ts';
import { sitting } from '../builders/sitting.ts';

/** What a rule foretold, and what came. */
function told(expected: number | null, share: number, change: Partial<Foretold> & { learner?: string } = {}): Foretold {
  const { learner = '9001', ...more } = change;
  return { sitting: sitting({ learner: LearnerId.parse(learner), share }), expected, level: 'approaching', threshold: 0.8, ...more };
}

/** Ten learners with three results each; the estimate is off by so much. */
function classOff(by: number): Foretold[] {
  return Array.from({ length: 30 }, (_, i) => told(0.7 - by, i % 2 === 0 ? 0.65 : 0.75, { learner: `l${i % 10}` }));
}

/** The first four of them. */
function fewOff(by: number): Foretold[] {
  return classOff(by).filter(({ sitting: { learner } }) => ['l0', 'l1', 'l2', 'l3'].includes(learner));
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
    const record = compareRecords([told(0.1, 0), told(1, 1), told(0.9, 0.5)], [told(0.1, 0), told(1, 1), told(0.9, 0.5)]).from;
    expect(record?.bands).toEqual([
      { from: 0, to: 0.2, results: 1, expected: 0.1, came: 0 }, { from: 0.8, to: 1, results: 2, expected: 0.95, came: 0.75 },
    ]);
  });

  it('counts what came after mastered and after not yet, each by the rule\'s own threshold', () => {
    const list = [told(0.8, 0.8, { level: 'mastered' }), told(0.8, 0.6, { level: 'mastered' }), told(0.4, 0.6, { level: 'not-yet', threshold: 0.6 })];
    expect(compareRecords(list, list).from?.called).toEqual({ mastered: { results: 2, reached: 1 }, 'not-yet': { results: 1, reached: 1 } });
  });

  it('is taken only where both rules had an estimate', () => {
    expect(compareRecords([told(null, 1), told(0.5, 1)], [told(0.9, 1), told(null, 1)])).toMatchObject({ results: 0, leftOut: 2, from: null, to: null, verdict: 'same' });
    expect(compareRecords([told(null, 1), told(0.5, 1)], [told(null, 1), told(0.6, 1)])).toMatchObject({ results: 1, leftOut: 1 });
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
  });
});

describe('its words', () => {
  it('say in both languages what was measured, how far off, and what came after each level', () => {
    const said = comparisonWords(compareRecords(classOff(0.3), classOff(0.05)));
    expect(said.map(({ en }) => en).join(' ')).toMatch(/30 results.*typically 30 points of 100 away.*30 above it.*with the rule asked about 7.*would have been closer.*after “mastered” there was no next result/);
    for (const { es } of said) expect(es).toMatch(/[a-záéíóúñ]/);
  });

  it('say when there is nothing to measure by', () => {
    expect(comparisonWords(compareRecords([told(null, 1)], [told(null, 1)]))).toEqual([expect.objectContaining({ en: expect.stringContaining('nothing yet to measure') })]);
  });

  it('never speak of failing or of low (P10)', () => {
    for (const { en, es } of comparisonWords(compareRecords(classOff(0.3), classOff(-0.3)))) {
      expect(en).not.toMatch(/\bfail|\blow\b|\bweak|\bbad\b/i);
      expect(es).not.toMatch(/fracas|suspens|reprob|débil/i);
    }
  });
});
