import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import type { Mastery } from '../../src/mastery/types.ts';
import { countMisses } from '../../src/pathway/misses.ts';
import type { GivenChance, Misses } from '../../src/pathway/types.ts';
import type { Sitting } from '../../src/evidence/types.ts';
import { instant } from '../../src/time.ts';
import { chance, scoredChance } from '../builders/chance.ts';
import { atLevel } from '../builders/level.ts';
import { sitting } from '../builders/ticket/sitting.ts';

function missesAfter(
  given: readonly GivenChance[],
  sittings: readonly Sitting[] = [],
  mastery: Mastery = atLevel('not-yet'),
): Misses | undefined {
  return countMisses({
    mastery: [mastery],
    given,
    sittings,
    ruleFor: () => DEFAULT_RULE,
    at: instant('2026-11-16T08:00:00Z'),
  })[0];
}

const first = scoredChance(0.5, { round: 1, scoredAt: instant('2026-11-05T15:00:00Z') });
const second = scoredChance(0.6, { round: 2, scoredAt: instant('2026-11-10T15:00:00Z') });

describe('misses in a row', () => {
  it("owe a seat from the school's number on", () => {
    expect(missesAfter([first])).toMatchObject({ misses: 1, seatOwed: false });
    expect(missesAfter([second, first])).toMatchObject({ misses: 2, seatOwed: true });
  });

  it('begin anew after a chance that reached the threshold', () => {
    expect(missesAfter([first, { ...second, share: 0.8 }])).toMatchObject({ misses: 0, seatOwed: false });
    expect(missesAfter([{ ...first, share: 0.8 }, second])).toMatchObject({ misses: 1, seatOwed: false });
  });

  it('count 2.4 of 3 points as reached', () => {
    expect(missesAfter([{ ...first, share: 2.4 / 3 }])).toMatchObject({ misses: 0 });
  });

  it('do not count work that nobody handed in (P3)', () => {
    expect(missesAfter([first, chance({ round: 2 })])).toMatchObject({ misses: 1, seatOwed: false });
    expect(missesAfter([chance()])).toBeUndefined();
  });

  it('owe no seat once other evidence is newer, whatever it says', () => {
    expect(missesAfter([first, second], [sitting({ at: instant('2026-11-12T15:00:00Z'), share: 0.1 })])).toMatchObject({
      misses: 2,
      seatOwed: false,
    });
  });

  it('owe no seat once other evidence is of the very time of the run', () => {
    expect(missesAfter([first, second], [sitting({ at: instant('2026-11-16T08:00:00Z') })])).toMatchObject({
      seatOwed: false,
    });
  });

  it('still owe it after older evidence, evidence of the chance itself, and evidence that is not there yet', () => {
    const old = sitting({ at: instant('2026-11-09T15:00:00Z') });
    const own = sitting({ at: instant('2026-11-12T15:00:00Z'), kind: 'chance' });
    const later = sitting({ at: instant('2026-11-20T15:00:00Z') });
    expect(missesAfter([first, second], [old, own, later])).toMatchObject({ seatOwed: true });
  });

  it.each(['mastered', 'not-enough', 'no-evidence'] as const)('owe no seat at level %s', (level) => {
    expect(missesAfter([first, second], [], atLevel(level))).toMatchObject({ seatOwed: false });
  });
});
