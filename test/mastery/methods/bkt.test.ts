import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bkt, DEFAULT_BKT } from '../../../src/mastery/methods/bkt.ts';
import type { Result, Running } from '../../../src/mastery/methods/method.ts';
import { completeRule, type RulePart } from '../../../src/mastery/rule.ts';
import { RIGHT } from '../../builders/ticket/answer.ts';

function after(answers: readonly number[], said: RulePart['bkt']): Running {
  return answers.reduce(
    (running, share) => running.add({ ...RIGHT, share }),
    bkt.begin(completeRule({ method: 'bkt', bkt: said })),
  );
}

/** What is foretold before each answer, and the chance that the target is known. */
function foretold(
  answers: readonly number[],
  said: RulePart['bkt'],
): { next: (number | undefined)[]; known: (number | null)[] } {
  const figures = answers.map((_, i) => after(answers.slice(0, i), said).figure(0.65));
  return { next: figures.map(({ next }) => next), known: figures.map(({ value }) => value) };
}

// CAHLR/pyBKT dd81770, tests/reference/model_outputs.json, "python": the answers are those of tests/helpers.py
// `simulate_attempts(seed=6, students=30, attempts=5, ...)`, students 0, 1, 2, 13 and 9 of them
const CLASSIC = {
  prior: 0.15502742836075115,
  learn: 0.1242983737168868,
  guess: 0.3077964302122371,
  slip: 0.0010202077471044044,
  forget: 0,
};
const FORGETTING = {
  prior: 0.1550159143817961,
  learn: 0.12428805778990006,
  guess: 0.3078080601966757,
  slip: 0.0009934925770952571,
  forget: 6.924148664731886e-7,
};

describe('bkt', () => {
  it.each([
    [
      [0, 0, 0, 0, 1],
      [0.41494880935513845, 0.3938730242086616, 0.393836270185026, 0.39383620832217386, 0.39383620821805515],
      [0.15502742836075115, 0.12453510706954929, 0.12448193156554539, 0.12448184206273682, 0.12448184191209853],
    ],
    [
      [1, 0, 1, 0, 0],
      [0.41494880935513845, 0.6196114391869163, 0.3944417407271815, 0.585874736532149, 0.39430929984404156],
      [0.15502742836075115, 0.45113211066607956, 0.1253579227647085, 0.40232204881047784, 0.1251663080783408],
    ],
    [
      [1, 1, 1, 1, 1],
      [0.41494880935513845, 0.6196114391869163, 0.833950359455795, 0.9456412746292749, 0.9837766185743779],
      [0.15502742836075115, 0.45113211066607956, 0.7612363927426353, 0.9228301481879666, 0.978004138245412],
    ],
    [
      [0, 1, 1, 1, 1],
      [0.41494880935513845, 0.3938730242086616, 0.5848890628148405, 0.8081519488281614, 0.9353341823477537],
      [0.15502742836075115, 0.12453510706954929, 0.40089598190632314, 0.7239114048386066, 0.9079179080392882],
    ],
  ])('foretells %j as pyBKT does', (answers, next, known) => {
    const said = foretold(answers, CLASSIC);
    for (const [i, p] of next.entries()) expect(said.next[i]).toBeCloseTo(p, 12);
    for (const [i, p] of known.entries()) expect(said.known[i]).toBeCloseTo(p, 12);
  });

  it('foretells as pyBKT does with forgetting', () => {
    const { next } = foretold([1, 0, 1, 0, 0], FORGETTING);
    for (const [i, p] of [
      0.4149548195127273, 0.6196112174364563, 0.3944289186052413, 0.5858403745735072, 0.3942998268419868,
    ].entries()) {
      expect(next[i]).toBeCloseTo(p, 12);
    }
  });

  it('loses what is forgotten', () => {
    expect(after([1, 1, 1], { forget: 0.3 }).figure(0.65).value).toBeLessThan(
      after([1, 1, 1], { forget: 0 }).figure(0.65).value ?? 0,
    );
  });

  it('fills what a rule leaves out from the default, and asks the class for nothing by itself', () => {
    expect(after([], undefined).figure(0.65).value).toBe(DEFAULT_BKT.prior);
    expect(after([1, 0], { prior: DEFAULT_BKT.prior })).toEqual(after([1, 0], undefined));
    expect(after([1, 0], 'class')).toEqual(after([1, 0], undefined));
  });

  it('lets an answer that its numbers call impossible say nothing', () => {
    expect(after([0], { prior: 1, slip: 0, guess: 0, learn: 0 }).figure(0.65).value).toBe(1);
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const half = fc.double({ min: 0, max: 0.5, noNaN: true });
  const numbers = fc.record({ prior: share, learn: half, guess: half, slip: half, forget: half });
  const result: fc.Arbitrary<Result> = fc.record({
    kind: fc.constant('coursework' as const),
    share,
    possible: fc.constant(1),
    questions: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  });

  it('stays within [0, 1] for any numbers and results', () => {
    fc.assert(
      fc.property(numbers, fc.array(result, { maxLength: 15 }), (said, results) => {
        const { value, next } = results.reduce((running, each) => running.add(each), after([], said)).figure(0.65);
        for (const figure of [value, next]) {
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is never lowered by a better result in place of a worse one, while guess + slip and learn + forget are at most 1', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.array(result, { maxLength: 8 }),
        result,
        fc.array(result, { maxLength: 8 }),
        share,
        (said, before, each, later, better) => {
          const value = (one: Result): number =>
            [...before, one, ...later].reduce((running, every) => running.add(every), after([], said)).figure(0.65)
              .value ?? 0;
          expect(value({ ...each, share: Math.max(each.share, better) })).toBeGreaterThanOrEqual(value(each) - 1e-9);
        },
      ),
    );
  });
});
