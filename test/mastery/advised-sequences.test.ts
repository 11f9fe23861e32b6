import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Sitting, SourceKind } from '../../src/evidence/types.ts';
import { EvidenceId, LearnerId, TargetCode } from '../../src/ids.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule } from '../../src/mastery/rule.ts';
import type { Level, Mastery } from '../../src/mastery/types.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY, history, type Result } from '../builders/history.ts';

const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };
const rule = completeRule();

/** `1/5 5/5`: a ticket a day, each a source of its own. */
function tickets(text: string, kind: SourceKind = 'exit'): Sitting[] {
  return history(
    ...text.split(' ').map((each): Result => {
      const [right, questions] = each.split('/').map(Number);
      return [right ?? 0, questions ?? 1];
    }),
  ).map((each) => ({ ...each, kind }));
}

/** Seen on the day of the newest of them, or so many days after it. */
function seen(sittings: readonly Sitting[], days = 0): Mastery {
  return masteryOf(pair, sittings, rule, daysAfter(sittings.at(-1)?.at ?? FIRST_DAY, days));
}

// one learner, one target, the default rule, a ticket a day: what a wise teacher would say
describe('a wise teacher calls', () => {
  describe.each<SourceKind>(['exit', 'coursework', 'entrance'])('tickets of kind %s', (kind) => {
    it.each<[string, Level, string[]]>([
      ['1/3 1/2 4/5 5/5 5/5 5/5 5/5 5/5', 'mastered', ['learning', 'mastered']],
      ['1/5 5/5 1/2 5/5 5/5', 'mastered', ['learning', 'mastered']],
      ['0/4 5/5 5/5', 'mastered', ['learning']],
      ['5/5 1/5 5/5 1/5', 'approaching', ['sources-disagree']],
      ['5/5 5/5 1/5', 'slipped', ['slipped']],
      ['0/5 4/5', 'approaching', ['sources-disagree', 'one-source']],
      ['3/5 3/5', 'not-yet', ['not-yet']],
      ['4/5 4/5', 'mastered', ['mastered']],
      ['1/2 1/2', 'not-yet', ['not-yet']],
      ['5/5 5/5 5/5 0/1', 'mastered', ['light-answer']],
    ])('%s: %s', (text, level, reasons) => {
      const mastery = seen(tickets(text, kind));
      expect(mastery.level).toBe(level);
      expect(reasons).toContain(mastery.reason.rule);
    });
  });

  it('for a question who had one question wrong after three full tickets, and does not call it slipped', () => {
    const wrong = seen(tickets('5/5 5/5 5/5 0/1'));
    expect(wrong).toMatchObject({ level: 'mastered', due: true, recheckAt: daysAfter(FIRST_DAY, 3) });
  });

  it('what is ten weeks old by its old level, and rests nothing on it', () => {
    expect(seen(tickets('2/5 2/5'), 70)).toMatchObject({ level: 'not-yet', stale: true });
  });

  it('nine full results in a row mastered, however weak the start was', () => {
    expect(seen(tickets('1/3 2/4 4/5 5/5 5/5 1/1 5/5 3/3 5/5 5/5 2/2 5/5')).level).toBe('mastered');
  });
});

const ticket = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.constantFrom(1, 2, 3, 5, 10))
  .map(([tenths, questions]) => `${Math.round((tenths * questions) / 10)}/${questions}`);
const anyKind = fc.constantFrom<SourceKind>('exit', 'entrance', 'coursework');
const anyTickets = fc
  .tuple(fc.array(ticket, { minLength: 1, maxLength: 12 }), anyKind)
  .map(([all, kind]) => tickets(all.join(' '), kind));
const RANK: Readonly<Record<Level, number>> = {
  mastered: 3,
  approaching: 2,
  'not-yet': 1,
  slipped: 1,
  'not-enough': 0,
  'no-evidence': 0,
};

function then(sittings: readonly Sitting[], right: number, questions: number, after = 1): Sitting[] {
  const newest = `newest of ${sittings.length + 1}`;
  return [
    ...sittings,
    ...history([right, questions, newest, sittings.length - 1 + after]).map((each) => ({
      ...each,
      evidence: [EvidenceId.parse(newest)],
    })),
  ];
}

describe('whatever came before', () => {
  it('a newer full result never lowers a level, soon or late', () => {
    fc.assert(
      fc.property(
        anyTickets,
        fc.constantFrom(1, 2, 3, 5, 10),
        fc.constantFrom(1, 8, 70),
        (sittings, questions, days) => {
          expect(RANK[seen(then(sittings, questions, questions, days)).level]).toBeGreaterThanOrEqual(
            RANK[seen(sittings).level],
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the order in which results of one moment are written does not matter to the level', () => {
    const moments = fc.array(
      fc.tuple(ticket, fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b', 'c', 'd', 'e')),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        moments.chain((made) => fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }))),
        ([written, otherwise]) => {
          const sittings = (made: typeof written): Sitting[] =>
            made.flatMap(([text, day, source]) =>
              history([Number(text.split('/')[0]), Number(text.split('/')[1]), source, day]).map((each) => ({
                ...each,
                evidence: [],
              })),
            );
          const [one, other] = [written, otherwise].map((made) =>
            masteryOf(pair, sittings(made), rule, daysAfter(FIRST_DAY, 4)),
          );
          expect([other?.level, other?.reason, other?.recheckAt]).toEqual([one?.level, one?.reason, one?.recheckAt]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('what may not disagree does not veto learning: a light result between two good ones changes no mastery they would bring', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('0/4', '1/5', '0/3', '2/5'),
        fc.constantFrom('0/1', '1/2', '0/2'),
        fc.constantFrom(2, 3, 4),
        (low, light, good) => {
          const after = Array.from({ length: good }, () => '5/5');
          const [one, ...others] = after;
          const between = seen(tickets([low, one, light, ...others].join(' ')));
          expect(between.reason.rule).not.toBe('sources-disagree');
          const reached = (between.pThreshold ?? 0) >= rule.cuts.mastered;
          expect(between.level === 'mastered').toBe(reached);
        },
      ),
    );
  });

  it('one question never makes a mastered target slip, and two together may', () => {
    fc.assert(
      fc.property(anyTickets, (sittings) => {
        const weighty = then(sittings, 5, 5);
        fc.pre(seen(weighty).level === 'mastered');
        expect(seen(then(weighty, 0, 1)).level).toBe('mastered');
      }),
      { numRuns: 300 },
    );
    expect(seen(tickets('4/5 4/5 0/1'))).toMatchObject({
      level: 'mastered',
      reason: { rule: 'light-answer' },
      due: true,
    });
    expect(seen(tickets('4/5 4/5 0/1 0/1')).level).toBe('slipped');
    expect(seen(tickets('4/5 4/5 0/1 1/1 0/1')).level).toBe('slipped');
    expect(seen(tickets('1/3 2/2 4/5 1/1 1/1 0/1'))).toMatchObject({ level: 'mastered', due: true }); // two right before it do not make it weigh more
    expect(seen(tickets('4/5 4/5 0/1 4/5 0/1'))).toMatchObject({ level: 'mastered', due: true }); // a weighty one between: each stands alone
    expect(seen(tickets('4/5 4/5 0/1 1/1'))).toMatchObject({ level: 'mastered', due: false });
  });

  it('who shows a mastered target every week is never asked again, and who does not is after seven days', () => {
    const weekly = history(
      ...Array.from({ length: 12 }, (_, week): Result => [5, 5, `week ${week}`, 7 * week - (week % 2) / 10]),
    );
    for (let weeks = 2; weeks <= weekly.length; weeks += 1) expect(seen(weekly.slice(0, weeks)).due).toBe(false);
    const shown = tickets('5/5 5/5 5/5 5/5');
    expect([6.9, 7].map((days) => seen(shown, days).due)).toEqual([false, true]);
  });
});
