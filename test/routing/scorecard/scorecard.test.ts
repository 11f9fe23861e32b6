import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scorecardOf, type Judged } from '../../../src/routing/scorecard/scorecard.ts';

function judged(count: number, each: Judged): Judged[] {
  return Array.from({ length: count }, () => each);
}

const HIDDEN = { notBorneOut: null, share: null, low: null, high: null };

describe('the scorecard', () => {
  it('counts seminars whose next results reached the threshold and workshops whose next results did not', () => {
    const { seminar, workshop } = scorecardOf([
      ...judged(30, { route: 'seminar', chance: 0.05, reached: false }),
      ...judged(10, { route: 'seminar', chance: 0.05, reached: true }),
      ...judged(33, { route: 'workshop', chance: 0.6, reached: true }),
      ...judged(3, { route: 'workshop', chance: 0.6, reached: false }),
      ...judged(50, { route: 'undecided', chance: 0.3, reached: false }),
    ]);
    // 10 of 40 and 3 of 36 by hand: (p + z2/2n +- z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n), z 1.96
    expect(seminar).toEqual({
      decisions: 40,
      notBorneOut: 10,
      share: 0.25,
      low: expect.closeTo(0.1419, 4),
      high: expect.closeTo(0.4019, 4),
    });
    expect(workshop).toEqual({
      decisions: 36,
      notBorneOut: 3,
      share: 3 / 36,
      low: expect.closeTo(0.0287, 4),
      high: expect.closeTo(0.2183, 4),
    });
  });

  it('says only how many there are below thirty', () => {
    const { seminar, workshop } = scorecardOf([
      ...judged(29, { route: 'seminar', chance: 0.05, reached: true }),
      ...judged(30, { route: 'workshop', chance: 0.5, reached: true }),
    ]);
    expect(seminar).toEqual({ decisions: 29, ...HIDDEN });
    expect(workshop).toMatchObject({ decisions: 30, notBorneOut: 0, share: 0, low: 0 });
  });

  it('sets stated chances beside what came, tenth by tenth, undecided learners included', () => {
    const { tenths } = scorecardOf([
      ...judged(40, { route: 'undecided', chance: 0.25, reached: false }),
      ...judged(10, { route: 'undecided', chance: 0.2, reached: true }),
      ...judged(30, { route: 'workshop', chance: 1, reached: true }),
      ...judged(40, { route: 'workshop', chance: null, reached: true }),
    ]);
    expect(tenths.map(({ decisions }) => decisions)).toEqual([0, 0, 50, 0, 0, 0, 0, 0, 0, 30]);
    expect(tenths[2]).toMatchObject({ from: 0.2, to: 0.3, stated: expect.closeTo(0.24, 10), came: 0.2 });
    expect(tenths[9]).toMatchObject({ from: 0.9, to: 1, stated: 1, came: 1, high: 1 });
    expect(tenths[0]).toEqual({ from: 0, to: 0.1, decisions: 0, stated: null, came: null, low: null, high: null });
  });

  it('loses nothing and does not hang on the order', () => {
    const one = fc.record({
      route: fc.constantFrom('seminar' as const, 'workshop' as const, 'undecided' as const),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
      reached: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 200 }), (all) => {
        const { seminar, workshop, tenths } = scorecardOf(all);
        expect(seminar.decisions + workshop.decisions).toBe(all.filter(({ route }) => route !== 'undecided').length);
        expect(tenths.reduce((sum, { decisions }) => sum + decisions, 0)).toBe(all.length);
        const turned = scorecardOf(all.toReversed());
        expect(turned.seminar).toEqual(seminar);
        expect(turned.tenths.map(({ came }) => came)).toEqual(tenths.map(({ came }) => came));
      }),
    );
  });
});
