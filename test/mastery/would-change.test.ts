import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Sitting } from '../../src/evidence/types.ts';
import { EvidenceId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule, type Rule } from '../../src/mastery/rule.ts';
import type { Level } from '../../src/mastery/types.ts';
import { LEVEL_WORDS } from '../../src/mastery/words.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY, history, type Result } from '../builders/history.ts';

const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };
const AT = daysAfter(FIRST_DAY, 40);

interface Tickets {
  readonly tickets: number;
  readonly right: number;
  readonly questions: number;
}

/** README.md, "What would change it": tickets of 1 to 5 questions, all right, then two such; from 4 of 5 right downwards, once or twice. */
const UPWARDS: readonly Tickets[] = [
  ...[1, 2, 3, 4, 5].map((k) => ({ tickets: 1, right: k, questions: k })),
  ...[3, 5].map((k) => ({ tickets: 2, right: k, questions: k })),
];
const DOWNWARDS: readonly Tickets[] = [4, 3, 2, 1, 0].map((right) => ({ tickets: 1, right, questions: 5 }));
const TWICE_DOWNWARDS: readonly Tickets[] = DOWNWARDS.map((each) => ({ ...each, tickets: 2 }));

function fresh({ tickets, right, questions }: Tickets): Sitting[] {
  return history(...Array.from({ length: tickets }, (): Result => [right, questions])).map((each, i) => ({
    ...each,
    at: AT,
    source: SourceId.parse(`fresh ${i}`),
    evidence: [EvidenceId.parse(`fresh ${i}`)],
  }));
}

interface Then {
  readonly level: Level;
  /** It leads to seminar or to workshop. */
  readonly settled: boolean;
}

/** What is said, from the levels that are computed when the tickets are really there. */
function expected(sittings: readonly Sitting[], rule: Rule): string {
  const thenWith = (more: readonly Sitting[]): Then => {
    const { level, reason, stale } = masteryOf(pair, [...sittings, ...more], rule, AT);
    return { level, settled: !stale && reason.rule !== 'reopened' && (level === 'mastered' || level === 'not-yet') };
  };
  const now = thenWith([]);
  const leadsTo =
    (wanted: readonly Level[]) =>
    (each: Tickets): boolean => {
      const then = thenWith(fresh(each));
      return wanted.includes(then.level) && (now.settled || then.settled);
    };
  const other = (['mastered', 'approaching', 'not-yet', 'slipped'] as const).filter((level) => level !== now.level);
  const found = now.settled
    ? (now.level === 'mastered' ? DOWNWARDS : UPWARDS).find(leadsTo(other))
    : (UPWARDS.find(leadsTo(['mastered'])) ?? [...DOWNWARDS, ...TWICE_DOWNWARDS].find(leadsTo(['not-yet'])));
  if (found === undefined) {
    if (!now.settled)
      return 'No small ticket settles it yet: put two or three questions on it into each of the next tickets.';
    return now.level === 'mastered'
      ? 'No single small ticket would change it.'
      : 'It takes good results on more than two more tickets.';
  }
  const on = found.tickets === 1 ? 'one more ticket' : 'each of two more tickets';
  const then = thenWith(fresh(found)).level;
  return `${found.right} of ${found.questions} on ${on} would ${then === now.level ? 'confirm it as' : 'make it'} “${LEVEL_WORDS[then].en}”.`;
}

const result = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(5, 1), fc.constantFrom('a', 'b', 'c', 'd'))
  .map(([right, questions, source]): Result => [questions === 5 ? right : right % 2, questions, source]);
const anyResults = fc.oneof(
  fc.array(result, { maxLength: 6 }),
  fc.array(fc.constantFrom<Result>([4, 5], [5, 5], [3, 5]), { minLength: 2, maxLength: 6 }), // mastered, or near it
  fc.array(fc.constantFrom<Result>([1, 5], [2, 5], [0, 5]), { minLength: 2, maxLength: 6 }),
);
const anyRule = fc.constantFrom(
  completeRule(),
  completeRule({ minEvidence: 3 }),
  completeRule({ minSources: 3 }),
  completeRule({ method: 'average' }),
  completeRule({ method: 'latest', threshold: 0.7 }),
  completeRule({ method: 'canvas-n-times', times: 2 }),
  completeRule({ threshold: 0.6 }),
);

describe('what would change a level', () => {
  it('is the first of the small tickets that does when it comes', () => {
    fc.assert(
      fc.property(anyResults, anyRule, (results, rule) => {
        const sittings = history(...results);
        expect(masteryOf(pair, sittings, rule, AT).wouldChange.en.endsWith(expected(sittings, rule))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Result[], string]>([
    [
      'two tickets where one is not enough',
      [],
      'Results from 2 more occasions are missing. 3 of 3 on each of two more tickets would make it “mastered”.',
    ],
    [
      'the mildest result for a mastered target',
      [
        [5, 5],
        [5, 5],
      ],
      '2 of 5 on one more ticket would make it “was mastered; check again”.',
    ],
    [
      'nothing small',
      [
        [0, 5],
        [0, 5],
        [0, 5],
      ],
      'It takes good results on more than two more tickets.',
    ],
  ])('can be %s', (_, results, words) => {
    expect(masteryOf(pair, history(...results), completeRule(), AT).wouldChange.en).toBe(words);
  });

  it.each<[string, Result[]]>([
    ['too little', [[3, 5]]],
    ['nothing at all', []],
    [
      'the value itself',
      [
        [4, 5],
        [3, 5],
        [4, 5],
      ],
    ],
    [
      'sources that disagree',
      [
        [5, 5],
        [1, 5],
        [5, 5],
        [1, 5],
      ],
    ],
    [
      'one source',
      [
        [0, 5],
        [4, 5],
      ],
    ],
    [
      'a slip',
      [
        [5, 5],
        [5, 5],
        [1, 5],
        [1, 5],
      ],
    ],
  ])('leads to seminar or to workshop where %s leaves it open', (_, results) => {
    const { level, wouldChange } = masteryOf(pair, history(...results), completeRule(), AT);
    expect(['mastered', 'not-yet']).not.toContain(level);
    expect(wouldChange.en).toMatch(/would make it “(mastered|not yet)”\.$|into each of the next tickets\.$/);
    expect(wouldChange.es).toMatch(/lo cambiaría a «(dominado|todavía no)»\.$|de los próximos boletos\.$/);
  });

  it('confirms a mastered target that grew too old or was reopened', () => {
    const at = daysAfter(FIRST_DAY, 90);
    const old = masteryOf(pair, history([5, 5], [5, 5]), completeRule(), at);
    expect(old).toMatchObject({ level: 'mastered', stale: true });
    expect(old.wouldChange.en).toBe(
      'The newest result is over 60 days old: one more ticket. 1 of 1 on one more ticket would confirm it as “mastered”.',
    );
    expect(old.wouldChange.es).toContain('1 de 1 en un boleto más lo confirmaría como «dominado».');
  });

  it('is tried on the scale the learner works on', () => {
    // mastery points are 4 of 5; a ticket of one question counts as the newest work did: five points, all of which reach them
    const rule = completeRule({ method: 'canvas-n-times', times: 2, masteryPoints: 4 });
    expect(masteryOf(pair, history([5, 5], [0, 1], [0, 5]), rule, AT).wouldChange.en).toMatch(
      /1 of 1 on one more ticket would make it “mastered”\.$/,
    );
  });
});
