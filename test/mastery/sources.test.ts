import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Sitting } from '../../src/evidence/types.ts';
import { SourceId } from '../../src/ids.ts';
import { average } from '../../src/mastery/methods/average.ts';
import { betaDecay } from '../../src/mastery/methods/beta-decay.ts';
import { chanceAtLeast } from '../../src/mastery/beta-distribution.ts';
import type { Taken } from '../../src/mastery/methods/method.ts';
import { completeRule, type Rule } from '../../src/mastery/rule.ts';
import { sittingWeight } from '../../src/mastery/sitting-weight.ts';
import { disagreement, restsOn, unforgotten, type Disagreement } from '../../src/mastery/sources.ts';
import { sitting } from '../builders/sitting.ts';

type Entry = readonly [source: string, right: number, questions: number | null];

/** Sittings in time order; where the number of questions is unknown, `right` is the share. */
function list(...entries: readonly Entry[]): Sitting[] {
  return entries.map(([source, right, questions]) => sitting({
    kind: 'coursework', source: SourceId.parse(source), share: questions === null ? right : right / questions, questions,
  }));
}

const rule = completeRule();

function chanceOf(sittings: readonly Taken[]): number {
  const { posterior } = sittings.reduce((running, each) => running.add(each), betaDecay.begin(rule)).figure(0.65);
  return chanceAtLeast(0.8, posterior ?? { a: 0, b: 1 });
}

interface Occasion {
  readonly source: string;
  readonly weight: number;
  readonly share: number;
}

/** The occasions in the order of their newest sitting, each with its weight and its share by weight. */
function occasions(sittings: readonly Sitting[]): Occasion[] {
  const names = [...new Set(sittings.toReversed().map(({ source }) => source))].toReversed();
  return names.map((source) => {
    const own = sittings.filter((each) => each.source === source);
    const weight = own.reduce((sum, each) => sum + sittingWeight(each), 0);
    return { source, weight, share: own.reduce((sum, each) => sum + sittingWeight(each) * each.share, 0) / weight };
  });
}

/** R4 as it is written (README.md), by looking at every pair. */
function writtenOut(sittings: readonly Sitting[], { threshold, cuts }: Rule): Disagreement | null {
  const all = occasions(sittings);
  const far = (one: Occasion, other: Occasion): boolean => Math.abs(one.share - other.share) >= cuts.disagreeBy - 1e-9
    && one.weight >= cuts.disagreeWeight - 1e-9 && other.weight >= cuts.disagreeWeight - 1e-9;
  const named = all.findLast((one) => all.some((other) => far(one, other)));
  if (named === undefined) return null;
  const other = all.findLast((each) => far(each, named));
  const lows = all.flatMap((one, i) => (all.some((each) => far(one, each) && each.share > one.share) ? [i] : []));
  const highs = all.flatMap((one, i) => (all.some((each) => far(one, each) && each.share < one.share) ? [i] : []));
  const lastLow = lows.at(-1) ?? 0;
  const newer = all.slice(lastLow + 1);
  const learning = highs.every((high) => high >= lastLow) && newer.length >= 2 && newer.every(({ share }) => share >= threshold - 1e-9);
  return { sources: [SourceId.parse(other?.source ?? ''), SourceId.parse(named.source)], learning };
}

const entry = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.integer({ min: 0, max: 10 }), fc.constantFrom(10, 10, 10, 1, null))
  .map(([source, right, questions]): Entry => [source, questions === 10 ? right : Math.round(right / 10), questions]);
const entries = fc.array(entry, { maxLength: 9 });
/** Low at first, then high: a list where learning is likely. */
const rising = fc.tuple(fc.array(entry, { maxLength: 2 }), fc.array(fc.tuple(fc.constantFrom('u', 'v', 'w', 'x'), fc.integer({ min: 7, max: 10 }), fc.constant(10)), { maxLength: 5 }))
  .map(([before, after]): Entry[] => [...before, ['early', 2, 10], ...after]);
const anyRule = fc.record({ threshold: fc.constantFrom(0.5, 0.7, 0.8, 0.9), disagreeBy: fc.constantFrom(0.1, 0.3, 0.4, 1), disagreeWeight: fc.constantFrom(0, 1, 2, 4) })
  .map(({ threshold, ...cuts }) => completeRule({ threshold, cuts }));

describe('sources that disagree', () => {
  it('are found as the rule is written, whatever the list', () => {
    fc.assert(fc.property(fc.oneof(entries, rising), anyRule, (made, any) => {
      const sittings = list(...made);
      const apart = new Set(made.map(([source]) => source)).size === made.length;
      const found = disagreement(sittings, apart, any);
      expect(found).toEqual(writtenOut(sittings, any));
      expect(disagreement(sittings, false, any)).toEqual(found);
    }), { numRuns: 1000 });
  });

  it('lie .40 apart, not less, and .70 and .30 do', () => {
    expect(disagreement(list(['a', 7, 10], ['b', 3, 10]), true, rule)?.sources).toEqual(['a', 'b']);
    expect(disagreement(list(['a', 70, 100], ['b', 31, 100]), true, rule)).toBeNull();
  });

  it('count by what all their sittings come to', () => {
    expect(disagreement(list(['a', 0, 5], ['b', 5, 5], ['a', 5, 5]), false, rule)?.sources).toEqual(['b', 'a']); // a: one half
    expect(disagreement(list(['a', 0, 1], ['b', 5, 5], ['a', 5, 5]), false, rule)).toBeNull(); // a: one question wrong of six
    expect(disagreement(list(['a', 0, 1], ['b', 5, 5], ['a', 0, 1]), false, rule)?.sources).toEqual(['b', 'a']); // a weighs two by now
  });

  it('name the newest that does, and the newest it disagrees with', () => {
    expect(disagreement(list(['a', 10, 10], ['b', 1, 10], ['c', 0, 10], ['d', 10, 10], ['e', 5, 10]), true, rule)?.sources).toEqual(['d', 'e']);
    expect(disagreement(list(['a', 10, 10], ['b', 1, 10], ['c', 0, 10], ['d', 3.5, 10]), true, rule)?.sources).toEqual(['a', 'd']);
    expect(disagreement(list(['a', 10, 10], ['b', 3, 10], ['c', 65, 100]), true, rule)?.sources).toEqual(['a', 'b']);
  });

  it.each<[string, Entry[], boolean]>([
    ['one low, then two that reach the threshold', [['a', 2, 10], ['b', 8, 10], ['c', 9, 10]], true],
    ['one low, then one', [['a', 2, 10], ['b', 9, 10]], false],
    ['one low, then two of which one falls short', [['a', 2, 10], ['b', 9, 10], ['c', 79, 100]], false],
    ['a high one before the low', [['z', 9, 10], ['a', 2, 10], ['b', 9, 10], ['c', 9, 10]], false],
    ['a middling one before the low', [['z', 5, 10], ['a', 2, 10], ['b', 8, 10], ['c', 8, 10]], true],
    ['two low ones, then two', [['a', 2, 10], ['y', 3, 10], ['b', 9, 10], ['c', 9, 10]], true],
    ['step by step up, the middle one low beside the last and high beside the first', [['a', 1, 10], ['y', 5, 10], ['b', 9, 10], ['c', 9, 10]], true],
    ['down before up', [['y', 5, 10], ['a', 1, 10], ['b', 9, 10], ['c', 9, 10]], false],
    ['low, high, low, then two', [['a', 2, 10], ['b', 9, 10], ['y', 3, 10], ['c', 9, 10], ['d', 9, 10]], false],
  ])('are learning or not: %s', (_, made, learning) => {
    expect(disagreement(list(...made), true, rule)?.learning).toBe(learning);
  });
});

describe('the source a chance rests on', () => {
  it('is the newest one without which it leaves the bounds, with all its sittings', () => {
    const bound = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(entries, bound, bound, (made, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const sittings = list(...made);
      const newestFirst = [...new Set(made.toReversed().map(([source]) => SourceId.parse(source)))];
      const without = newestFirst.map((source) => ({ source, chance: chanceOf(sittings.filter((each) => each.source !== source)) }));
      const expected = newestFirst.length < 2 ? null : without.find(({ chance }) => chance < from - 1e-9 || chance > to + 1e-9)?.source ?? null;
      expect(restsOn(sittings, betaDecay.begin(rule), 0.65, 0.8, from, to)).toBe(expected);
    }), { numRuns: 300 });
  });

  it('is none where there is one source only: that is for the gate to say', () => {
    expect(restsOn(list(['a', 5, 5], ['a', 5, 5]), betaDecay.begin(rule), 0.65, 0.8, 0.99, 1)).toBeNull();
  });

  it('is none for a method that gives no distribution', () => {
    expect(restsOn(list(['a', 5, 5], ['b', 0, 5]), average.begin(rule), 0.65, 0.8, 0.4, 0.6)).toBeNull();
  });
});

/** Questions of a day each, right and wrong in turn. */
function ones(count: number): Sitting[] {
  return Array.from({ length: count }, (_, i) => sitting({ kind: 'coursework', questions: 1, share: i % 2 }));
}

/** The same with so many questions that each counts for six answers. */
function quizzes(count: number): Sitting[] {
  return ones(count).map((each) => ({ ...each, questions: 40 }));
}

describe('what is not forgotten', () => {
  it('is all of a list that weighs little', () => {
    for (const whole of [[], ones(1), ones(150), ones(151), quizzes(25), quizzes(26)]) expect(unforgotten(whole)).toEqual(whole);
  });

  it('is otherwise the newest sittings, until they weigh more than 150 answers', () => {
    expect(unforgotten(ones(152))).toEqual(ones(152).slice(-151));
    expect(unforgotten(ones(400))).toHaveLength(151);
    expect(unforgotten(quizzes(60))).toEqual(quizzes(60).slice(-26));
  });

  it('leaves the chance as it was', () => {
    const years = ones(600);
    expect(chanceOf(unforgotten(years))).toBeCloseTo(chanceOf(years), 9);
  });
});
