import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { assess, assessSeen, masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule, Method } from '../../src/mastery/rule.ts';
import { daysAfter, type Instant } from '../../src/time.ts';
import { FIRST_DAY, history } from '../builders/history.ts';
import { sitting } from '../builders/ticket/sitting.ts';

const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };
const AT = daysAfter(FIRST_DAY, 40);
const rule = completeRule();

const anySitting = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  possible: fc.integer({ min: 1, max: 100 }),
  questions: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  source: fc.constantFrom('a', 'b', 'c', 'd').map((text) => SourceId.parse(text)),
  at: fc.integer({ min: 0, max: 30 }).map((day): Instant => daysAfter(FIRST_DAY, day)),
});
const anySittings = fc
  .array(anySitting, { maxLength: 12 })
  .map((list) =>
    list.map((each, i) => sitting({ ...each, kind: 'coursework', evidence: [EvidenceId.parse(`e${i}`)] })),
  );
const anyRule = fc.constantFrom(...Method.options).map((method) => completeRule({ method }));

describe('mastery of one learner on one target', () => {
  it('carries the estimate, its interval, its evidence and its sources in time order', () => {
    const mastery = masteryOf(pair, history([3, 5, 'later', 2], [4, 5, 'sooner', 1]), rule, AT);
    expect(mastery).toMatchObject({
      ...pair,
      method: 'beta-decay',
      sources: ['sooner', 'later'],
      evidence: ['evidence-2', 'evidence-1'],
      newest: daysAfter(FIRST_DAY, 2),
    });
    const [low, value, high] = [mastery.low ?? 1, mastery.value ?? -1, mastery.high ?? 0];
    expect(low).toBeLessThan(value);
    expect(value).toBeLessThan(high);
  });

  it('gives points on the scale of the newest result, rounded to hundredths', () => {
    const [first, second] = history([1, 1], [1, 3]);
    const average = completeRule({ method: 'average' });
    const sittings = [
      { ...first, possible: 10 },
      { ...second, possible: 4 },
    ] as (typeof first)[];
    expect(
      masteryOf(
        pair,
        sittings.flatMap((each) => each ?? []),
        average,
        AT,
      ).points,
    ).toBe(2.67);
  });

  it('does not count what lies after the moment it is asked for', () => {
    const sittings = history([5, 5], [5, 5], [0, 5]);
    expect(masteryOf(pair, sittings, rule, daysAfter(FIRST_DAY, 1))).toEqual(
      masteryOf(pair, sittings.slice(0, 2), rule, daysAfter(FIRST_DAY, 1)),
    );
  });

  it('leaves habit tickets out', () => {
    const habit = history([0, 5]).map((each) => ({ ...each, kind: 'habit' as const }));
    expect(masteryOf(pair, habit, rule, AT).level).toBe('no-evidence');
  });

  it('keeps the given order of results at the same moment', () => {
    const [right, wrong] = history([1, 1, 'a', 0], [0, 1, 'b', 0]);
    const first =
      masteryOf(
        pair,
        [right, wrong].flatMap((each) => each ?? []),
        rule,
        AT,
      ).value ?? 0;
    const second =
      masteryOf(
        pair,
        [wrong, right].flatMap((each) => each ?? []),
        rule,
        AT,
      ).value ?? 0;
    expect(second).toBeGreaterThan(first);
  });

  it('is the same whatever order results of different moments come in', () => {
    fc.assert(
      fc.property(anySittings, anyRule, (sittings, any) => {
        const apart = sittings.map((each, i) => ({ ...each, at: daysAfter(FIRST_DAY, i) }));
        expect(masteryOf(pair, apart.toReversed(), any, AT)).toEqual(masteryOf(pair, apart, any, AT));
      }),
    );
  });

  it('counts evidence that is named twice once', () => {
    fc.assert(
      fc.property(anySittings, anyRule, (sittings, any) => {
        expect(masteryOf(pair, [...sittings, ...sittings], any, AT)).toEqual(masteryOf(pair, sittings, any, AT));
      }),
    );
  });

  it("keeps every figure between 0 and 1 and the value inside its interval's reach", () => {
    fc.assert(
      fc.property(anySittings, anyRule, (sittings, any) => {
        const { value, low, high, pThreshold } = masteryOf(pair, sittings, any, AT);
        for (const figure of [value, low, high, pThreshold]) {
          if (figure === null) continue;
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(1);
        }
        expect(low ?? 0).toBeLessThanOrEqual(high ?? 0);
      }),
    );
  });

  it('gives no level but no-evidence or not-enough on one source (P2)', () => {
    fc.assert(
      fc.property(anySittings, anyRule, (sittings, any) => {
        const one = sittings.map((each) => ({ ...each, source: SourceId.parse('only') }));
        expect(['no-evidence', 'not-enough']).toContain(masteryOf(pair, one, any, AT).level);
      }),
    );
  });

  it('counts every sitting that names no evidence', () => {
    const unnamed = history([4, 5], [4, 5]).map((each) => ({ ...each, evidence: [] }));
    expect(masteryOf(pair, unnamed, rule, AT)).toMatchObject({
      evidence: [],
      sources: ['quiz-1', 'quiz-2'],
      value: masteryOf(pair, history([4, 5], [4, 5]), rule, AT).value,
    });
  });

  it('reads no clock', () => {
    const sittings = history([4, 5], [4, 5]);
    const before = masteryOf(pair, sittings, rule, AT);
    const now = jest.spyOn(Date, 'now').mockImplementation(() => {
      throw new Error('the clock was read');
    });
    expect(masteryOf(pair, sittings, rule, AT)).toEqual(before);
    now.mockRestore();
  });

  it('never reaches a threshold of 1 with certainty, and says a chance of 0', () => {
    expect(masteryOf(pair, history([5, 5], [5, 5]), completeRule({ threshold: 1 }), AT).pThreshold).toBe(0);
  });
});

describe('mastery of a class', () => {
  const ana = LearnerId.parse('ana');
  const ben = LearnerId.parse('ben');
  const [a, b] = [TargetCode.parse('A'), TargetCode.parse('B')];
  const sittings = [
    ...history([5, 5], [5, 5]).map((each) => ({ ...each, learner: ana, target: a })),
    ...history([0, 5], [0, 5]).map((each) => ({
      ...each,
      learner: ben,
      target: a,
      evidence: each.evidence.map((id) => EvidenceId.parse(`ben ${id}`)),
    })),
  ];

  it('has one entry for each learner and target, those without evidence too', () => {
    const all = assess({ sittings, learners: [ana, ben], targets: [a, b], ruleFor: () => rule, at: AT });
    expect(all.map(({ learner, target, level }) => [learner, target, level])).toEqual([
      ['ana', 'A', 'mastered'],
      ['ana', 'B', 'no-evidence'],
      ['ben', 'A', 'not-yet'],
      ['ben', 'B', 'no-evidence'],
    ]);
  });

  it('follows the rule of each target', () => {
    const ruleFor = (target: TargetCode) => completeRule({ method: target === a ? 'average' : 'beta-decay' });
    expect(assess({ sittings, learners: [ana], targets: [a, b], ruleFor, at: AT }).map((each) => each.method)).toEqual([
      'average',
      'beta-decay',
    ]);
  });

  it('lets no classmate move a learner, unless the rule starts at the class', () => {
    const value = (start: number | 'class', among: typeof sittings): number | null | undefined =>
      assess({ sittings: among, learners: [ana], targets: [a], ruleFor: () => completeRule({ start }), at: AT })[0]
        ?.value;
    const alone = sittings.filter((each) => each.learner === ana);
    expect(value(0.65, sittings)).toBe(value(0.65, alone));
    expect(value('class', sittings)).toBeLessThan(value('class', alone) ?? 0);
  });

  it("starts at the class's results and ten of .65", () => {
    const start = (2 + 0 + 6.5) / (4 + 10);
    const [first] = assess({
      sittings,
      learners: [ana],
      targets: [a],
      ruleFor: () => completeRule({ start: 'class' }),
      at: AT,
    });
    expect(first?.value).toBeCloseTo(
      masteryOf({ learner: ana, target: a }, sittings.slice(0, 2), completeRule({ start }), AT).value ?? 0,
      12,
    );
  });

  it('can be asked only for the pairs that have sittings', () => {
    expect(
      assessSeen({ sittings, ruleFor: () => rule, at: AT }).map(({ learner, target }) => [learner, target]),
    ).toEqual([
      ['ana', 'A'],
      ['ben', 'A'],
    ]);
  });
});
