import { describe, expect, it } from '@jest/globals';
import { troubleOf, type NewestNight } from '../../src/school/last-night.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

const night = (date: string, change: Partial<NewestNight> = {}): NewestNight => ({
  date: SchoolDate.parse(date),
  ended: 'finished',
  unfinished: 0,
  ...change,
});
/** Nightly at two in Chicago: 07:00 UTC. */
const trouble = (at: string, held: NewestNight | null): string | null =>
  troubleOf(schoolFile({ nightly: '02:00', closed: ['2026-09-24'] }), instant(at), held);

describe('the last night of a school', () => {
  it('is in order when it is the one the schedule names', () => {
    expect(trouble('2026-09-16T15:00:00Z', night('2026-09-16'))).toBeNull();
    expect(trouble('2026-09-16T06:00:00Z', night('2026-09-15'))).toBeNull();
  });

  it('is late when a newer one is due, once that has had three hours to end', () => {
    expect(trouble('2026-09-16T09:59:00Z', night('2026-09-15'))).toBeNull();
    expect(trouble('2026-09-16T10:01:00Z', night('2026-09-15'))).toBe('late');
    expect(trouble('2026-09-16T10:01:00Z', night('2026-09-16', { ended: 'left' }))).toBe('late');
    expect(trouble('2026-09-16T10:01:00Z', night('2026-09-16', { ended: 'running' }))).toBeNull();
  });

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

  it('is nothing to worry about where nights are had by hand', () => {
    expect(trouble('2026-09-16T15:00:00Z', null)).toBeNull();
  });
});
