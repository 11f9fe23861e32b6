import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import type { ScoredChance } from '../../src/pathway/history.ts';
import { nextStep, type Situation } from '../../src/pathway/next-step.ts';
import type { GivenChance } from '../../src/pathway/types.ts';
import { instant } from '../../src/time.ts';
import { chance, scoredChance } from '../builders/chance.ts';
import { atLevel } from '../builders/level.ts';
import { sitting } from '../builders/ticket/sitting.ts';

const AT = instant('2026-11-16T08:00:00Z');

function step(change: Partial<Situation> = {}) {
  const found = nextStep({
    mastery: atLevel('not-yet'),
    history: { chances: [], scored: [], elsewhere: [] },
    seatOwed: false,
    seatToday: false,
    taughtToAll: false,
    ticketsCome: false,
    choseWorkshop: false,
    earlierGrade: false,
    rule: DEFAULT_RULE,
    at: AT,
    zone: 'America/Chicago',
    ...change,
  });
  return found.is === 'withheld' ? `${found.is}: ${found.why.en}` : found;
}

function history(
  chances: readonly GivenChance[],
  elsewhere: Situation['history']['elsewhere'] = [],
): Situation['history'] {
  return { chances, scored: chances.filter((each): each is ScoredChance => each.share !== null), elsewhere };
}

function reached(scoredAt: string) {
  return scoredChance(0.8, { scoredAt: instant(scoredAt) });
}

/** A result elsewhere that fell short. */
function short(at: string) {
  return [sitting({ share: 0.5, at: instant(at) })];
}

const reachedLevel = atLevel('not-yet', { newest: instant('2026-11-09T08:00:00Z') });

describe('the next step on a target', () => {
  it('is a re-check on the whole school day it is due, so that a second run of the morning decides as the first', () => {
    const due = (recheckAt: string) => step({ mastery: atLevel('mastered', { recheckAt: instant(recheckAt) }) });
    expect(due(AT)).toEqual({ is: 'recheck', round: 1 });
    expect(due('2026-11-17T05:59:59Z')).toEqual({ is: 'recheck', round: 1 }); // before midnight in Chicago
    expect(due('2026-11-17T06:00:00Z')).toEqual({ is: 'nothing' });
    expect(step({ mastery: atLevel('mastered', { recheckAt: null }) })).toEqual({ is: 'nothing' });
  });

  it('is a re-check some days after a chance reached the mark, although the level is not there yet', () => {
    expect(step({ mastery: reachedLevel, history: history([reached('2026-11-09T08:00:00Z')]) })).toEqual({
      is: 'recheck',
      round: 2,
    });
    expect(step({ mastery: reachedLevel, history: history([reached('2026-11-10T08:00:00Z')]) })).toContain(
      'the re-check follows on Tuesday, November 17',
    );
  });

  it('is another round where a later result elsewhere fell short after the mark was reached, and not where that came before', () => {
    const scored = reached('2026-11-12T08:00:00Z');

    expect(step({ history: history([scored], short('2026-11-13T08:00:00Z')) })).toEqual({ is: 'redo', round: 2 });
    expect(step({ history: history([scored], short('2026-11-12T08:00:00Z')) })).toContain('re-check follows');
    expect(
      step({ history: history([scored], [sitting({ share: 0.8, at: instant('2026-11-13T08:00:00Z') })]) }),
    ).toContain('re-check follows');
  });

  it('waits while a chance is open, to the very end of its time', () => {
    expect(step({ history: history([chance({ due: AT })]) })).toContain('is open until');
    expect(step({ history: history([chance({ due: instant('2026-11-16T07:59:59Z') })]) })).toEqual({
      is: 'redo',
      round: 2,
    });
  });

  it('gives way to a seat that is owed, but for a re-check', () => {
    expect(step({ seatOwed: true })).toContain('seat in seminar');
    expect(step({ seatOwed: true, choseWorkshop: true })).toContain('seat in seminar');
    expect(step({ seatOwed: true, mastery: atLevel('mastered', { recheckAt: AT }) })).toEqual({
      is: 'recheck',
      round: 1,
    });
  });

  it('is, on a target of an earlier grade, only ever something beside another', () => {
    expect(step({ earlierGrade: true })).toContain('only beside');
    expect(step({ earlierGrade: true, mastery: atLevel('mastered', { recheckAt: AT }) })).toEqual({ is: 'nothing' });
  });
});
