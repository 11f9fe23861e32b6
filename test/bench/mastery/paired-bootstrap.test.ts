import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, TargetCode } from '../../../src/ids.ts';
import { chanceNumbers } from './chance-numbers.ts';
import { measure } from './measures.ts';
import { leadOf } from './paired-bootstrap.ts';
import type { Answer } from './response-log.ts';

/** `each` answers of each of `students`; somewhat more right than wrong, and not at random. */
function answersOf(students: number, each: number): Answer[] {
  const next = chanceNumbers(7);
  return Array.from({ length: students * each }, (_, i) => ({
    learner: LearnerId.parse(`s${i % students}`),
    target: TargetCode.parse('T'),
    item: null,
    right: next() < 0.6,
    before: 0,
  }));
}
const answers = answersOf(40, 10);
const knowing = Float64Array.from(answers, ({ right }, i) => (right ? 0.6 : 0.4) + (i % 5) / 10);
const guessing = Float64Array.from(answers, (_, i) => ((i * 37) % 101) / 101);

describe('a lead of one forecast over another', () => {
  it('is the difference of their AUCs, and lies within its interval', () => {
    const right = Uint8Array.from(answers, (answer) => (answer.right ? 1 : 0));
    const { difference, low, high } = leadOf(knowing, guessing, answers);
    expect(difference).toBeCloseTo(measure(knowing, right).auc - measure(guessing, right).auc, 12);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(difference);
    expect(high).toBeGreaterThan(difference);
  });

  it('is the same every time, and turned round its own opposite', () => {
    const there = leadOf(knowing, guessing, answers, 41);
    const back = leadOf(guessing, knowing, answers, 41);
    expect(leadOf(knowing, guessing, answers, 41)).toEqual(there);
    expect(back.difference).toBe(-there.difference);
    expect([-back.high, -back.low]).toEqual([there.low, there.high]);
  });

  it('is nothing over itself, and over what orders alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: answers.length, maxLength: answers.length }),
        (list) => {
          const chances = Float64Array.from(list, (percent) => percent / 100);
          expect(
            leadOf(
              chances,
              chances.map((p) => p / 2),
              answers,
              5,
            ),
          ).toEqual({ difference: 0, low: 0, high: 0 });
        },
      ),
      { numRuns: 10 },
    );
  });

  it('is wider where few students gave the same answers', () => {
    const few = answers.map((answer, i) => ({ ...answer, learner: LearnerId.parse(`s${i % 4}`) }));
    const width = (of: readonly Answer[]): number => {
      const { low, high } = leadOf(knowing, guessing, of);
      return high - low;
    };
    const clustered = Float64Array.from(
      few,
      ({ learner, right }, i) => (learner === 's0' || right ? 0.7 : 0.3) + (i % 3) / 10,
    );
    const own = leadOf(clustered, guessing, few);
    expect(own.high - own.low).toBeGreaterThan(width(answers));
  });
});
