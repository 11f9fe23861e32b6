import { describe, expect, it } from '@jest/globals';
import { afterSitting, firstRecheck, type Recheck } from '../../src/mastery/recheck.ts';
import { completeRule } from '../../src/mastery/rule.ts';
import { daysAfter, type Instant } from '../../src/time.ts';
import { FIRST_DAY } from '../builders/history.ts';

const weekly = completeRule({ recheckDays: 7, threshold: 0.8 });
const first = firstRecheck(FIRST_DAY, weekly);

function weighty(before: Recheck, at: Instant, share: number, rule = weekly): Recheck {
  return afterSitting(before, { at, share }, rule, false);
}

function light(before: Recheck, at: Instant, share: number): Recheck {
  return afterSitting(before, { at, share }, weekly, true);
}

describe('a re-check', () => {
  it('is due from its very moment on, and not a moment earlier', () => {
    const early = daysAfter(first.at, -0.001);
    expect(weighty(first, early, 1).at).toBe(daysAfter(early, 7));
    expect(weighty(first, first.at, 1).at).toBe(daysAfter(first.at, 14));
  });

  it('waits for its days after the newest evidence, whatever that shows', () => {
    expect(weighty(first, daysAfter(FIRST_DAY, 3), 1)).toEqual({ at: daysAfter(FIRST_DAY, 10), days: 7, doubt: null });
    expect(weighty(first, daysAfter(FIRST_DAY, 3), 0.6)).toEqual({
      at: daysAfter(FIRST_DAY, 10),
      days: 7,
      doubt: null,
    });
  });

  it('is never asked of who shows it more often than that', () => {
    let next = first;
    for (let day = 6; day < 300; day += 6) {
      expect(next.at > daysAfter(FIRST_DAY, day)).toBe(true);
      next = weighty(next, daysAfter(FIRST_DAY, day), 1);
    }
  });

  it('holds at exactly the threshold', () => {
    expect(weighty(first, first.at, 0.8).doubt).toBeNull();
    expect(weighty(first, first.at, 0.79).doubt).toEqual({ why: 'missed', at: first.at });
  });

  it('is due at once after one light answer under the threshold, whether it was due or not', () => {
    for (const at of [daysAfter(FIRST_DAY, 1), first.at])
      expect(light(first, at, 0)).toEqual({ at, days: 7, doubt: { why: 'light', at } });
  });

  it('that was missed stays missed, whatever light answer comes after', () => {
    const missed = weighty(first, first.at, 0.4);
    const later = daysAfter(first.at, 1);
    expect(light(missed, later, 0)).toEqual({ at: later, days: 7, doubt: { why: 'missed', at: later } });
  });

  it('begins its gaps anew with the result that answers a doubt', () => {
    const long = weighty(weighty(first, first.at, 1), daysAfter(first.at, 14), 1);
    expect(long.days).toBe(28);
    const at = daysAfter(long.at, 1);
    expect([weighty(long, at, 0), light(long, at, 0)].map((doubted) => weighty(doubted, at, 1))).toEqual([
      { at: daysAfter(at, 7), days: 7, doubt: null },
      { at: daysAfter(at, 7), days: 7, doubt: null },
    ]);
  });

  it('never waits longer than a year', () => {
    const rule = completeRule({ recheckDays: 200 });
    let next = firstRecheck(FIRST_DAY, rule);
    expect(next.at).toBe(daysAfter(FIRST_DAY, 200));
    for (let times = 0; times < 3; times += 1) {
      const due = next.at;
      next = weighty(next, due, 1, rule);
      expect(next.at).toBe(daysAfter(due, 365));
    }
  });
});
