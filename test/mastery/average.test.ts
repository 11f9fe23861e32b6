import { describe, expect, it } from '@jest/globals';
import { average } from '../../src/mastery/average.ts';
import { toHundredths } from '../../src/mastery/rounding.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';

describe('the average', () => {
  it('counts every result once, however many questions it sums up', () => {
    const running = average.begin(DEFAULT_RULE)
      .add({ kind: 'coursework', share: 1, questions: 20 })
      .add({ kind: 'coursework', share: 0.5, questions: 1 });
    expect(running.figure(0.65)).toEqual({ value: 0.75, posterior: null, weight: null });
  });

  it('says nothing before the first result', () => {
    expect(average.begin(DEFAULT_RULE).figure(0.65).value).toBeNull();
  });
});

describe('rounding', () => {
  it.each([[3.125, 3.13], [0.005, 0.01], [2.344, 2.34], [4, 4]])('takes %d points to %d', (points, rounded) => {
    expect(toHundredths(points)).toBe(rounded);
  });
});
