import { describe, expect, it } from '@jest/globals';
import { schoolDateOf, schoolWeekOf } from '../../src/school/calendar.ts';
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
