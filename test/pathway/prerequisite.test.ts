import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../src/ids.ts';
import type { Mastery } from '../../src/mastery/types.ts';
import { stepBack } from '../../src/pathway/prerequisite.ts';
import { atLevel } from '../builders/level.ts';
import { target } from '../builders/target.ts';

const [NEAR, FAR] = [TargetCode.parse('NEAR'), TargetCode.parse('FAR')];
const TASK = target({ code: 'A', requires: [NEAR, FAR] });

function back(
  known: readonly Mastery[],
  grade: number | undefined = 5,
  own: readonly string[] = [],
): TargetCode | null {
  return stepBack(
    TASK,
    grade,
    (code) => known.find((each) => each.target === code),
    (code) => own.includes(code),
  );
}

const near = atLevel('not-yet', { target: NEAR, value: 0.5 });
const far = atLevel('not-yet', { target: FAR, value: 0.2 });

describe('the prerequisite a learner steps back to', () => {
  it('is the one furthest away of several', () => {
    expect(back([near, far])).toBe(FAR);
    expect(back([far, near])).toBe(FAR);
  });

  it('is the one furthest away whatever the codes, one without an estimate before all', () => {
    expect(back([{ ...near, value: 0.1 }, far])).toBe(NEAR);
    expect(back([{ ...near, value: null }, far])).toBe(NEAR);
  });

  it('is of two equally far the first by code', () => {
    expect(back([near, { ...far, value: 0.5 }])).toBe(FAR);
  });

  it('is none that is only near, too old to say, or has chances of its own', () => {
    expect(
      back([
        { ...near, level: 'approaching' },
        { ...far, stale: true },
      ]),
    ).toBeNull();
    expect(back([near, far], 5, [FAR])).toBe(NEAR);
    expect(back([{ ...near, level: 'slipped' }])).toBe(NEAR);
  });

  it("is for a task of the course's own grade alone, as far as grades are on file", () => {
    expect(back([far], 6)).toBeNull();
    expect(back([far], undefined)).toBe(FAR);
    expect(
      stepBack(
        { ...TASK, grade: undefined },
        6,
        () => far,
        () => false,
      ),
    ).toBe(FAR);
    expect(
      stepBack(
        undefined,
        5,
        () => far,
        () => false,
      ),
    ).toBeNull();
  });
});
