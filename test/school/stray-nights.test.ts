import { describe, expect, it } from '@jest/globals';
import { strayNights } from '../../src/school/stray-nights.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

const WEDNESDAY = '2026-09-16T08:00:00Z';
const stray = (at: string, done: readonly string[], change: Parameters<typeof schoolFile>[0] = {}): readonly string[] =>
  strayNights(
    schoolFile(change),
    instant(at),
    done.map((date) => SchoolDate.parse(date)),
  );
/** Every weekday from Monday 14 September on. */
const weekdays = (count: number): string[] =>
  Array.from({ length: count }, (_, n) =>
    new Date(Date.UTC(2026, 8, 14 + n + 2 * Math.floor(n / 5))).toISOString().slice(0, 10),
  );

describe('nights that lie ahead of the clock', () => {
  it.each<[string, string[], string[]]>([
    ['are none on an ordinary day', ['2026-09-14', '2026-09-15', '2026-09-16'], []],
    ['are none tomorrow: a clock that is put back at midnight shows an earlier date', ['2026-09-15', '2026-09-17'], []],
    ['are stray after a clock that was ahead for one tick', ['2026-09-14', '2026-09-15', '2026-11-16'], ['2026-11-16']],
    [
      'are stray after one that was ahead by two school days alone',
      ['2026-09-14', '2026-09-15', '2026-09-18'],
      ['2026-09-18'],
    ],
    ['are stray where it was the first that ever was', ['2026-11-16'], ['2026-11-16']],
    [
      'are stray where it was ahead for some nights',
      ['2026-09-14', '2026-09-15', '2026-11-16', '2026-11-17'],
      ['2026-11-16', '2026-11-17'],
    ],
    [
      'are real where more were had there than in the past: the clock is wrong now',
      ['2026-09-15', '2026-11-16', '2026-11-17'],
      [],
    ],
    [
      'are real where they follow on those of the past: the clock has been put back',
      ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'],
      [],
    ],
    ['are real over a weekend, which is no gap', [...weekdays(5), '2026-09-21'], []],
  ])('%s', (_what, done, ahead) => {
    expect(stray(WEDNESDAY, done)).toEqual(ahead);
    expect(stray(WEDNESDAY, done.toReversed())).toEqual(ahead);
  });

  it('are real where months of them are: the clock has been put back by weeks', () => {
    expect(stray(WEDNESDAY, weekdays(45))).toEqual([]);
  });

  it('are real behind holidays alone, which are no gap either', () => {
    const closed = ['2026-09-18', '2026-09-21', '2026-09-22'];

    expect(stray(WEDNESDAY, ['2026-09-15', '2026-09-16', '2026-09-17', '2026-09-23'], { closed })).toEqual([]);
    expect(stray(WEDNESDAY, ['2026-09-15', '2026-09-16', '2026-09-17', '2026-09-23'])).toEqual(['2026-09-23']);
  });
});
