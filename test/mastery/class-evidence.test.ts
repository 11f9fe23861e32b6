import { describe, expect, it } from '@jest/globals';
import type { Sitting } from '../../src/evidence/types.ts';
import { EvidenceId, LearnerId, TargetCode } from '../../src/ids.ts';
import { assess, type Class } from '../../src/mastery/mastery.ts';
import { replay } from '../../src/mastery/forecast/replay.ts';
import { completeRule, type RulePart } from '../../src/mastery/rule.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY, history } from '../builders/history.ts';

const [a, b] = [TargetCode.parse('A'), TargetCode.parse('B')];
const [ana, ben] = [LearnerId.parse('ana'), LearnerId.parse('ben')];
const AT = daysAfter(FIRST_DAY, 40);

/** One quiz of two questions, each about one of two targets or both; `named` says what the evidence is called. */
function quiz(named: (learner: LearnerId, target: TargetCode) => string): Sitting[] {
  return [ana, ben].flatMap((learner) =>
    [a, b].flatMap((target) =>
      history([learner === ana ? 1 : 0, 1]).map((each) => ({
        ...each,
        learner,
        target,
        evidence: [EvidenceId.parse(named(learner, target))],
      })),
    ),
  );
}
const ownNames = quiz((learner, target) => `${learner} ${target}`);
const sharedByTargets = quiz((learner) => learner);
const sharedByAll = quiz(() => 'the answer of the group');

function whole(sittings: readonly Sitting[], part: RulePart = {}): Class {
  return { sittings, ruleFor: () => completeRule(part), at: AT };
}

function values(sittings: readonly Sitting[], part: RulePart): (number | null)[] {
  return assess({ ...whole(sittings, part), learners: [ana, ben], targets: [a, b] }).map(({ value }) => value);
}

describe('evidence that speaks for two targets, or for two learners', () => {
  it.each([
    ['where the rule starts at the class', { start: 'class' }],
    ["where the numbers of bkt are the class's", { method: 'bkt', bkt: 'class' }],
    ['where everyone starts at the same place', {}],
  ] as const)('counts for each of them, %s', (_, part) => {
    const expected = values(ownNames, part);
    expect(values(sharedByTargets, part)).toEqual(expected);
    expect(values(sharedByAll, part)).toEqual(expected);
  });

  it('is replayed for each of them', () => {
    expect(replay(whole(sharedByAll))).toHaveLength(ownNames.length);
  });

  it("counts once for one learner and target, in the class's start too", () => {
    const twice = [...ownNames, ...ownNames.map((each) => ({ ...each, at: daysAfter(each.at, 1) }))];
    expect(values(twice, { start: 'class' })).toEqual(values(ownNames, { start: 'class' }));
  });
});
