import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCounted, stateOn, step } from '../../src/ticket/state.ts';
import { Act, TICKET_STATES } from '../../src/ticket/types.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { aTicket } from '../builders/ticket/ticket.ts';

describe('a step', () => {
  it.each([
    ['open', 'grade-together', 'marking'],
    ['marking', 'show-key', 'key'],
    ['marking', 'more-time', 'open'],
    ['open', 'close', 'closed'],
    ['key', 'close', 'closed'],
  ] as const)('from %s by %s leads to %s', (state, act, then) => {
    expect(step(aTicket({ state }), act)?.state).toBe(then);
  });

  it.each([
    ['draft', 'grade-together'],
    ['draft', 'close'],
    ['open', 'show-key'],
    ['key', 'more-time'],
    ['closed', 'more-time'],
    ['closed', 'show-key'],
    ['closed', 'grade-together'],
    ['marking', 'close'],
  ] as const)('from %s there is no way by %s', (state, act) => {
    expect(step(aTicket({ state }), act)).toBeNull();
  });

  it.each([
    ['marking', 'grade-together', []],
    ['key', 'grade-together', [1, 2, 3]],
    ['key', 'show-key', [1, 2, 3]],
    ['open', 'more-time', []],
    ['closed', 'close', [1, 2, 3]],
  ] as const)('from %s by %s was taken already: nothing changes', (state, act, shown) => {
    expect(step(aTicket({ state, shown }), act)).toEqual({ state, shown });
  });

  it('grades together once: what was closed after that was graded', () => {
    const graded = aTicket({ state: 'closed', shown: [1], markingAt: instant('2026-09-14T15:00:00Z') });
    expect(step(graded, 'grade-together')).toEqual({ state: 'closed', shown: [1] });
  });

  it('shows the key of one question, and then of another', () => {
    const first = step(aTicket({ state: 'marking' }), 'show-key', 2);
    expect(first).toEqual({ state: 'key', shown: [2] });
    expect(step(aTicket({ state: 'key', shown: [2] }), 'show-key', 1)).toEqual({ state: 'key', shown: [1, 2] });
  });

  it('shows no key of a question that is not there', () => {
    expect(step(aTicket({ state: 'marking' }), 'show-key', 4)).toBeNull();
  });

  it('gives no more time once a key was shown', () => {
    expect(step(aTicket({ state: 'marking', shown: [1] }), 'more-time')).toBeNull();
  });

  it('of a habit ticket only closes it', () => {
    const habit = aTicket({ kind: 'habit', state: 'open' });
    expect(Act.options.filter((act) => step(habit, act) !== null)).toEqual(['close']);
  });

  it('never takes a key back, and never opens what is closed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...Act.options), fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })),
        ),
        (acts) => {
          let ticket = aTicket();
          for (const [act, question] of acts) {
            const next = step(ticket, act, question) ?? ticket;
            expect(ticket.shown.every((each) => next.shown.includes(each))).toBe(true);
            expect(ticket.state === 'closed' && next.state !== 'closed').toBe(false);
            ticket = { ...ticket, ...next };
          }
        },
      ),
    );
  });
});

describe('the state on a day', () => {
  const [before, day, after] = ['2026-09-13', '2026-09-14', '2026-09-15'].map((date) => SchoolDate.parse(date)) as [
    SchoolDate,
    SchoolDate,
    SchoolDate,
  ];

  it('is as it was left until its last day is over, then closed', () => {
    expect([before, day, after].map((today) => stateOn({ state: 'marking' }, today, day))).toEqual([
      'marking',
      'marking',
      'closed',
    ]);
  });

  it('of a draft stays a draft', () => {
    expect(stateOn({ state: 'draft' }, after, day)).toBe('draft');
  });

  it('counts as evidence from grading together on, and never of a habit ticket', () => {
    expect(TICKET_STATES.filter((state) => isCounted({ kind: 'exit' }, state))).toEqual(['marking', 'key', 'closed']);
    expect(TICKET_STATES.filter((state) => isCounted({ kind: 'habit' }, state))).toEqual([]);
  });
});
