import { describe, expect, it } from '@jest/globals';
import type { NewestNight } from '../../src/school/last-night.ts';
import type { LastNight } from '../../src/store/nights/last-nights.ts';
import { SchoolDate } from '../../src/time.ts';
import { nightsState } from '../../src/watch/nights-state.ts';

function last(change: Partial<LastNight> = {}, night: Partial<NewestNight> = {}): LastNight {
  return {
    night: {
      date: SchoolDate.parse('2026-09-15'),
      ended: 'finished',
      courses: 4,
      done: 4,
      unfinished: 0,
      ...night,
    },
    trouble: null,
    hours: 8,
    ...change,
  };
}

describe('the line of how all schools stand', () => {
  it('is quiet while every night is had, and tells how old the oldest is', () => {
    expect(nightsState([last(), last({ hours: 31 })])).toEqual({
      as: 'info',
      line: {
        event: 'nights-state',
        schools: 2,
        late: 0,
        ahead: 0,
        partly: 0,
        unreadable: 0,
        underway: 0,
        coursesDone: 0,
        coursesLeft: 0,
        oldestHours: 31,
      },
    });
  });

  it.each([
    ['never begun', last({ night: null, trouble: 'never', hours: null }), { late: 1 }],
    ['late', last({ trouble: 'late' }), { late: 1 }],
    [
      'half done hours after its time',
      last({ trouble: 'overdue' }, { ended: 'left', done: 2 }),
      { late: 1, underway: 1, coursesDone: 2, coursesLeft: 2 },
    ],
    ['ahead of the clock', last({ trouble: 'ahead' }), { ahead: 1 }],
    ['finished but for a course', last({ trouble: 'unfinished' }, { done: 3, unfinished: 1 }), { partly: 1 }],
    ['of a school that cannot be read', 'unreadable' as const, { unreadable: 1 }],
  ])('is something to look at where a night is %s', (_what, night, counts) => {
    expect(nightsState([last(), night])).toMatchObject({ as: 'warn', line: { schools: 2, ...counts } });
  });

  it('counts what is under way without trouble, and of schools that are new nothing', () => {
    const line = nightsState([last({}, { ended: 'running', done: 1 }), last({ night: null, hours: null })]);
    expect(line).toMatchObject({ as: 'info', line: { underway: 1, coursesDone: 1, coursesLeft: 3 } });
    expect(nightsState([]).line).not.toHaveProperty('oldestHours');
  });
});
