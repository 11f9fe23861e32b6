import { describe, expect, it } from '@jest/globals';
import { LearnerId, pairOf, TargetCode } from '../../src/ids.ts';
import { servedBy, stepBackFor, type CourseMap } from '../../src/routing/serves.ts';
import { atLevel } from '../builders/level.ts';
import { target } from '../builders/target.ts';

const [A, B, C, OLD, LONE] = ['A', 'B', 'C', 'OLD', 'LONE'].map((code) => TargetCode.parse(code)) as [
  TargetCode,
  TargetCode,
  TargetCode,
  TargetCode,
  TargetCode,
];
const MAP: CourseMap = {
  grade: 5,
  taught: [B, A],
  targets: [
    target({ code: A, requires: [OLD] }),
    target({ code: B, requires: [OLD] }),
    target({ code: C, requires: [OLD] }),
    target({ code: OLD, grade: 4 }),
    target({ code: LONE, grade: 4 }),
  ],
};

function open(...pairs: [LearnerId, TargetCode][]) {
  return new Map(
    pairs.map(([learner, code]) => [pairOf(learner, code), atLevel('not-yet', { learner, target: code })]),
  );
}

function lacks(...who: LearnerId[]) {
  return open(...who.map((learner): [LearnerId, TargetCode] => [learner, OLD]));
}

describe('the grade-level target that a session serves (P8)', () => {
  it("is the day's, where what was missed unlocks several that are taught", () => {
    expect(servedBy(OLD, MAP, new Set([A]))).toBe(A);
    expect(servedBy(OLD, MAP, new Set([B]))).toBe(B);
  });

  it('is the first taught where the day is about none of them, or about both', () => {
    expect(servedBy(OLD, MAP, new Set())).toBe(B);
    expect(servedBy(OLD, MAP, new Set([A, B]))).toBe(B);
  });

  it('is itself where the school no longer lists the target', () => {
    expect(servedBy(TargetCode.parse('GONE'), MAP, new Set())).toBe('GONE');
  });

  it("is itself at the course's grade, and none where it unlocks nothing here", () => {
    expect(servedBy(A, MAP, new Set())).toBe(A);
    expect(servedBy(LONE, MAP, new Set([A]))).toBeNull();
  });
});

describe('the short step back of a group', () => {
  const [one, second, three] = ['1', '2', '3'].map((id) => LearnerId.parse(id)) as [LearnerId, LearnerId, LearnerId];

  it('is offered when over half of the group needs it, not at half', () => {
    expect(stepBackFor(A, [one, second, three], MAP, lacks(one, second))).toBe(OLD);
    expect(stepBackFor(A, [one, second], MAP, lacks(one))).toBeNull();
  });

  it('is the one most of them need, of several; the first by its code where as many need each', () => {
    const both: CourseMap = {
      ...MAP,
      targets: [
        target({ code: A, requires: [OLD, LONE] }),
        target({ code: OLD, grade: 4 }),
        target({ code: LONE, grade: 4 }),
      ],
    };

    expect(
      stepBackFor(
        A,
        [one, second, three],
        both,
        open([one, OLD], [second, OLD], [three, OLD], [one, LONE], [second, LONE]),
      ),
    ).toBe(OLD);
    expect(stepBackFor(A, [one], both, open([one, OLD], [one, LONE]))).toBe(LONE);
  });

  it('is for what was mastered and slipped too, and for nothing that is on its way or a target does not require', () => {
    const at = (level: 'slipped' | 'approaching' | 'mastered') =>
      new Map([[pairOf(one, OLD), atLevel(level, { learner: one, target: OLD })]]);

    expect(stepBackFor(A, [one], MAP, at('slipped'))).toBe(OLD);
    expect(stepBackFor(A, [one], MAP, at('approaching'))).toBeNull();
    expect(stepBackFor(A, [one], MAP, at('mastered'))).toBeNull();
    expect(stepBackFor(LONE, [one], MAP, lacks(one))).toBeNull();
    expect(stepBackFor(TargetCode.parse('GONE'), [one], MAP, lacks(one))).toBeNull();
  });

  it('rests on nothing that is stale or unknown', () => {
    expect(
      stepBackFor(
        A,
        [one],
        MAP,
        new Map([[pairOf(one, OLD), atLevel('not-yet', { learner: one, target: OLD, stale: true })]]),
      ),
    ).toBeNull();
    expect(stepBackFor(A, [one], MAP, new Map())).toBeNull();
  });
});
