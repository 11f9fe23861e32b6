import { describe, expect, it } from '@jest/globals';
import { limitsAt } from '../../src/school/school-year.ts';
import { instant } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

const limits = (at: string, yearEnds = '07-31') => limitsAt(schoolFile({ yearEnds }), instant(at));

describe('how long is kept what a school has', () => {
  it.each([
    ['in the middle of a school year', '2026-11-29T08:00:00Z', '2026-08-01T05:00:00.000Z'],
    ['on the last of the thirty days after it', '2026-08-30T23:00:00Z', '2025-08-01T05:00:00.000Z'],
    ['when the thirty days are over', '2026-08-31T08:00:00Z', '2026-08-01T05:00:00.000Z'],
    ['in the new calendar year', '2027-01-02T08:00:00Z', '2026-08-01T05:00:00.000Z'],
  ])('%s: results of the school year that ended before', (_, at, year) => {
    expect(limits(at).year).toBe(year);
  });

  it('ends the school year where the school says so, by its own clock', () => {
    expect(limits('2026-07-31T12:00:00Z', '06-30').year).toBe('2026-07-01T05:00:00.000Z');
    expect(limits('2026-07-30T12:00:00Z', '06-30').year).toBe('2025-07-01T05:00:00.000Z');
    expect(limits('2026-11-29T12:00:00Z', '12-20').year).toBe('2025-12-21T06:00:00.000Z');
    expect(limits('2026-01-10T12:00:00Z', '12-20').year).toBe('2024-12-21T06:00:00.000Z');
  });

  it('takes the last of February for 29 February in a year without one', () => {
    expect(limits('2026-05-01T12:00:00Z', '02-29').year).toBe('2026-03-01T06:00:00.000Z');
  });

  it('keeps levels a year longer, records thirteen months, words ninety days, who left thirty', () => {
    expect(limits('2026-11-29T08:00:00Z')).toMatchObject({
      yearBefore: '2025-08-01T05:00:00.000Z',
      record: '2025-10-29T08:00:00.000Z',
      words: '2026-08-31T08:00:00.000Z',
      left: '2026-10-30T08:00:00.000Z',
    });
  });

  it.each(['13-01', '02-30', '7-31', 'July'])('is refused "%s" as the end of a school year', (yearEnds) => {
    expect(() => schoolFile({ yearEnds })).toThrow('should be a month and a day');
  });
});
