import { describe, expect, it } from '@jest/globals';
import { assert, date, property } from 'fast-check';
import { dueAt, dueParts } from '../../../src/lms/google/due.ts';
import { fromDateTime, instant } from '../../../src/time.ts';
import { DateTime } from 'luxon';

const DAY = { year: 2026, month: 5, day: 15 };

describe('a due date', () => {
  it('is in UTC: 23:59 of the day before in New York', () => {
    const at = dueAt(DAY, { hours: 3, minutes: 59 });

    expect(at).toBe(fromDateTime(DateTime.fromISO('2026-05-14T23:59', { zone: 'America/New_York' })));
  });

  it('is midnight when the time is there and empty', () => {
    expect(dueAt(DAY, {})).toBe('2026-05-15T00:00:00.000Z');
  });

  it('takes a missing part for zero', () => {
    expect(dueAt(DAY, { minutes: 30 })).toBe('2026-05-15T00:30:00.000Z');
  });

  it('ends with its day when there is no time', () => {
    expect(dueAt(DAY, null)).toBe('2026-05-15T23:59:00.000Z');
  });

  it.each([[{ year: 2026, month: 2, day: 30 }], [{ year: 2026, day: 3 }], [{}]])(
    'of impossible parts is none (%j)',
    (parts) => {
      expect(dueAt(parts, {})).toBeNull();
    },
  );

  it('comes back the same, to the minute, from the parts written for it', () => {
    assert(
      property(date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (moment) => {
        const at = instant(moment.toISOString());
        const { dueDate, dueTime } = dueParts(at);

        expect(dueAt(dueDate, dueTime)?.slice(0, 16)).toBe(at.slice(0, 16));
      }),
    );
  });
});
