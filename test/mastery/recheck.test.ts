import { describe, expect, it } from '@jest/globals';
import { afterSitting, firstRecheck } from '../../src/mastery/recheck.ts';
import { completeRule } from '../../src/mastery/rule.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY } from '../builders/history.ts';

const weekly = completeRule({ recheckDays: 7, threshold: 0.8 });

describe('a re-check', () => {
  it('is due from its very moment on, and not a moment earlier', () => {
    const first = firstRecheck(FIRST_DAY, weekly);
    expect(afterSitting(first, { at: daysAfter(first.at, -0.001), share: 1 }, weekly)).toBe(first);
    expect(afterSitting(first, { at: first.at, share: 1 }, weekly).at).toBe(daysAfter(first.at, 14));
  });

  it('holds at exactly the threshold', () => {
    const first = firstRecheck(FIRST_DAY, weekly);
    expect(afterSitting(first, { at: first.at, share: 0.8 }, weekly).missedAt).toBeNull();
    expect(afterSitting(first, { at: first.at, share: 0.79 }, weekly).missedAt).toBe(first.at);
  });

  it('never waits longer than a year', () => {
    const rule = completeRule({ recheckDays: 200 });
    let next = firstRecheck(FIRST_DAY, rule);
    expect(next.at).toBe(daysAfter(FIRST_DAY, 200));
    for (let times = 0; times < 3; times += 1) {
      const due = next.at;
      next = afterSitting(next, { at: due, share: 1 }, rule);
      expect(next.at).toBe(daysAfter(due, 365));
    }
  });
});
