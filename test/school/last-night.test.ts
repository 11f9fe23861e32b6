import { describe, expect, it } from '@jest/globals';
import { troubleOf, type NewestNight, type SchoolSoFar } from '../../src/school/last-night.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

const night = (date: string, change: Partial<NewestNight> = {}): NewestNight => ({
  date: SchoolDate.parse(date),
  ended: 'finished',
  courses: 4,
  done: 4,
  unfinished: 0,
  ...change,
});
const SO_FAR: SchoolSoFar = { since: instant('2026-09-01T15:00:00Z'), lastRun: null };
/** Nightly at two in Chicago: 07:00 UTC. */
const trouble = (at: string, held: NewestNight | null, soFar: Partial<SchoolSoFar> = {}): string | null =>
  troubleOf(schoolFile({ nightly: '02:00', closed: ['2026-09-24'] }), instant(at), held, { ...SO_FAR, ...soFar });

describe('the last night of a school', () => {
  it('is in order when it is the one the schedule names', () => {
    expect(trouble('2026-09-16T15:00:00Z', night('2026-09-16'))).toBeNull();
    expect(trouble('2026-09-16T06:00:00Z', night('2026-09-15'))).toBeNull();
  });

  it('is late when a newer one is due, once that has had three hours to end', () => {
    expect(trouble('2026-09-16T09:59:00Z', night('2026-09-15'))).toBeNull();
    expect(trouble('2026-09-16T10:01:00Z', night('2026-09-15'))).toBe('late');
  });

  it.each(['left', 'running'] as const)(
    'is overdue, not late, when it was begun in time and is %s three hours later, be half of its courses done or all',
    (ended) => {
      const half = night('2026-09-16', { ended, done: 2 });
      expect(trouble('2026-09-16T09:59:00Z', half)).toBeNull();
      expect(trouble('2026-09-16T10:01:00Z', half)).toBe('overdue');
    },
  );

  it("is late on a Saturday when Friday's was not had, and in order when it was", () => {
    expect(trouble('2026-09-19T15:00:00Z', night('2026-09-17'))).toBe('late');
    expect(trouble('2026-09-20T15:00:00Z', night('2026-09-18'))).toBeNull();
    expect(trouble('2026-09-24T15:00:00Z', night('2026-09-23'))).toBeNull();
  });

  it('is ahead when it lies behind tomorrow: a clock was wrong', () => {
    expect(trouble('2026-09-16T15:00:00Z', night('2026-09-17'))).toBeNull();
    expect(trouble('2026-09-16T15:00:00Z', night('2026-11-16'))).toBe('ahead');
  });

  it('is unfinished when some of its courses were', () => {
    expect(trouble('2026-09-16T15:00:00Z', night('2026-09-16', { unfinished: 2 }))).toBe('unfinished');
    expect(trouble('2026-09-16T08:00:00Z', night('2026-09-16', { ended: 'running', unfinished: 2 }))).toBeNull();
  });

  it('was never begun where the schedule has named one since the school came, and nobody had it', () => {
    const since = instant('2026-09-15T15:00:00Z');
    expect(trouble('2026-09-16T06:59:00Z', null, { since })).toBeNull();
    expect(trouble('2026-09-16T09:59:00Z', null, { since })).toBeNull();
    expect(trouble('2026-09-16T10:01:00Z', null, { since })).toBe('never');
    expect(trouble('2026-09-16T10:01:00Z', null, { since: instant('2026-09-16T07:30:00Z') })).toBeNull();
  });

  it('is nothing to worry about where nights are had by hand', () => {
    expect(trouble('2026-09-16T15:00:00Z', null, { lastRun: instant('2026-09-16T07:10:00Z') })).toBeNull();
    expect(trouble('2026-09-16T15:00:00Z', null, { lastRun: instant('2026-09-15T22:00:00Z') })).toBe('never');
  });
});
