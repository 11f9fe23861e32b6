import { describe, expect, it } from '@jest/globals';
import { LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { beforeOf } from '../../src/routing/past-seminars.ts';
import type { PastSeminar } from '../../src/routing/types.ts';
import { SchoolDate, daysAfter, instant, type Instant } from '../../src/time.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const [FRIDAY, MONDAY] = [SchoolDate.parse('2026-11-13'), SchoolDate.parse('2026-11-16')];
const FRIDAY_MORNING = instant('2026-11-13T13:00:00Z');
const learners = (...names: string[]): LearnerId[] => names.map((name) => LearnerId.parse(name));

function seminar(who: readonly LearnerId[], change: Partial<PastSeminar> = {}): PastSeminar {
  return { date: FRIDAY, slot: 'first', targets: [A], learners: who, at: FRIDAY_MORNING, tookPlace: null, ...change };
}

function answered(learner: string, at: Instant, target = A) {
  return { learner: LearnerId.parse(learner), target, source: SourceId.parse('ticket'), kind: 'exit' as const, at };
}

function before(past: readonly PastSeminar[], evidence: ReturnType<typeof answered>[] = []) {
  return beforeOf(past, MONDAY, FRIDAY, evidence);
}

describe("the last school day's group", () => {
  const four = learners('a', 'b', 'c', 'd');

  it('is the same again with the same target and three of four of the same learners', () => {
    expect(before([seminar(four)]).satTogether(A, four)).toEqual(four);
    expect(before([seminar(four)]).satTogether(A, learners('a', 'b', 'x', 'y'))).toEqual([]);
    expect(before([seminar(four)]).satTogether(B, four)).toEqual([]);
  });

  it('does not hold who has joined it since', () => {
    expect(before([seminar(four)]).satTogether(A, learners('a', 'b', 'c', 'x'))).toEqual(learners('a', 'b', 'c'));
  });

  it('is another once there is something new on the target, of one of them', () => {
    expect(before([seminar(four)], [answered('a', daysAfter(FRIDAY_MORNING, 0.2))]).satTogether(A, four)).toEqual([]);
    expect(before([seminar(four)], [answered('a', daysAfter(FRIDAY_MORNING, -1))]).satTogether(A, four)).toEqual(four);
    expect(before([seminar(four)], [answered('a', daysAfter(FRIDAY_MORNING, 0.2), B)]).satTogether(A, four)).toEqual(
      four,
    );
    expect(before([seminar(four)], [answered('z', daysAfter(FRIDAY_MORNING, 0.2))]).satTogether(A, four)).toEqual(four);
  });

  it('was held until the teacher says otherwise', () => {
    expect(before([seminar(four, { tookPlace: true })]).satTogether(A, four)).toEqual(four);
    expect(before([seminar(four, { tookPlace: false })]).satTogether(A, four)).toEqual([]);
  });

  it('is forgotten a school day later', () => {
    expect(before([seminar(four, { date: SchoolDate.parse('2026-11-12') })]).satTogether(A, four)).toEqual([]);
  });
});

describe('a standing group', () => {
  const [ANA] = learners('ana');
  /** Ana sat on the days marked x, newest first; on every one somebody had a seminar. */
  function sat(days: string, tookPlace: boolean | null = null) {
    if (ANA === undefined) throw new Error('Ana is there');
    const past = days.split('').map((mark, n): PastSeminar =>
      seminar(mark === 'x' ? [ANA] : learners('other'), {
        date: SchoolDate.parse(`2026-11-${String(15 - n).padStart(2, '0')}`),
        tookPlace: mark === 'x' ? tookPlace : null,
      }),
    );
    const found = beforeOf(past, MONDAY, FRIDAY, []);
    return { is: found.isStanding(ANA), often: found.satOften(ANA) };
  }

  it.each([
    ['xxxx', true],
    ['xxx.x', true],
    ['xxx..', false],
    ['.xxxx', true],
    ['x.xx.xxx..', false],
    ['x.x.xxxxx.', true],
    ['..xxxxxxx.', true],
    ['xxxxx', true],
  ])('is in seminar on 4 of the last 5, or 7 of the last 10: %s', (days, is) => {
    expect(sat(days).is).toBe(is);
  });

  it('is counted over days on which a seminar was held', () => {
    expect(sat('xxxx', false)).toEqual({ is: false, often: 0 });
    expect(sat('xx.x.').often).toBe(3);
  });
});
