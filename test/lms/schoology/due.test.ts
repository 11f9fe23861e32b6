import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, integer, property } from 'fast-check';
import { dueAt, dueText, zoneOf } from '../../../src/lms/schoology/due.ts';
import { instant } from '../../../src/time.ts';

describe('a due date of Schoology', () => {
  it('is read as it was written, to the minute, in any zone and season', () => {
    const zones = constantFrom(
      'America/New_York',
      'America/Chicago',
      'America/Phoenix',
      'Pacific/Honolulu',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'UTC',
    );
    assert(
      property(zones, integer({ min: 0, max: 5_256_000 }), (zone, minutes) => {
        const at = instant(new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString());
        const again = dueAt(dueText(at, zone), zone) ?? '';
        // Which of the two it was in the hour that comes twice is told by nothing.
        expect(dueText(instant(again), zone)).toBe(dueText(at, zone));
        expect(Math.abs(Date.parse(again) - Date.parse(at))).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 500 },
    );
  });

  it('in the hour that comes twice is the second, whatever the season it is read in', () => {
    expect(dueAt('2026-11-01 01:30:00', 'America/New_York')).toBe('2026-11-01T06:30:00.000Z');
    expect(dueAt('2027-11-07 01:30:00', 'America/Chicago')).toBe('2027-11-07T07:30:00.000Z');
  });

  it('is none without a text or a zone', () => {
    expect([dueAt(null, 'UTC'), dueAt('2026-11-01 01:30:00', null), zoneOf('Mars/Olympus'), zoneOf(null)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
