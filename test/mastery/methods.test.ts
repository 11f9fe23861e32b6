import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Sitting } from '../../src/evidence/types.ts';
import { EvidenceId, SourceId } from '../../src/ids.ts';
import type { Running } from '../../src/mastery/methods/method.ts';
import { methodOf } from '../../src/mastery/methods/registry.ts';
import { completeRule, Method, type RulePart } from '../../src/mastery/rule.ts';
import { daysAfter } from '../../src/time.ts';
import { graded, GRADEBOOKS, outOf } from '../builders/gradebook.ts';
import { FIRST_DAY } from '../builders/history.ts';
import { sitting } from '../builders/ticket/sitting.ts';

const START = 0.65;
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Results with maxima of their own, an hour apart and each from a source of its own. */
const anySittings = fc
  .array(
    fc.record({
      share,
      possible: fc.constantFrom(1, 4, 5, 10, 100),
      questions: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map((each, index) =>
      sitting({
        ...each,
        kind: 'coursework',
        at: daysAfter(FIRST_DAY, index / 24),
        source: SourceId.parse(`s${index}`),
        evidence: [EvidenceId.parse(`e${index}`)],
      }),
    ),
  );
const anySettings: fc.Arbitrary<RulePart> = fc.record({
  threshold: fc.double({ min: 0.05, max: 1, noNaN: true }),
  weight: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
  times: fc.integer({ min: 1, max: 4 }),
  minEvidence: fc.integer({ min: 1, max: 4 }),
});

function valueOf(sittings: readonly Sitting[], rule: RulePart): number | null {
  return graded(sittings, rule).value;
}

function running(sittings: readonly Sitting[], rule: RulePart): Running {
  const complete = completeRule(rule);
  return sittings.reduce((memory, each) => memory.add(each), methodOf(complete.method).begin(complete));
}

describe.each(Method.options)('the method %s', (method) => {
  it('bears the name it is registered under', () => {
    expect(methodOf(method).name).toBe(method);
  });

  it('says how it computes in both languages, as part of a sentence', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const { en, es } = methodOf(method).clause(completeRule({ ...settings, method }));
        for (const clause of [en, es]) expect(clause).toMatch(/^[a-zé].*[^.\s]$/u);
        expect(es).not.toBe(en);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps its value in [0, 1] and its points on the scale', () => {
    fc.assert(
      fc.property(anySittings, anySettings, (sittings, settings) => {
        const { value, points } = graded(sittings, { ...settings, method });
        const possible = sittings.at(-1)?.possible ?? 0;
        expect(points === null).toBe(value === null);
        expect(value ?? 0).toBeGreaterThanOrEqual(0);
        expect(value ?? 0).toBeLessThanOrEqual(1);
        expect(points ?? 0).toBeLessThanOrEqual(possible);
        expect(Math.abs((points ?? 0) - (value ?? 0) * possible)).toBeLessThanOrEqual(0.0051 * Math.max(1, possible));
      }),
    );
  });

  it('says nothing about a learner without results', () => {
    expect(graded([], { method })).toMatchObject({ value: null, points: null, level: 'no-evidence' });
  });

  it('gives the same by adding one result as by replaying the list, bit for bit, and leaves what was there', () => {
    fc.assert(
      fc.property(anySittings, fc.nat(12), anySettings, (sittings, cut, settings) => {
        const rule = { ...settings, method };
        const before = running(sittings.slice(0, cut), rule);
        const figure = before.figure(START);
        const after = sittings.slice(cut).reduce((memory, each) => memory.add(each), before);
        expect(after.figure(START)).toEqual(running(sittings, rule).figure(START));
        expect(before.figure(START)).toEqual(figure);
      }),
    );
  });

  it('gives a late result its place in time, bit for bit', () => {
    fc.assert(
      fc.property(anySittings, fc.nat(11), anySettings, (sittings, late, settings) => {
        const rule = { ...settings, method };
        const toldLast = [...sittings.filter((_, index) => index !== late), ...sittings.slice(late, late + 1)];
        expect(graded(toldLast, rule)).toEqual(graded(sittings, rule));
      }),
    );
  });

  it('is not changed by evidence that is absent, later, or a habit (P3)', () => {
    fc.assert(
      fc.property(anySittings, anySettings, (sittings, settings) => {
        const rule = { ...settings, method };
        const habit = sitting({ kind: 'habit', at: FIRST_DAY, share: 0 });
        const later = sitting({ at: daysAfter(FIRST_DAY, 60), share: 0 });
        expect(graded([habit, ...sittings, later], rule)).toEqual(graded(sittings, rule));
      }),
    );
  });

  it('counts the same evidence once', () => {
    fc.assert(
      fc.property(anySittings, anySettings, (sittings, settings) => {
        expect(graded([...sittings, ...sittings], { ...settings, method })).toEqual(
          graded(sittings, { ...settings, method }),
        );
      }),
    );
  });

  it('reads no clock and draws no lots', () => {
    const spies = [jest.spyOn(Date, 'now'), jest.spyOn(Math, 'random')].map((spy) =>
      spy.mockImplementation(() => {
        throw new Error('a clock or a lot');
      }),
    );
    try {
      expect(graded(outOf(5, 2, 3, 4), { method })).toEqual(graded(outOf(5, 2, 3, 4), { method }));
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });
});

const NEVER_LOWERED = [
  'beta-decay',
  'average',
  'latest',
  'highest',
  'canvas-weighted',
  'canvas-decaying',
  'schoology-decaying',
  'schoology-average',
  'schoology-highest',
] as const;

// not so for canvas-n-times, power-law and classworks-80: their own tests show how
describe.each(NEVER_LOWERED)('under %s', (method) => {
  it('a better result in the place of a worse never lowers the value', () => {
    fc.assert(
      fc.property(anySittings, fc.nat(11), share, anySettings, (sittings, place, better, settings) => {
        const rule = { ...settings, method };
        const improved = sittings.map((each, index) =>
          index === place ? { ...each, share: Math.max(each.share, better) } : each,
        );
        expect(valueOf(improved, rule) ?? 0).toBeGreaterThanOrEqual((valueOf(sittings, rule) ?? 0) - 1e-12);
      }),
    );
  });
});

describe.each(['average', 'highest', 'schoology-average', 'schoology-highest', 'canvas-n-times'] as const)(
  'under %s',
  (method) => {
    it('the order of the results does not matter', () => {
      fc.assert(
        fc.property(anySittings, anySettings, (sittings, settings) => {
          const rule = { ...settings, method };
          const reversed = sittings.map((each, index) => ({
            ...each,
            at: sittings[sittings.length - 1 - index]?.at ?? each.at,
          }));
          const [one, other] = [valueOf(sittings, rule), valueOf(reversed, rule)];
          expect(one === null).toBe(other === null);
          expect(one ?? 0).toBeCloseTo(other ?? 0, 12);
        }),
      );
    });
  },
);

describe.each(GRADEBOOKS)('under %s, which gives no distribution', (method) => {
  const rule = { method, times: 1, minEvidence: 1 } as const;

  it('full marks are all there is, and no marks are nothing', () => {
    expect(valueOf(outOf(5, 5, 5, 5), rule)).toBeCloseTo(1, 12);
    expect(valueOf(outOf(5, 0, 0, 0), rule) ?? 0).toBe(0);
  });

  it('a target is mastered from the threshold on, and nothing is said of chance', () => {
    expect(graded(outOf(10, 8, 8), rule)).toMatchObject({
      level: 'mastered',
      certainty: 'leaning',
      low: null,
      high: null,
      pThreshold: null,
    });
  });

  it('two sources are asked for all the same (P2)', () => {
    expect(
      graded(
        outOf(10, 10).map((each) => ({ ...each, evidence: ['a', 'b'].map((id) => EvidenceId.parse(id)) })),
        rule,
      ).level,
    ).toBe('not-enough');
  });

  it('very many results leave it exact', () => {
    let memory = methodOf(method).begin(completeRule(rule));
    for (let n = 0; n < 100_000; n += 1)
      memory = memory.add({ kind: 'coursework', share: 0.8, possible: 5, questions: 1 });
    expect(memory.figure(START).value).toBeCloseTo(0.8, 9);
  });
});

describe.each(GRADEBOOKS.filter((method) => method !== 'canvas-n-times'))('under the threshold, %s', (method) => {
  it.each([
    [7.9, 'approaching'],
    [6, 'approaching'],
    [5.9, 'not-yet'],
  ] as const)('calls two results of %d of 10 %s', (points, level) => {
    expect(graded(outOf(10, points, points), { method }).level).toBe(level);
  });
});

describe.each(['latest', 'canvas-weighted', 'canvas-decaying', 'schoology-decaying'] as const)(
  'a mastered target under %s',
  (method) => {
    it('is kept down to nine tenths of the threshold, and then has slipped', () => {
      expect(graded(outOf(10, 8, 8, 7.2), { method }).level).toBe('mastered');
      expect(graded(outOf(10, 8, 8, 3), { method }).level).toBe('slipped');
    });
  },
);
