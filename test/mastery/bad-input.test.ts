import { describe, expect, it } from '@jest/globals';
import { methodOf } from '../../src/mastery/methods/registry.ts';
import { completeRule, Method, RulePart } from '../../src/mastery/rule.ts';
import { graded, outOf } from '../builders/gradebook.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY } from '../builders/history.ts';

function places(part: unknown): string[] {
  const read = RulePart.safeParse(part);
  return read.success ? [] : read.error.issues.map((issue) => issue.path.join('.'));
}

describe('a sitting that cannot be', () => {
  const [sound] = outOf(5, 4);
  if (sound === undefined) throw new Error('no sitting');

  it.each([
    ['a share that is no number', { share: Number.NaN }],
    ['a share under 0', { share: -0.1 }],
    ['a share above 1', { share: 1.2 }],
    ['a maximum of 0', { possible: 0 }],
    ['a maximum under 0', { possible: -5 }],
    ['a maximum that is no number', { possible: Number.NaN }],
    ['an endless maximum', { possible: Number.POSITIVE_INFINITY }],
    ['no questions at all', { questions: 0 }],
  ])('is refused by name: %s', (_, change) => {
    for (const method of Method.options) {
      expect(() => graded([sound, { ...sound, ...change }], { method })).toThrow(RangeError);
      expect(() => graded([sound, { ...sound, ...change }], { method })).toThrow(/work-1/);
    }
  });

  it('is told together with all others', () => {
    const [one, other] = outOf(5, 1, 2).map((each) => ({ ...each, share: 2 }));
    expect(() =>
      graded(
        [one, other].flatMap((each) => each ?? []),
        {},
      ),
    ).toThrow(
      'a sitting needs a share in [0, 1], a maximum above 0 and at least one question: ' +
        'work-1 (share 2 of 5, questions unknown); work-2 (share 2 of 5, questions unknown)',
    );
  });

  it('is told with its questions where they are known, even if that is what is wrong', () => {
    expect(() => graded([{ ...sound, questions: 0 }], {})).toThrow(/work-1 \(share 0\.8 of 5, questions 0\)$/);
  });

  it('is not one at the very ends: no points, all points, one question', () => {
    expect(() =>
      graded(
        [
          { ...sound, share: 0, questions: 1 },
          { ...sound, share: 1, possible: 0.01 },
        ],
        {},
      ),
    ).not.toThrow();
  });
});

describe('a rule that cannot be', () => {
  it.each([
    ['an unknown method', { method: 'gut-feeling' }, 'method'],
    ['a threshold of 0', { threshold: 0 }, 'threshold'],
    ['a threshold above 1', { threshold: 1.01 }, 'threshold'],
    ['a threshold that is no number', { threshold: Number.NaN }, 'threshold'],
    ['a weight above 1', { weight: 65 }, 'weight'],
    ['no times', { times: 0 }, 'times'],
    ['half a time', { times: 1.5 }, 'times'],
    ['mastery points of 0', { masteryPoints: 0 }, 'masteryPoints'],
  ])('is refused with its place: %s', (_, part, place) => {
    expect(places(part)).toEqual([place]);
  });

  it('has all its places named', () => {
    expect(places({ method: 'gut-feeling', threshold: 0, times: 11 })).toEqual(['method', 'threshold', 'times']);
  });

  it('is not one that asks for full marks: a gradebook can give them', () => {
    expect(places({ threshold: 1 })).toEqual([]);
    expect(graded(outOf(5, 5, 5, 5), { method: 'average', threshold: 1 }).level).toBe('mastered');
    expect(graded(outOf(5, 5, 5, 4.9), { method: 'average', threshold: 1 }).level).not.toBe('not-yet');
  });
});

describe('no results at all', () => {
  it.each(Method.options)('are no evidence under %s, and no zero', (method) => {
    expect(graded([], { method })).toMatchObject({
      level: 'no-evidence',
      value: null,
      points: null,
      low: null,
      high: null,
      pThreshold: null,
      evidence: [],
      newest: null,
    });
  });
});

describe('very many results of one learner', () => {
  const many = outOf(5, ...Array.from({ length: 3000 }, (_, i) => i % 6));

  it('give what the newest of them give, and the average what all give', () => {
    const fewer = many.slice(-300).map((each, i) => ({ ...each, at: daysAfter(FIRST_DAY, i / 100) }));
    const all = many.map((each, i) => ({ ...each, at: daysAfter(FIRST_DAY, i / 100) }));
    expect(graded(all, {}).value).toBeCloseTo(graded(fewer, {}).value ?? 0, 12);
    expect(graded(all, { method: 'average' }).value).toBeCloseTo(0.5, 12);
    expect(graded(all, {}).evidence).toHaveLength(3000);
  });
});

describe('results in any order', () => {
  it.each(Method.options)('are put into their order in time under %s', (method) => {
    const sittings = outOf(5, 1, 5, 3, 4, 2, 5);
    expect(
      graded(
        [3, 0, 5, 1, 4, 2].flatMap((i) => sittings[i] ?? []),
        { method },
      ),
    ).toEqual(graded(sittings, { method }));
  });
});

describe('results at the same time', () => {
  it.each(Method.options)('keep their order under %s', (method) => {
    const same = outOf(5, 1, 5, 3, 4, 2).map((each) => ({ ...each, at: FIRST_DAY }));
    const rule = completeRule({ method });
    const inOrder = same.reduce((memory, each) => memory.add(each), methodOf(method).begin(rule));
    expect(graded(same, { method }).value).toBe(inOrder.figure(0.65).value);
  });
});
