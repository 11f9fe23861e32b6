import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Sitting } from '../../../src/evidence/types.ts';
import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../../src/ids.ts';
import { typical } from '../../../src/mastery/methods/class-start.ts';
import { masteryOf } from '../../../src/mastery/mastery.ts';
import { replay } from '../../../src/mastery/forecast/replay.ts';
import { completeRule, type Rule } from '../../../src/mastery/rule.ts';
import { daysAfter } from '../../../src/time.ts';
import { FIRST_DAY } from '../../builders/history.ts';
import { sitting } from '../../builders/ticket/sitting.ts';

const T = TargetCode.parse('T');
const AT = daysAfter(FIRST_DAY, 400);

/** A class's log: each entry a learner and the right answers of five. */
function log(entries: readonly (readonly [learner: string, right: number])[]): Sitting[] {
  return entries.map(([learner, right], day) =>
    sitting({
      learner: LearnerId.parse(learner),
      target: T,
      source: SourceId.parse(`s${day}`),
      kind: 'coursework',
      at: daysAfter(FIRST_DAY, day),
      share: right / 5,
      possible: 5,
      questions: 5,
      evidence: [EvidenceId.parse(`e${day}`)],
    }),
  );
}

const anyLog = fc
  .array(fc.tuple(fc.constantFrom('ana', 'ben', 'cai'), fc.integer({ min: 0, max: 5 })), { maxLength: 25 })
  .map(log);

function foretold(sittings: readonly Sitting[], rule: Rule) {
  return replay({ sittings, ruleFor: () => rule, at: AT });
}

describe('a replay', () => {
  it('says of every result what the rule said from the results before it', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(completeRule(), completeRule({ method: 'average' })), (sittings, rule) => {
        for (const [i, { sitting: own, expected, level }] of foretold(sittings, rule).entries()) {
          const before = sittings.slice(0, i).filter(({ learner }) => learner === own.learner);
          const mastery = masteryOf(own, before, rule, own.at);
          expect({ expected, level }).toEqual({ expected: mastery.value, level: mastery.level });
        }
      }),
      { numRuns: 60 },
    );
  });

  it("says it from the class's results before it, where the rule starts at the class", () => {
    fc.assert(
      fc.property(anyLog, (sittings) => {
        for (const [i, { sitting: own, expected, level }] of foretold(
          sittings,
          completeRule({ start: 'class' }),
        ).entries()) {
          const earlier = sittings.slice(0, i);
          const start = typical(
            earlier.reduce((sum, { share }) => sum + share, 0),
            i,
          );
          const mastery = masteryOf(
            own,
            earlier.filter(({ learner }) => learner === own.learner),
            completeRule({ start }),
            own.at,
          );
          expect({ expected, level }).toEqual({ expected: mastery.value, level: mastery.level });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('starts at the class as it was then, where the rule starts at the class', () => {
    const sittings = log([
      ['ben', 5],
      ['ana', 1],
      ['ana', 5],
    ]);
    const [, , last] = foretold(sittings, completeRule({ start: 'class' }));
    const [, ana = sitting()] = sittings;
    const { value } = masteryOf(ana, [ana], completeRule({ start: typical(1.2, 2) }), AT);
    expect(last?.expected).toBeCloseTo(value ?? 0, 12);
  });

  it('is not moved by what comes later', () => {
    fc.assert(
      fc.property(anyLog, (sittings) => {
        const rule = completeRule({ start: 'class' });
        expect(foretold(sittings, rule).slice(0, 5)).toEqual(foretold(sittings.slice(0, 5), rule));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out habit tickets, what lies ahead, and evidence named twice', () => {
    const [first = sitting(), second = sitting(), third = sitting()] = log([
      ['ana', 5],
      ['ana', 5],
      ['ana', 5],
    ]);
    const sittings = [
      first,
      { ...second, kind: 'habit' as const },
      { ...third, at: daysAfter(AT, 1) },
      { ...first, at: daysAfter(first.at, 1) },
    ];
    expect(foretold(sittings, completeRule())).toHaveLength(1);
  });
});
