import { describe, expect, it } from '@jest/globals';
import type { Sitting } from '../../src/evidence/types.ts';
import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule, type RulePart } from '../../src/mastery/rule.ts';
import type { Level, Mastery } from '../../src/mastery/types.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY, history, type Result } from '../builders/history.ts';

const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };

function after(sittings: readonly Sitting[], rule: RulePart = {}, at = daysAfter(FIRST_DAY, 40)): Mastery {
  return masteryOf(pair, sittings, completeRule(rule), at);
}

describe('the worked examples of the rules', () => {
  // `RULES.md`, "Examples (start .65)": chance of the threshold to two places, and the level
  it.each([
    ['ticket 1/1, then quiz 3/5', history([1, 1], [3, 5]), 0.21, 'approaching', 'between'],
    ['quizzes 3/5 and 3/5', history([3, 5], [3, 5]), 0.13, 'not-yet', 'not-yet'],
    ['quizzes 3/5 and 4/5', history([3, 5], [4, 5]), 0.29, 'approaching', 'between'],
    ['quizzes 4/5 and 4/5', history([4, 5], [4, 5]), 0.41, 'mastered', 'mastered'],
    ['two marks of 80 % with unknown questions', history([0.8, null], [0.8, null]), 0.39, 'mastered', 'mastered'],
    ['quizzes 7/10 and 7/10', history([7, 10], [7, 10]), 0.22, 'approaching', 'between'],
    ['quizzes 5/5 and 5/5', history([5, 5], [5, 5]), 0.8, 'mastered', 'mastered'],
    ['one test 20/20', history([20, 20]), 0.82, 'not-enough', 'too-little'],
    ['tickets 1/2 and 1/2', history([1, 2], [1, 2]), 0.12, 'not-yet', 'not-yet'],
    ['quizzes 1/5, 5/5 and 5/5', history([1, 5], [5, 5], [5, 5]), 0.56, 'mastered', 'learning'],
  ] as const)('%s', (_, sittings, chance, level, rule) => {
    const mastery = after(sittings);
    expect(mastery.pThreshold).toBeCloseTo(chance, 2);
    expect([mastery.level, mastery.reason.rule]).toEqual([level, rule]);
  });

  it('nothing at all is no evidence, not a zero', () => {
    expect(after([])).toMatchObject({
      level: 'no-evidence',
      value: null,
      points: null,
      low: null,
      high: null,
      pThreshold: null,
      certainty: 'too-little',
    });
  });

  it('learning brings the re-check after seven days', () => {
    const sittings = history([1, 5], [5, 5], [5, 5]);
    expect(after(sittings).recheckAt).toBe(daysAfter(FIRST_DAY, 2 + 7));
  });
});

describe('the evidence gate', () => {
  it('asks for a second source, however much one occasion shows', () => {
    const mastery = after(history([5, 5, 'ticket'], [5, 5, 'ticket'], [5, 5, 'ticket']));
    expect(mastery).toMatchObject({ level: 'not-enough', reason: { rule: 'too-little', evidence: 3, sources: 1 } });
    expect(mastery.wouldChange.en).toMatch(/^A result from one more occasion is missing\./);
  });

  it('asks for as many pieces as the school says', () => {
    expect(after(history([5, 5], [5, 5]), { minEvidence: 3 }).level).toBe('not-enough');
    expect(after(history([5, 5], [5, 5], [5, 5]), { minEvidence: 3 }).level).toBe('mastered');
  });

  it('asks for more questions when two sources had one each', () => {
    const mastery = after(history([1, 1], [1, 1]));
    expect(mastery.level).toBe('not-enough');
    expect(mastery.wouldChange.en).toMatch(/^A few more questions are missing\./);
  });

  it('lets one source decide where the school says that one is enough', () => {
    expect(after(history([20, 20]), { minSources: 1, minEvidence: 1 }).level).toBe('mastered');
  });

  it('counts a conference as two answers, whatever it sums up', () => {
    const talks = history([1, 1], [1, 1]).map((talk) => ({ ...talk, kind: 'conference' as const }));
    expect(after(talks).level).not.toBe('not-enough');
  });
});

describe('the cuts', () => {
  const [good, weak] = [history([4, 5], [4, 5]), history([3, 5], [3, 5])];

  it('let a chance exactly at the cut pass', () => {
    const [high, low] = [after(good).pThreshold ?? 0, after(weak).pThreshold ?? 0];
    expect(after(good, { cuts: { mastered: high } }).level).toBe('mastered');
    expect(after(good, { cuts: { mastered: high + 1e-6 } }).level).toBe('approaching');
    expect(after(weak, { cuts: { notYet: low } }).level).toBe('not-yet');
    expect(after(weak, { cuts: { notYet: low - 1e-6 } }).level).toBe('approaching');
  });

  it('call a chance at the cut sure', () => {
    const [high, low] = [after(good).pThreshold ?? 0, after(weak).pThreshold ?? 0];
    expect(after(good, { cuts: { sureAbove: high } }).certainty).toBe('sure');
    expect(after(good, { cuts: { sureAbove: high + 1e-6 } }).certainty).toBe('leaning');
    expect(after(weak, { cuts: { sureBelow: low } }).certainty).toBe('sure');
    expect(after(weak, { cuts: { sureBelow: low - 1e-6 } }).certainty).toBe('leaning');
  });

  it('open the gate at exactly the weight', () => {
    const weight = 0.85 ** (5 / 1.4) * (5 / 1.4) + 5 / 1.4;
    expect(after(good, { cuts: { gateWeight: weight } }).level).toBe('mastered');
    expect(after(good, { cuts: { gateWeight: weight + 1e-6 } }).level).toBe('not-enough');
  });

  it('hold for a method without a distribution as parts of the threshold', () => {
    const given = [0.8, 0.799, 0.6, 0.599].map(
      (share) => after(history([share, null], [share, null]), { method: 'average', threshold: 0.8 }).level,
    );
    expect(given).toEqual(['mastered', 'approaching', 'approaching', 'not-yet']);
    const kept = [0.72, 0.719].map(
      (share) => after(history([1, null], [1, null], [share, null]), { method: 'latest', threshold: 0.8 }).level,
    );
    expect(kept).toEqual(['mastered', 'slipped']);
  });
});

describe('no single source sorts', () => {
  it('holds back mastered when it rests on one source, and names it', () => {
    const mastery = after(history([7, 10], [10, 10]));
    expect(mastery.pThreshold).toBeGreaterThan(0.38);
    expect(mastery).toMatchObject({ level: 'approaching', reason: { rule: 'one-source', source: 'quiz-2' } });
  });

  it('holds back not-yet when it rests on one source', () => {
    const mastery = after(history([1, 1], [3, 10]));
    expect(mastery.pThreshold).toBeLessThan(0.2);
    expect(mastery).toMatchObject({ level: 'approaching', reason: { rule: 'one-source', source: 'quiz-2' } });
  });

  it('leaves a source out with all its sittings', () => {
    const split = history([7, 10, 'a'], [5, 5, 'b'], [5, 5, 'b']);
    expect(after(split)).toMatchObject({ level: 'approaching', reason: { rule: 'one-source', source: 'b' } });
    const spread = history([7, 10, 'a'], [5, 5, 'b'], [5, 5, 'c']);
    expect(after(spread).level).toBe('mastered');
  });

  it('does not decide between sources that lie .40 apart', () => {
    expect(after(history([5, 5], [3, 5]))).toMatchObject({
      level: 'approaching',
      reason: { rule: 'sources-disagree', sources: ['quiz-1', 'quiz-2'] },
    });
    expect(after(history([5, 5], [3, 5], [4, 5])).reason.rule).toBe('sources-disagree');
    expect(after(history([7, 10], [3, 10])).reason.rule).toBe('sources-disagree');
  });

  it('does not call a low result after two high ones learning', () => {
    expect(after(history([5, 5, 'a', 0], [1, 5, 'b', 1], [5, 5, 'c', 2])).reason.rule).toBe('sources-disagree');
  });

  it('takes what one occasion shows together before it compares', () => {
    expect(after(history([3, 5, 'a'], [5, 5, 'a'], [5, 5, 'b'])).reason.rule).not.toBe('sources-disagree'); // a: four fifths
    expect(after(history([1, 5, 'a'], [5, 5, 'a'], [5, 5, 'b'])).reason.rule).toBe('sources-disagree'); // a: three fifths
  });

  it('keeps calling it learning until a re-check', () => {
    const results: readonly Result[] = [
      [1, 5],
      [5, 5],
      [5, 5],
    ];
    expect(after(history(...results, [5, 5, 'd', 4]))).toMatchObject({
      level: 'mastered',
      reason: { rule: 'learning' },
    });
    expect(after(history(...results, [5, 5, 'd', 9]))).toMatchObject({
      level: 'mastered',
      reason: { rule: 'mastered' },
    });
  });

  it('asks that the newest reaches the threshold, and that the newer ones together do, before it calls it learning', () => {
    expect(after(history([1, 5], [5, 5], [3, 4])).reason.rule).toBe('sources-disagree');
    expect(after(history([1, 4], [7, 10], [4, 5], [4, 5])).reason.rule).not.toBe('learning');
  });

  it('lets only sources disagree that still count for a part of the whole', () => {
    expect(after(history([1, 5], [5, 5], [7, 10])).reason.rule).toBe('between'); // ten questions later, the first counts for a ninth
    expect(after(history([1, 5], [5, 5], [7, 10]), { cuts: { disagreePart: 0.1 } }).reason.rule).toBe(
      'sources-disagree',
    );
  });

  it('does not leave out a source in turn where the low one is too light by now to speak', () => {
    // without the newer of two good ones the chance is .30: not enough by itself, and enough where it is learning
    const onOne: RulePart = { cuts: { masteredWithoutOne: 0.35 } };
    expect(after(history([1, 5], [9, 10], [9, 10]), onOne)).toMatchObject({
      level: 'mastered',
      reason: { rule: 'learning' },
    });
    expect(after(history([7, 10], [7, 10], [10, 10]), onOne)).toMatchObject({
      level: 'approaching',
      reason: { rule: 'one-source', source: 'quiz-3' },
    });
  });

  it('lets a first entrance ticket, given before the teaching, disagree with nobody', () => {
    const sittings = history([1, 5], [5, 5], [1, 5]);
    const withEntrance = (which: number): Sitting[] =>
      sittings.map((each, i) => (i === which ? { ...each, kind: 'entrance' } : each));
    expect(after(sittings.slice(0, 2)).reason.rule).toBe('sources-disagree');
    expect(after(withEntrance(0).slice(0, 2)).reason.rule).toBe('between');
    expect(after(withEntrance(2)).reason.rule).toBe('sources-disagree'); // teaching has begun
  });

  it('does not let sources of little weight disagree', () => {
    expect(after(history([0, 1], [5, 5], [5, 5])).reason.rule).not.toBe('sources-disagree');
  });
});

/** The level when a middling result comes that late to a target mastered on the day after the first. */
function middlingOn(day: number, rule: RulePart): Level {
  return after(history([4, 5], [4, 5], [3, 4, 'quiz-3', day]), rule, daysAfter(FIRST_DAY, day)).level;
}

describe('calm', () => {
  it('keeps mastered while the chance stays at .28 or more', () => {
    const mastery = after(history([4, 5], [4, 5], [3, 4]));
    expect(mastery.pThreshold).toBeGreaterThan(0.28);
    expect(mastery.pThreshold).toBeLessThan(0.38);
    expect(mastery.level).toBe('mastered');
  });

  it('calls it slipped below that, and remembers since when it was mastered', () => {
    const mastery = after(history([4, 5], [4, 5], [3, 5]));
    expect(mastery.pThreshold).toBeLessThan(0.28);
    expect(mastery).toMatchObject({
      level: 'slipped',
      reason: { rule: 'slipped', masteredAt: daysAfter(FIRST_DAY, 1) },
      masteredAt: null,
      recheckAt: null,
    });
  });

  it('never calls slipped what was never mastered', () => {
    expect(after(history([3, 5], [3, 5], [2, 5])).level).toBe('not-yet');
  });

  it('lets a slipped target be mastered again', () => {
    expect(after(history([4, 5], [4, 5], [3, 5], [5, 5], [5, 5])).level).toBe('mastered');
  });

  it('keeps not-yet until the chance is above .30', () => {
    const calm = after(history([3, 5], [3, 5], [4, 5]));
    expect(calm.pThreshold).toBeGreaterThan(0.2);
    expect(calm.pThreshold).toBeLessThan(0.3);
    expect(calm.level).toBe('not-yet');
    expect(after(history([3, 5], [3, 5], [9, 10])).level).toBe('approaching');
  });

  it('lapses after sixty days: then a middling chance decides anew', () => {
    const sittings = history([4, 5], [4, 5], [3, 4, 'quiz-3', 62]);
    expect(after(sittings, {}, daysAfter(FIRST_DAY, 62))).toMatchObject({ level: 'approaching' });
  });

  it('lapses after more than sixty days, not before, and after as many as the school says', () => {
    expect([61, 61.01].map((day) => middlingOn(day, {}))).toEqual(['mastered', 'approaching']);
    // all in one month
    expect([6, 6.01, 20].map((day) => middlingOn(day, { cuts: { lapseDays: 5 } }))).toEqual([
      'mastered',
      'approaching',
      'approaching',
    ]);
  });

  it('protects a mastered target from sources that disagree for a moment', () => {
    const results: readonly Result[] = [
      [5, 5],
      [5, 5],
      [5, 5],
      [3, 5],
      [5, 5],
    ];
    expect(after(history(...results.slice(0, 4)))).toMatchObject({
      level: 'mastered',
      masteredAt: daysAfter(FIRST_DAY, 1),
    });
    expect(after(history(...results))).toMatchObject({ level: 'mastered', masteredAt: daysAfter(FIRST_DAY, 1) });
  });

  it('protects not-yet from sources that disagree for a moment', () => {
    expect(after(history([0, 5], [0, 5], [0, 5], [2, 5], [0, 5]))).toMatchObject({
      level: 'not-yet',
      reason: { rule: 'not-yet' },
    });
  });

  it('does not protect what was never more than undecided', () => {
    expect(after(history([3, 5], [4, 5], [1, 5])).level).toBe('approaching'); // sources disagree
    expect(after(history([3, 5], [4, 5], [4, 5], [4, 5])).level).toBe('mastered');
  });

  it('ends for a slipped target only with a new verdict, and a target may slip again', () => {
    const slipped: readonly Result[] = [
      [4, 5],
      [4, 5],
      [3, 5],
    ];
    expect(after(history(...slipped, [4, 5])).level).not.toBe('mastered');
    const again = history(...slipped, [5, 5], [5, 5], [1, 5]);
    expect(after(again)).toMatchObject({ level: 'slipped', reason: { rule: 'slipped' } });
    expect(after(again).reason).toEqual({ rule: 'slipped', masteredAt: after(again.slice(0, 5)).masteredAt });
  });

  it('keeps a level at the very edge: .28 for mastered, .30 for not-yet', () => {
    const chance = after(history([4, 5], [4, 5], [3, 4])).pThreshold ?? 0;
    expect(after(history([4, 5], [4, 5], [3, 4]), { cuts: { leaveMastered: chance } }).level).toBe('mastered');
    expect(after(history([4, 5], [4, 5], [3, 4]), { cuts: { leaveMastered: chance + 1e-6 } }).level).toBe('slipped');
    const low = after(history([3, 5], [3, 5], [4, 5])).pThreshold ?? 0;
    expect(after(history([3, 5], [3, 5], [4, 5]), { cuts: { leaveNotYet: low } }).level).toBe('not-yet');
    expect(after(history([3, 5], [3, 5], [4, 5]), { cuts: { leaveNotYet: low - 1e-6 } }).level).toBe('approaching');
  });

  it('keeps a level whose evidence is old, and says that it is', () => {
    const sittings = history([4, 5], [4, 5]);
    expect(after(sittings, {}, daysAfter(FIRST_DAY, 61))).toMatchObject({ level: 'mastered', stale: false });
    const old = after(sittings, {}, daysAfter(FIRST_DAY, 61.1));
    expect(old).toMatchObject({ level: 'mastered', stale: true });
    expect(old.wouldChange.en).toMatch(/^The newest result is over 60 days old: one more ticket\./);
  });
});

describe('the re-check of a mastered target', () => {
  const mastered = [
    [5, 5],
    [5, 5],
  ] as const;

  it('is due after the days of the rule, counted from the result that made it mastered', () => {
    expect(after(history(...mastered), { recheckDays: 10 })).toMatchObject({
      masteredAt: daysAfter(FIRST_DAY, 1),
      recheckAt: daysAfter(FIRST_DAY, 11),
    });
  });

  it('doubles its gap each time it holds', () => {
    const once = history(...mastered, [5, 5, 'c', 9]);
    expect(after(once).recheckAt).toBe(daysAfter(FIRST_DAY, 9 + 14));
    const twice = history(...mastered, [5, 5, 'c', 9], [4, 5, 'd', 24]);
    expect(after(twice).recheckAt).toBe(daysAfter(FIRST_DAY, 24 + 28));
  });

  it('waits for its days after the newest evidence, not after the day of mastery', () => {
    expect(after(history(...mastered, [5, 5, 'c', 3])).recheckAt).toBe(daysAfter(FIRST_DAY, 10));
  });

  it('is said to be due from its moment on', () => {
    const due = (days: number): boolean => after(history(...mastered), {}, daysAfter(FIRST_DAY, days)).due;
    expect([7.9, 8, 30].map(due)).toEqual([false, true, true]);
    expect(after(history([0, 5], [0, 5])).due).toBe(false);
  });

  it('under the threshold reopens the target at once, although the estimate still holds', () => {
    const missed = after(history(...mastered, [3, 5, 'c', 9]));
    expect(missed).toMatchObject({
      level: 'mastered',
      reason: { rule: 'reopened', at: daysAfter(FIRST_DAY, 9) },
      recheckAt: daysAfter(FIRST_DAY, 9),
    });
  });

  it('starts its gaps anew once a reopened target holds again', () => {
    const again = after(history(...mastered, [3, 5, 'c', 9], [5, 5, 'd', 11]));
    expect(again).toMatchObject({
      level: 'mastered',
      reason: { rule: 'mastered' },
      recheckAt: daysAfter(FIRST_DAY, 11 + 7),
    });
  });
});

describe('a method without a distribution', () => {
  const average = { method: 'average' } as const;

  it.each([
    [history([4, 5], [4, 5]), 'mastered'],
    [history([7, 10], [9, 10]), 'mastered'],
    [history([3, 5], [4, 5]), 'approaching'],
    [history([3, 5], [3, 5]), 'approaching'],
    [history([1, 2], [6, 10]), 'not-yet'],
    [history([5, 5]), 'not-enough'],
  ] as const)('levels by the value alone (%#)', (sittings, level) => {
    expect(after(sittings, average)).toMatchObject({ level, low: null, high: null, pThreshold: null });
  });

  it('leaves not-yet as soon as the value does', () => {
    expect(after(history([1, 5], [1, 5], [5, 5]), { method: 'latest' }).level).toBe('mastered');
    expect(after(history([1, 5], [1, 5], [7, 10]), { method: 'latest' }).level).toBe('approaching');
  });

  it('decides anew on a mastered target after sixty days, by the value: nine tenths of the threshold are not slipped', () => {
    const at = daysAfter(FIRST_DAY, 70);
    expect(
      [0.8, 0.75, 0.7].map(
        (share) => after(history([1, null], [1, null], [share, null, 'late', 70]), { method: 'latest' }, at).level,
      ),
    ).toEqual(['mastered', 'approaching', 'slipped']);
  });

  it('keeps mastered down to nine tenths of the threshold, then calls it slipped', () => {
    expect(after(history([4, 5], [4, 5], [6, 10]), average)).toMatchObject({ level: 'mastered' });
    expect(after(history([4, 5], [4, 5], [1, 2]), average)).toMatchObject({ level: 'slipped' });
  });
});

describe('certainty', () => {
  it('is sure far from the threshold, leaning near it, too little before the gate', () => {
    expect(after(history([5, 5], [5, 5], [5, 5])).certainty).toBe('sure');
    expect(after(history([1, 5], [1, 5])).certainty).toBe('sure');
    expect(after(history([4, 5], [4, 5])).certainty).toBe('leaning');
    expect(after(history([20, 20])).certainty).toBe('too-little');
  });
});

describe('what would change it', () => {
  it('names a result that does change the level, by computing it', () => {
    const sittings = history([3, 5], [4, 5]);
    const said = /^(\d) of (\d) on one more ticket would make it “(.+)”\.$/.exec(after(sittings).wouldChange.en);
    const [right, questions] = [Number(said?.[1]), Number(said?.[2])];
    const ticket = (k: number): Sitting[] => [
      ...sittings,
      ...history([k, questions, 'fresh', 5]).map((each) => ({ ...each, evidence: [EvidenceId.parse('fresh')] })),
    ];
    expect(after(ticket(right)).level).toBe('mastered');
    expect(said?.[3]).toBe('mastered');
    const smaller = history([right - 1, questions - 1, 'fresh', 5]).map((each) => ({
      ...each,
      evidence: [EvidenceId.parse('fresh')],
    }));
    expect(after([...sittings, ...smaller]).level).toBe('approaching');
  });

  it('names the mildest result that would no longer hold a mastered target', () => {
    const sittings = history([5, 5], [5, 5]);
    const right = Number(/^(\d) of 5 on one more ticket/.exec(after(sittings).wouldChange.en)?.[1]);
    const withTicket = (k: number): string =>
      after([
        ...sittings,
        {
          ...(history([k, 5, 'fresh', 5])[0] as Sitting),
          evidence: [EvidenceId.parse('fresh')],
          source: SourceId.parse('fresh'),
        },
      ]).level;
    expect(withTicket(right)).not.toBe('mastered');
    expect(withTicket(right + 1)).toBe('mastered');
  });

  it('says so when no small ticket would', () => {
    expect(after(history([0, 5], [0, 5], [0, 5], [0, 5])).wouldChange.en).toBe(
      'It takes good results on more than two more tickets.',
    );
  });
});
