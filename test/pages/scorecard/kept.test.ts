import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RunId } from '../../../src/ids.ts';
import { keepScorecards } from '../../../src/pages/scorecard/kept.ts';
import type { Scorecard } from '../../../src/routing/scorecard/scorecard.ts';
import type { SelectedCourse } from '../../../src/sync/find.ts';
import { daysAfter, instant, type Instant } from '../../../src/time.ts';
import { boardSchool } from '../../builders/board/board-school.ts';
import { FULL_CARD } from '../../builders/scorecard.ts';

const [FIRST, SECOND] = [RunId.parse('run-1'), RunId.parse('run-2')];
const AT = instant('2026-05-12T12:00:00Z');

function selected(index = 0, file = boardSchool()): SelectedCourse {
  const course = file.courses[index];
  if (course === undefined) throw new Error('the school of the builder has courses');
  return { file, course };
}

describe('the card of a class', () => {
  const count = jest.fn<(of: SelectedCourse, at: Instant) => Promise<Scorecard>>();
  beforeEach(() => {
    count.mockReset().mockImplementation(async () => ({ ...FULL_CARD }));
  });

  it('is counted once for all who ask on a day, also while it is being counted', async () => {
    const card = keepScorecards(count);
    const [one, other] = await Promise.all([card(selected(), FIRST, AT), card(selected(), FIRST, AT)]);
    expect(await card(selected(), FIRST, AT)).toBe(one);
    expect(other).toBe(one);
    expect(count).toHaveBeenCalledTimes(1);
  });

  it('is another class’s own', async () => {
    const card = keepScorecards(count);
    expect(await card(selected(0), FIRST, AT)).not.toBe(await card(selected(1), FIRST, AT));
  });

  it('is counted anew after a night, under another school file and on another day', async () => {
    const card = keepScorecards(count);
    const file = boardSchool();
    await card(selected(), FIRST, AT);
    await card(selected(), SECOND, AT);
    await card(selected(0, { ...file, rule: { threshold: 0.7 } }), SECOND, AT);
    await card(selected(0, { ...file, rule: { threshold: 0.7 } }), SECOND, daysAfter(AT, 1));
    expect(count).toHaveBeenCalledTimes(4);
  });

  it('is counted anew where counting failed', async () => {
    const card = keepScorecards(count);
    count.mockRejectedValueOnce(new Error('the store is away'));
    await expect(card(selected(), FIRST, AT)).rejects.toThrow('the store is away');
    expect(await card(selected(), FIRST, AT)).toEqual(FULL_CARD);
  });
});
