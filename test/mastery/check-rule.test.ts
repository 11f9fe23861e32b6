import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { checkRule } from '../../src/mastery/check-rule.ts';
import { DEFAULT_CUTS, type Cuts } from '../../src/mastery/cuts.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule, DEFAULT_RULE, RulePart } from '../../src/mastery/rule.ts';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY, history, type Result } from '../builders/history.ts';

const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };

function levelUnder(part: RulePart, ...results: readonly Result[]) {
  return masteryOf(pair, history(...results), completeRule(part), daysAfter(FIRST_DAY, 10));
}

describe('the cuts of a rule', () => {
  it('are the published ones where nobody speaks', () => {
    // `RULES.md`, R0-R9
    expect(DEFAULT_RULE.cuts).toEqual({
      gateWeight: 3,
      mastered: 0.38,
      notYet: 0.13,
      masteredWithoutOne: 0.28,
      notYetWithoutOne: 0.35,
      disagreeWeight: 2,
      disagreePart: 0.15,
      disagreeBy: 0.4,
      leaveMastered: 0.28,
      leaveNotYet: 0.3,
      slipWeight: 1.5,
      lapseDays: 60,
      sureAbove: 0.8,
      sureBelow: 0.1,
      notYetPart: 0.75,
      slippedPart: 0.9,
    });
    expect(checkRule(completeRule())).toEqual([]);
  });

  it('are said cut by cut: a later part keeps what it does not name', () => {
    expect(completeRule({ cuts: { mastered: 0.5, lapseDays: 30 } }, { cuts: { mastered: 0.45 } }).cuts).toEqual({
      ...DEFAULT_CUTS,
      mastered: 0.45,
      lapseDays: 30,
    });
  });

  it.each([
    [1, 0.5],
    [2, 2 / 3],
    [0.61, 0.379],
  ])('may be said as costs: a workshop without mastery as bad as %d needless seminars', (workshop, cut) => {
    expect(completeRule({ costs: { workshop } }).cuts.mastered).toBeCloseTo(cut, 3); // R7: L / (1 + L)
  });

  it('weigh a needless seminar nearly seven to one by default', () => {
    expect(completeRule({ costs: { seminar: 6.7 } }).cuts.notYet).toBeCloseTo(DEFAULT_CUTS.notYet, 3);
  });

  it('may not be said twice, by cut and by cost', () => {
    const read = RulePart.safeParse({ cuts: { mastered: 0.5, notYet: 0.1 }, costs: { workshop: 1, seminar: 4 } });
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['costs.workshop', 'costs.seminar']);
  });

  it.each([
    { mastered: 1.1 },
    { lapseDays: 0 },
    { lapseDays: 1.5 },
    { disagreeBy: 0 },
    { notYet: -0.1 },
    { cut: 1 },
    { sureAbove: Number.NaN },
  ])('refuse %j', (cuts) => {
    expect(RulePart.safeParse({ cuts }).success).toBe(false);
  });

  it.each([
    [{ mastered: 0.12 }, ['notYet', 'leaveMastered', 'leaveNotYet', 'masteredWithoutOne', 'notYetWithoutOne']],
    [{ leaveMastered: 0.4 }, ['leaveMastered']],
    [{ leaveNotYet: 0.38 }, ['leaveNotYet']],
    [{ leaveNotYet: 0.1 }, ['notYet']],
    [{ masteredWithoutOne: 0.5 }, ['masteredWithoutOne']],
    [{ sureBelow: 0.25 }, ['sureBelow']],
    [{ sureAbove: 0.3 }, ['mastered']],
    [{ notYetPart: 0.95 }, ['notYetPart']],
  ])('%j cannot hold together with the others, and each problem says why', (cuts, keys) => {
    const found = checkRule(completeRule({ cuts }));
    expect(found.map(({ key }) => key)).toEqual(keys);
    for (const { message } of found) expect(message).toMatch(/\(.*\) must (lie below|not lie above) .*: \w+/);
  });

  it('are told with both numbers, to three digits, and with what would go wrong', () => {
    expect(checkRule(completeRule({ cuts: { leaveMastered: 0.7 }, costs: { workshop: 2 } }))).toMatchObject([
      {
        key: 'leaveMastered',
        message:
          'leaveMastered (0.7) must not lie above mastered (0.667): a target would be left in the moment it is mastered',
      },
    ]);
    expect(checkRule(completeRule({ cuts: { leaveNotYet: 0.38 } }))).toMatchObject([
      {
        key: 'leaveNotYet',
        message:
          'leaveNotYet (0.38) must lie below mastered (0.38): a target would stay not yet where it would otherwise be mastered',
      },
    ]);
  });

  it.each<[keyof Cuts, keyof Cuts, 'together' | 'apart only', string]>([
    ['notYet', 'mastered', 'apart only', 'nothing would lie between the two'],
    ['leaveMastered', 'mastered', 'together', 'a target would be left in the moment it is mastered'],
    ['notYet', 'leaveMastered', 'together', 'a target would stay mastered where it would otherwise be not yet'],
    ['notYet', 'leaveNotYet', 'together', 'not yet would be left in the moment it is given'],
    ['leaveNotYet', 'mastered', 'apart only', 'a target would stay not yet where it would otherwise be mastered'],
    ['masteredWithoutOne', 'mastered', 'together', 'less evidence would have to say more than all of it'],
    ['notYet', 'masteredWithoutOne', 'together', 'mastered could stand on a source without which it would be not yet'],
    ['notYet', 'notYetWithoutOne', 'together', 'less evidence would have to say more than all of it'],
    ['notYetWithoutOne', 'mastered', 'together', 'not yet could stand on a source without which it would be mastered'],
    ['sureBelow', 'notYet', 'together', 'the estimate would be called sure where it does not decide'],
    ['mastered', 'sureAbove', 'together', 'the estimate would be called sure where it does not decide'],
    ['notYetPart', 'slippedPart', 'together', 'a mastered target would stay so where it would otherwise be not yet'],
  ])('keep %s under %s; where the two are equal they may stand %s', (lower, upper, meeting, otherwise) => {
    const said = (value: number) =>
      checkRule(completeRule({ cuts: { [lower]: value } })).filter(
        ({ key, message }) => key === lower && message.includes(` ${upper} (`),
      );
    expect(said(DEFAULT_CUTS[upper] - 0.001)).toEqual([]);
    expect(said(DEFAULT_CUTS[upper])).toHaveLength(meeting === 'apart only' ? 1 : 0);
    expect(said(DEFAULT_CUTS[upper] + 0.001).map(({ message }) => message.split(': ')[1])).toEqual([otherwise]);
  });

  it('that pass the check never call a chance both mastered and not yet', () => {
    const cut = fc.integer({ min: 0, max: 100 }).map((whole) => whole / 100);
    fc.assert(
      fc.property(cut, cut, (mastered, notYet) => {
        const rule = completeRule({ cuts: { mastered, notYet } });
        fc.pre(checkRule(rule).length === 0);
        expect(rule.cuts.notYet).toBeLessThan(rule.cuts.mastered);
      }),
    );
  });
});

describe('a level', () => {
  it.each<[string, RulePart, string, Result[]]>([
    [
      'the workshop cut',
      { cuts: { mastered: 0.45 } },
      'approaching',
      [
        [4, 5],
        [4, 5],
      ],
    ],
    [
      'the seminar cut',
      { cuts: { notYet: 0.1, sureBelow: 0.05 } },
      'approaching',
      [
        [3, 5],
        [3, 5],
      ],
    ],
    [
      'the gate',
      { cuts: { gateWeight: 10 } },
      'not-enough',
      [
        [4, 5],
        [4, 5],
      ],
    ],
    [
      'how far sources may differ',
      { cuts: { disagreeBy: 0.05 } },
      'approaching',
      [
        [5, 5],
        [4, 5],
      ],
    ],
    [
      'what must stand without one source',
      { cuts: { masteredWithoutOne: 0.2 } },
      'mastered',
      [
        [7, 10],
        [10, 10],
      ],
    ],
  ])('follows %s as the school says it', (_, part, level, results) => {
    expect(levelUnder(part, ...results).level).toBe(level);
    expect(levelUnder({}, ...results).level).not.toBe(level);
  });

  it('grows old as the school says', () => {
    const part: RulePart = { cuts: { lapseDays: 5 } };
    expect(levelUnder(part, [4, 5], [4, 5])).toMatchObject({ level: 'mastered', stale: true });
    expect(levelUnder(part, [4, 5], [4, 5]).wouldChange.en).toContain('over 5 days old');
  });

  it('says with every estimate what each source counts for (R9)', () => {
    const mastery = levelUnder({}, [5, 5, 'quiz'], [1, 1, 'quiz'], [4, 5, 'ticket']);
    expect(mastery.sources).toEqual(['quiz', 'ticket']);
    expect(mastery.weights).toEqual([5 / 1.4 + 1, 5 / 1.4]);
    expect(levelUnder({ method: 'average' }, [4, 5]).weights).toBeNull();
  });
});
