import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BKT } from '../../src/mastery/methods/bkt.ts';
import { DEFAULT_CUTS, type Cuts } from '../../src/mastery/cuts.ts';
import { completeRule, DEFAULT_RULE, RulePart } from '../../src/mastery/rule.ts';

/** Where each number may lie: its ends, and whether the lower one itself is left out. */
type Range = readonly [key: string, lowest: number, highest: number, kind: 'whole' | 'any' | 'above'];

const RULE: readonly Range[] = [
  ['threshold', 0, 1, 'above'],
  ['minEvidence', 1, 50, 'whole'],
  ['minSources', 1, 50, 'whole'],
  ['recheckDays', 1, 365, 'whole'],
  ['missesToSeminar', 1, 20, 'whole'],
  ['windowDays', 1, 60, 'whole'],
  ['weight', 0, 1, 'any'],
  ['times', 1, 10, 'whole'],
  ['start', 0, 1, 'any'],
];
const CUTS: readonly Range[] = [
  ['gateWeight', 0, 100, 'any'],
  ['mastered', 0, 1, 'any'],
  ['notYet', 0, 1, 'any'],
  ['masteredWithoutOne', 0, 1, 'any'],
  ['notYetWithoutOne', 0, 1, 'any'],
  ['disagreeWeight', 0, 100, 'any'],
  ['disagreeBy', 0, 1, 'above'],
  ['leaveMastered', 0, 1, 'any'],
  ['leaveNotYet', 0, 1, 'any'],
  ['lapseDays', 1, 3650, 'whole'],
  ['sureAbove', 0, 1, 'any'],
  ['sureBelow', 0, 1, 'any'],
  ['notYetPart', 0, 1, 'above'],
  ['slippedPart', 0, 1, 'above'],
];

function accepts(part: unknown): boolean {
  return RulePart.safeParse(part).success;
}

function issues(part: unknown): string[][] | undefined {
  return RulePart.safeParse(part).error?.issues.map(({ path, message }) => [path.join('.'), message]);
}

/** Takes all that lies in the range, its ends included where they belong to it, and nothing beyond. */
function expectRange([, lowest, highest, kind]: Range, takes: (value: number) => boolean): void {
  const step = kind === 'whole' ? 1 : 0.001;
  expect(
    [lowest + step, (lowest + highest) / 2 - (kind === 'whole' ? ((lowest + highest) % 2) / 2 : 0), highest].map(takes),
  ).toEqual([true, true, true]);
  expect([lowest - step, highest + step, Number.NaN, Number.POSITIVE_INFINITY].map(takes)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(takes(lowest)).toBe(kind !== 'above');
  expect(takes(lowest + 0.5)).toBe(kind !== 'whole');
}

describe('what a school may say', () => {
  it.each(RULE)('of %s lies from %d to %d', (...range) => {
    expectRange(range, (value) => accepts({ [range[0]]: value }));
  });

  it.each(CUTS)('of the cut %s lies from %d to %d', (...range) => {
    expectRange(range, (value) => accepts({ cuts: { [range[0]]: value } }));
  });

  it.each(['workshop', 'seminar'])('of what an error costs lies above 0 and at most at a thousand: %s', (error) => {
    expectRange([error, 0, 1000, 'above'], (value) => accepts({ costs: { [error]: value } }));
  });

  it.each(['prior', 'learn', 'guess', 'slip', 'forget'])('of the %s of bkt is a chance', (number) => {
    expectRange([number, 0, 1, 'any'], (value) => accepts({ bkt: { [number]: value } }));
  });

  it('of mastery points is above 0, on whatever scale', () => {
    expect([0, -1, 0.5, 1000].map((masteryPoints) => accepts({ masteryPoints }))).toEqual([false, false, true, true]);
  });

  it('may leave the start and the numbers of bkt to the class, and nothing else', () => {
    expect(accepts({ start: 'class', bkt: 'class' })).toBe(true);
    expect([{ start: 'mean' }, { bkt: 'mean' }, { threshold: 'class' }].map(accepts)).toEqual([false, false, false]);
  });

  it('is nothing but what is known: no other key, at no depth', () => {
    expect(accepts({})).toBe(true);
    expect([{ pace: 1 }, { bkt: { pace: 1 } }, { cuts: { pace: 1 } }, { costs: { pace: 1 } }].map(accepts)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('of one cut is said once, as a chance or as what an error costs, and the message says which', () => {
    expect(issues({ cuts: { mastered: 0.5 }, costs: { workshop: 1 } })).toEqual([
      ['costs.workshop', 'say either this or cuts.mastered: both set the same cut'],
    ]);
    expect(issues({ cuts: { notYet: 0.1 }, costs: { seminar: 4 } })).toEqual([
      ['costs.seminar', 'say either this or cuts.notYet: both set the same cut'],
    ]);
    expect(accepts({ cuts: { mastered: 0.5 }, costs: { seminar: 4 } })).toBe(true);
    expect(accepts({ cuts: { notYet: 0.1 }, costs: { workshop: 1 } })).toBe(true);
  });
});

describe('a complete rule', () => {
  it('is the published one where nobody speaks', () => {
    // `METHODS.md` 5, `RULES.md`; P5, P6, P7
    expect(completeRule()).toEqual({
      method: 'beta-decay',
      threshold: 0.8,
      minEvidence: 2,
      minSources: 2,
      recheckDays: 7,
      missesToSeminar: 2,
      windowDays: 7,
      times: 5,
      start: 0.65,
      cuts: DEFAULT_CUTS,
    });
    expect(completeRule(undefined, {}, undefined)).toEqual(DEFAULT_RULE);
  });

  it('takes the last word on each key, and every word on the keys that are not said again', () => {
    const rule = completeRule({ threshold: 0.7, minSources: 1, method: 'average' }, undefined, { threshold: 0.9 });
    expect(rule).toEqual({ ...DEFAULT_RULE, threshold: 0.9, minSources: 1, method: 'average' });
  });

  it('holds no costs, but the cuts they stand for, which a later cut may change again', () => {
    expect(completeRule({ costs: { seminar: 9 } }).cuts).toEqual({ ...DEFAULT_CUTS, notYet: 0.1 });
    const rule = completeRule({ costs: { workshop: 1, seminar: 9 } }, { cuts: { notYet: 0.15 } });
    expect(rule).toEqual({ ...DEFAULT_RULE, cuts: { ...DEFAULT_CUTS, mastered: 0.5, notYet: 0.15 } satisfies Cuts });
  });

  it('cannot be changed by the way, nor can what it is made of', () => {
    for (const shared of [DEFAULT_RULE, DEFAULT_CUTS, DEFAULT_BKT]) expect(Object.isFrozen(shared)).toBe(true);
    completeRule({ threshold: 0.5, cuts: { mastered: 0.9 } });
    expect(completeRule()).toEqual(DEFAULT_RULE);
  });
});
