import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import type { OnTicket } from '../../../src/store/tickets/learners.ts';
import { learnersAmong } from '../../../src/sync/tickets/class-of.ts';
import { instant } from '../../../src/time.ts';

const AT = instant('2026-11-16T15:00:00Z');
const CLASS = [
  { id: LearnerId.parse('3'), name: 'Zoe' },
  { id: LearnerId.parse('2'), name: 'Ángel' },
  { id: LearnerId.parse('1'), name: 'Ben' },
];

const NOTHING_SAID = {
  name: null,
  attachment: null,
  submission: null,
  done: false,
  seenAt: AT,
  graded: null,
  gradeWaits: null,
} as const;

function among(...on: readonly (Partial<OnTicket> & { readonly learner: LearnerId })[]) {
  const met = on.map((each): OnTicket => ({ ...NOTHING_SAID, ...each }));
  return learnersAmong(CLASS, new Map(met.map((each) => [each.learner, each])), AT);
}

describe('who is on a ticket', () => {
  it('is the class by name, and who else opened it, by the name they came with, else by their id', () => {
    expect(
      among({ learner: LearnerId.parse('9'), name: 'Cy' }, { learner: LearnerId.parse('8') }).map(({ name }) => name),
    ).toEqual(['8', 'Ángel', 'Ben', 'Cy', 'Zoe']);
    expect(among({ learner: LearnerId.parse('1'), name: 'Somebody else' }).map(({ name }) => name)).toContain('Ben');
  });

  it('goes by id where two have one name', () => {
    const twins = among({ learner: LearnerId.parse('7'), name: 'Ben' }, { learner: LearnerId.parse('0'), name: 'Ben' });
    expect(twins.filter(({ name }) => name === 'Ben').map(({ id }) => id)).toEqual(['0', '1', '7']);
  });

  it('counts as there for a minute after the page was last seen, and as done when they said so', () => {
    const seen = (at: string) => among({ learner: LearnerId.parse('1'), seenAt: instant(at), done: true });
    expect(seen('2026-11-16T14:59:01Z').filter(({ here }) => here)).toMatchObject([{ id: '1', done: true }]);
    expect(seen('2026-11-16T14:59:00Z').filter(({ here }) => here)).toEqual([]);
    expect(among().filter(({ here, done }) => here || done)).toEqual([]);
  });
});
