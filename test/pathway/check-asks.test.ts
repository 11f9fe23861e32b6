import { describe, expect, it } from '@jest/globals';
import type { Sitting } from '../../src/evidence/types.ts';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import { askedChances, askStanding, standingAsks, type AskTerms, type CheckAsk } from '../../src/pathway/check-asks.ts';
import { instant } from '../../src/time.ts';
import { ask, granted } from '../builders/ask.ts';
import { chance } from '../builders/chance.ts';
import { sitting } from '../builders/ticket/sitting.ts';

const ZONE = 'America/Chicago';
const NOON = instant('2026-11-16T18:00:00Z');
const NEXT_DAY = instant('2026-11-17T15:00:00Z');
const { learner, target } = ask();
const OTHER = TargetCode.parse('5.NF.A.2');
const ruleFor = () => DEFAULT_RULE;

const standing = (asks: readonly CheckAsk[], over: Partial<AskTerms> = {}) =>
  askStanding({ learner, target }, { level: 'not-yet', asks, sittings: [], ruleFor, at: NOON, zone: ZONE, ...over });

/** A result of the day after. */
const later = (change: Partial<Sitting> = {}): Sitting => sitting({ at: NEXT_DAY, ...change });

describe('a learner who is ready to show a target', () => {
  it('may ask to be checked on it, whatever it is like short of mastered', () => {
    for (const level of ['no-evidence', 'not-enough', 'not-yet', 'approaching', 'slipped'] as const)
      expect(standing([], { level })).toBe('may');
    expect(standing([], { level: 'mastered' })).toBe('mastered');
    expect(standing([granted()], { level: 'mastered' })).toBe('mastered');
  });

  it('does not ask twice while it is open or granted, and may ask about another target', () => {
    expect(standing([ask()])).toBe('open');
    expect(standing([granted()])).toBe('approved');
    expect(standing([ask({ target: OTHER })])).toBe('may');
    expect(standing([ask({ learner: LearnerId.parse('9002') })])).toBe('may');
  });

  it('asks twice a school day at most, with what was taken back, and again the day after', () => {
    const twice = [ask({ state: 'withdrawn' }), ask({ id: 2, target: OTHER })];
    expect(standing(twice.slice(0, 1))).toBe('may');
    expect(standing(twice)).toBe('full');
    expect(standing(twice, { at: NEXT_DAY })).toBe('may');
  });

  it('is talked with first where the teacher says so, and may ask again the day after', () => {
    const talked = [ask({ state: 'talk', answeredAt: instant('2026-11-16T16:00:00Z') })];
    expect(standing(talked)).toBe('talk');
    expect(standing(talked, { at: NEXT_DAY })).toBe('may');
  });

  it('may ask again once a later result answered the last one, or its window has passed', () => {
    expect(standing([granted()], { sittings: [later()], at: NEXT_DAY })).toBe('may');
    expect(standing([granted()], { sittings: [sitting()], at: NEXT_DAY })).toBe('approved');
    expect(standing([granted()], { sittings: [later({ kind: 'chance' })], at: NEXT_DAY })).toBe('approved');
    expect(standing([granted()], { at: instant('2026-11-24T05:58:00Z') })).toBe('approved');
    expect(standing([granted()], { at: instant('2026-11-24T06:00:00Z') })).toBe('may');
  });
});

describe('what learners asked', () => {
  it('waits first come, first served, without what is over', () => {
    const asks = [
      ask({ id: 3, at: instant('2026-11-16T15:20:00Z') }),
      ask({ id: 2, target: OTHER, at: instant('2026-11-16T15:10:00Z') }),
      ask({ id: 4, learner: LearnerId.parse('9002'), state: 'withdrawn' }),
      granted({ id: 5, learner: LearnerId.parse('9003') }),
    ];
    const ids = (sittings: readonly Sitting[]) =>
      standingAsks({ asks, sittings, ruleFor, at: NOON, zone: ZONE }).map(({ id }) => id);
    expect(ids([])).toEqual([5, 2, 3]);
    expect(ids([later({ learner: LearnerId.parse('9003') })])).toEqual([2, 3]);
  });
});

const chances = (asks: readonly CheckAsk[], sittings: readonly Sitting[] = []) =>
  askedChances(asks, sittings, [chance()], ruleFor, ZONE);

describe('a granted check', () => {
  it('is a chance given: open until the window ends, after the rounds before it, with nothing to mark and no minutes', () => {
    expect(chances([granted()])).toEqual([
      expect.objectContaining({
        round: 2,
        date: '2026-11-16',
        due: instant('2026-11-24T05:59:00Z'),
        minutes: 0,
        marksItself: true,
        share: null,
        handedIn: false,
        inTicket: true,
      }),
    ]);
    expect(chances([ask()])).toEqual([]);
    expect(chances([granted(), granted({ id: 2, answeredAt: NEXT_DAY })]).map(({ round }) => round)).toEqual([2, 3]);
  });

  it('is scored by the first result after the teacher’s word, from elsewhere than a post of ours', () => {
    const results = [
      later({ share: 1, at: instant('2026-11-18T15:00:00Z') }),
      later({ share: 0.25 }),
      sitting({ share: 0 }),
      later({ kind: 'chance', share: 0, at: NOON }),
    ];
    expect(chances([granted()], results)).toEqual([
      expect.objectContaining({ share: 0.25, scoredAt: NEXT_DAY, handedIn: true }),
    ]);
  });
});
