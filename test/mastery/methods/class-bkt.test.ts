import { describe, expect, it } from '@jest/globals';
import { EvidenceId, LearnerId, TargetCode } from '../../../src/ids.ts';
import { classBkt, withClassBkt } from '../../../src/mastery/methods/class-bkt.ts';
import { assess, masteryOf } from '../../../src/mastery/mastery.ts';
import { completeRule } from '../../../src/mastery/rule.ts';
import { daysAfter } from '../../../src/time.ts';
import { FIRST_DAY, history } from '../../builders/history.ts';

const ana = LearnerId.parse('ana');
const [a, b] = [TargetCode.parse('A'), TargetCode.parse('B')];
const at = daysAfter(FIRST_DAY, 40);
const ruleFor = () => completeRule({ method: 'bkt', bkt: 'class' });

/** Two results of each of twenty learners, all alike. */
function results(target: TargetCode, shares: readonly [number, number]): ReturnType<typeof history> {
  return Array.from({ length: 20 }, (_, i) =>
    history([shares[0], 1], [shares[1], 1]).map((each) => ({
      ...each,
      target,
      learner: LearnerId.parse(i === 0 ? 'ana' : `mate ${i}`),
      evidence: each.evidence.map((id) => EvidenceId.parse(`${target} ${i} ${id}`)),
    })),
  ).flat();
}

function untold(): never {
  throw new Error('the class was asked for');
}

describe("bkt with the class's own numbers", () => {
  it('expects much at the start where everyone was right, and little where nobody was', () => {
    const fitted = classBkt([...results(a, [1, 1]), ...results(b, [0, 0])]);
    expect(fitted.get(a)?.prior).toBeGreaterThan(0.75);
    expect(fitted.get(b)?.prior).toBeLessThan(0.5);
  });

  it('sees learning where the first answers were wrong and the second right', () => {
    expect(classBkt(results(a, [0, 1])).get(a)?.learn).toBeGreaterThan(
      (classBkt(results(a, [0, 0])).get(a)?.learn ?? 1) + 0.2,
    );
  });

  it('stays near what is known of targets in general as long as a class has answered little', () => {
    const fitted = classBkt(results(a, [1, 1]).slice(0, 1)).get(a);
    expect(fitted).toEqual({
      prior: expect.closeTo(0.69, 1),
      learn: expect.closeTo(0.18, 1),
      guess: expect.closeTo(0.23, 1),
      slip: expect.closeTo(0.16, 1),
      forget: expect.closeTo(0.02, 2),
    });
  });

  it('sees forgetting', () => {
    expect(classBkt(results(a, [1, 0])).get(a)?.forget).toBeGreaterThan(0.1);
  });

  it('is fitted for a rule that asks for it, and for no other', () => {
    for (const rule of [
      completeRule(),
      completeRule({ bkt: 'class' }),
      completeRule({ method: 'bkt' }),
      completeRule({ method: 'bkt', bkt: { prior: 0.4 } }),
    ]) {
      expect(withClassBkt(() => rule, untold)(a)).toBe(rule);
    }
    expect(() => withClassBkt(ruleFor, untold)(a)).toThrow('the class was asked for');
  });

  it('gives each learner what these numbers give', () => {
    const sittings = results(a, [0, 1]);
    const own = sittings.filter(({ learner }) => learner === ana);
    const given = completeRule({ method: 'bkt', bkt: classBkt(sittings).get(a) });
    expect(assess({ sittings, learners: [ana], targets: [a], ruleFor, at })).toEqual([
      masteryOf({ learner: ana, target: a }, own, given, at),
    ]);
  });

  it('does not look past the moment asked for', () => {
    const early = results(a, [0, 1]).filter((_, i) => i % 2 === 0);
    const value = (sittings: typeof early): number | null | undefined =>
      assess({ sittings, learners: [ana], targets: [a], ruleFor, at: FIRST_DAY })[0]?.value;
    expect(value(results(a, [0, 1]))).toBe(value(early));
  });

  it('leaves a class without results to the default', () => {
    expect(assess({ sittings: [], learners: [ana], targets: [a], ruleFor, at })[0]?.level).toBe('no-evidence');
  });
});
