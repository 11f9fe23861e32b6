import { CourseworkId, LearnerId, TargetCode } from '../../src/ids.ts';
import type { GivenChance } from '../../src/pathway/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';

/** A first chance of the week before, closed, with nothing handed in. */
export function chance(change: Partial<GivenChance> = {}): GivenChance {
  return {
    learner: LearnerId.parse('9001'),
    target: TargetCode.parse('5.NF.A.1'),
    round: 1,
    coursework: CourseworkId.parse('8001'),
    givenAt: instant('2026-11-04T13:00:00Z'),
    date: SchoolDate.parse('2026-11-04'),
    due: instant('2026-11-12T05:59:00Z'),
    activity: null,
    minutes: 15,
    marksItself: false,
    handedIn: false,
    share: null,
    scoredAt: null,
    ...change,
  };
}

/** The same, handed in and scored. */
export function scoredChance(share: number, change: Partial<GivenChance> = {}): GivenChance {
  return chance({ handedIn: true, share, scoredAt: instant('2026-11-06T15:00:00Z'), ...change });
}
