import { describe, expect, it } from '@jest/globals';
import type { Sitting } from '../../src/evidence/types.ts';
import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { classBkt } from '../../src/mastery/methods/class-bkt.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { replay, type Foretold } from '../../src/mastery/forecast/replay.ts';
import { completeRule } from '../../src/mastery/rule.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY } from '../builders/history.ts';
import { sitting } from '../builders/ticket/sitting.ts';

const T = TargetCode.parse('T');
const AT = daysAfter(FIRST_DAY, 400);

/** One question a day for each of twelve learners; all wrong at first, then most right. */
const sittings: Sitting[] = Array.from({ length: 5 }, (_, day) =>
  Array.from({ length: 12 }, (__, l) =>
    sitting({
      learner: LearnerId.parse(`learner-${l}`),
      target: T,
      source: SourceId.parse(`ticket-${day}`),
      kind: 'coursework',
      at: daysAfter(FIRST_DAY, day + l / 100),
      share: day > 0 && l % 4 > 0 ? 1 : 0,
      possible: 1,
      questions: 1,
      evidence: [EvidenceId.parse(`${day} ${l}`)],
    }),
  ),
).flat();

function foretold(of: readonly Sitting[]): Foretold[] {
  return replay({ sittings: of, ruleFor: () => completeRule({ method: 'bkt', bkt: 'class' }), at: AT });
}

describe("a replay of bkt with the class's own numbers", () => {
  it('says of every result what numbers fitted to the days before it say of the learner', () => {
    for (const { sitting: own, expected, level } of foretold(sittings)) {
      const bkt = classBkt(sittings.filter(({ at }) => at.slice(0, 10) < own.at.slice(0, 10))).get(T) ?? {};
      const before = sittings.filter(({ learner, at }) => learner === own.learner && at < own.at);
      const mastery = masteryOf(own, before, completeRule({ method: 'bkt', bkt }), own.at);
      expect({ expected, level }).toEqual({ expected: mastery.value, level: mastery.level });
    }
  });

  it('is not what the default numbers say', () => {
    const byDefault = replay({ sittings, ruleFor: () => completeRule({ method: 'bkt' }), at: AT });
    expect(foretold(sittings).at(-1)?.expected).not.toBeCloseTo(byDefault.at(-1)?.expected ?? 0, 2);
  });

  it('is not moved by what comes later', () => {
    const whole = foretold(sittings);
    for (const length of [1, 12, 13, 30, 59])
      expect(foretold(sittings.slice(0, length))).toEqual(whole.slice(0, length));
  });

  it('is not moved by what classmates did on the same day', () => {
    const other = sittings.map((each) =>
      each.source === 'ticket-4' && each.learner !== 'learner-11' ? { ...each, share: 0 } : each,
    );
    expect(foretold(other).at(-1)?.expected).toBe(foretold(sittings).at(-1)?.expected);
  });
});
