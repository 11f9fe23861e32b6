import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SourceId } from '../../src/ids.ts';
import { completeRule } from '../../src/mastery/rule.ts';
import { atOdds, disagreement } from '../../src/mastery/sources.ts';
import { sitting } from '../builders/sitting.ts';

const anySittings = fc.array(fc.record({
  right: fc.integer({ min: 0, max: 5 }), questions: fc.constantFrom(1, 2, 5, null), source: fc.integer({ min: 0, max: 30 }),
}), { maxLength: 14 }).map((list) => list.map(({ right, questions, source }) => sitting({
  share: right / 5, questions, source: SourceId.parse(`ticket-${source}`),
})));
const anyRule = fc.record({ threshold: fc.constantFrom(0.4, 0.8, 1), disagreeBy: fc.constantFrom(0.2, 0.4, 1), disagreeWeight: fc.constantFrom(0, 2, 3) })
  .map(({ threshold, ...cuts }) => completeRule({ threshold, cuts }));

describe('sources at odds', () => {
  it('are those that disagree without learning, however the answer was found', () => {
    let found = 0;
    fc.assert(fc.property(anySittings, anyRule, (sittings, rule) => {
      const apart = new Set(sittings.map(({ source }) => source)).size === sittings.length;
      const split = disagreement(sittings, apart, rule);
      if (split !== null && !split.learning) found += 1;
      expect(atOdds(sittings, apart, rule)).toBe(split !== null && !split.learning);
    }), { numRuns: 1000 });
    expect(found).toBeGreaterThan(50);
  });
});
