import { describe, expect, it } from '@jest/globals';
import { graded, marked, outOf } from '../../builders/gradebook.ts';

const classworks = { method: 'classworks-80' } as const;

describe('Classworks 80', () => {
  it('takes the newest result while none reaches 80 %', () => {
    expect(graded(outOf(100, 70, 79, 60), classworks).points).toBe(60);
  });

  it('keeps the first result that reaches 80 %: the work is not given again', () => {
    expect(graded(outOf(100, 60, 80, 100, 40), classworks)).toMatchObject({ points: 80, level: 'mastered' });
  });

  it('shows whole percents, as its bands 0-59, 60-74, 75-84 and 85-100 are', () => {
    expect(graded(outOf(100, 74.5), classworks).points).toBe(75);
    expect(graded(marked([5, 8]), classworks)).toMatchObject({ value: 0.625, points: 5.04 });
  });

  it('can be lowered by a result that reaches 80 % sooner than a better one', () => {
    expect(graded(outOf(100, 70, 100), classworks).points).toBe(100);
    expect(graded(outOf(100, 80, 100), classworks).points).toBe(80);
  });
});
