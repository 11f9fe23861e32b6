import { describe, expect, it } from '@jest/globals';
import { LearnerId, pairOf, TargetCode } from '../../src/ids.ts';
import { applicantsOf } from '../../src/routing/seats.ts';
import { dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';

const A = TargetCode.parse('A');
const B = TargetCode.parse('B');
const [NEW, KNOWN] = [LearnerId.parse('a-new'), LearnerId.parse('b-known')];

function asks(learner: LearnerId, ...targets: TargetCode[]) {
  return dayRoute('undecided', { learner, effective: 'seminar', targets: targets.map((target) => targetRoute('undecided', { learner, target })) });
}

function levels(...known: [LearnerId, TargetCode, number | null, number | null][]) {
  return new Map(known.map(([learner, target, pThreshold, value]) => [pairOf(learner, target), atLevel('approaching', { learner, target, pThreshold, value })]));
}

const serve = () => true;
const never = () => 0;

describe('the order in which seats are given', () => {
  it('puts a learner of whom nothing is known after one whose evidence shows need', () => {
    const order = applicantsOf([asks(NEW, A), asks(KNOWN, A)], levels([KNOWN, A, 0.4, 0.7]), serve, never);

    expect(order.map(({ learner, needs }) => [learner, needs[0]?.chance])).toEqual([[KNOWN, 0.4], [NEW, 1]]);
  });

  it('takes the estimate itself where the method tells no chance', () => {
    expect(applicantsOf([asks(KNOWN, A)], levels([KNOWN, A, null, 0.7]), serve, never)[0]?.needs).toEqual([{ target: A, chance: 0.7 }]);
  });

  it('looks at what a learner needs most, and at no target that no session can serve', () => {
    const known = levels([KNOWN, A, 0.4, null], [KNOWN, B, 0.1, null], [NEW, A, 0.2, null]);

    expect(applicantsOf([asks(NEW, A), asks(KNOWN, A, B)], known, serve, never).map(({ learner }) => learner)).toEqual([KNOWN, NEW]);
    expect(applicantsOf([asks(NEW, A), asks(KNOWN, A, B)], known, (_, target) => target !== B, never).map(({ learner }) => learner)).toEqual([NEW, KNOWN]);
  });
});
