import { describe, expect, it } from '@jest/globals';
import {
  lastSchoolDays,
  schoolDateOf,
  schoolDayAfter,
  schoolDayBefore,
  schoolDaysUntil,
  schoolWeekOf,
} from '../../src/school/calendar.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

describe('the school day of a run', () => {
  it("is the day in the school's own zone", () => {
    expect(schoolDateOf(schoolFile(), instant('2026-11-24T04:30:00Z'))).toBe('2026-11-23');
  });

  it('is the next open day when run on a Sunday', () => {
    expect(schoolDateOf(schoolFile(), instant('2026-11-22T18:00:00Z'))).toBe('2026-11-23');
  });

  it('passes over closed days', () => {
    const thanksgiving = schoolFile({ closed: ['2026-11-26', '2026-11-27'] });

    expect(schoolDateOf(thanksgiving, instant('2026-11-26T12:00:00Z'))).toBe('2026-11-30');
  });

  it('may be a Saturday where weekends are open', () => {
    expect(schoolDateOf(schoolFile({ weekends: 'open' }), instant('2026-11-21T18:00:00Z'))).toBe('2026-11-21');
  });

  it('belongs to the week of its Monday', () => {
    expect(schoolWeekOf(SchoolDate.parse('2026-11-29'))).toBe('2026-11-23');
  });
});

function on(date: string) {
  return SchoolDate.parse(date);
}

describe('walking over school days', () => {
  const calendar = schoolFile({ closed: ['2026-11-26', '2026-11-27'] });

  it('passes over weekends, closed days and the ends of months', () => {
    expect(schoolDayAfter(calendar, on('2026-11-25'))).toBe('2026-11-30');
    expect(schoolDayBefore(calendar, on('2026-11-30'))).toBe('2026-11-25');
    expect(schoolDayAfter(calendar, on('2026-02-27'))).toBe('2026-03-02');
    expect(schoolDayAfter(calendar, on('2026-11-30'))).toBe('2026-12-01');
  });

  it('lists the last ones with the day itself, where school is held on it', () => {
    expect(lastSchoolDays(calendar, on('2026-11-30'), 3)).toEqual(['2026-11-24', '2026-11-25', '2026-11-30']);
    expect(lastSchoolDays(calendar, on('2026-11-28'), 1)).toEqual(['2026-11-25']);
  });

  it('counts those before a day, up to as many as matter', () => {
    expect(schoolDaysUntil(calendar, on('2026-11-24'), on('2026-12-01'), 9)).toBe(3);
    expect(schoolDaysUntil(calendar, on('2026-11-24'), on('2027-06-01'), 9)).toBe(9);
    expect(schoolDaysUntil(calendar, on('2026-11-24'), on('2026-11-24'), 9)).toBe(0);
  });

  it('ends where school is never held', () => {
    const year = Array.from({ length: 800 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    expect(lastSchoolDays({ ...calendar, closed: year }, on('2027-06-01'), 2)).toHaveLength(2);
  });
});
