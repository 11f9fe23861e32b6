import { describe, expect, it } from '@jest/globals';
import { capFor, historyFrom, schoolCap, type SchoolDay } from '../../src/plan/school-cap.ts';
import { SchoolDate } from '../../src/time.ts';

const date = (text: string): SchoolDate => SchoolDate.parse(text);
/** One class of 33 on a Tuesday of which nothing is known. */
const day = (change: Partial<SchoolDay> = {}): SchoolDay => ({
  date: date('2026-12-15'),
  classes: [33],
  sent: [],
  writesADay: null,
  ...change,
});
const sent = (...days: readonly (readonly [string, number])[]): SchoolDay['sent'] =>
  days.map(([at, writes]) => ({ date: date(at), writes }));

describe('the cap of a school', () => {
  it('has room for what the week of each learner holds and for the routes of each class, twice', () => {
    expect(schoolCap(day())).toEqual({ all: 33 * 3 + 18, besidesRoutes: 33 * 3 + 9 });
    expect(schoolCap(day({ classes: [33, 20, 0] }))).toEqual({ all: 53 * 3 + 36, besidesRoutes: 53 * 3 + 18 });
  });

  it('shrinks by what the week has sent, to one write for each learner and the routes', () => {
    const monday: readonly [string, number] = ['2026-12-14', 20];
    expect(schoolCap(day({ sent: sent(monday) })).all).toBe(33 * 3 + 18 - 20);
    expect(schoolCap(day({ sent: sent(monday, ['2026-12-15', 99]) })).all).toBe(33 * 3 + 18 - 20); // what this date sent is counted, not part of its cap
    expect(schoolCap(day({ sent: sent(['2026-12-14', 70]) })).all).toBe(33 + 18);
    expect(schoolCap(day({ sent: sent(['2026-12-13', 50]) })).all).toBe(33 * 3 + 18); // a Sunday, of the week before
  });

  it('grows to three times the median of the same weekday, once three are known', () => {
    const tuesdays = sent(['2026-11-24', 60], ['2026-12-01', 50], ['2026-12-08', 900]);
    expect(schoolCap(day({ sent: tuesdays })).all).toBe(180);
    expect(schoolCap(day({ sent: tuesdays.slice(1) })).all).toBe(117);
    expect(schoolCap(day({ sent: [...tuesdays.slice(1), ...sent(['2026-12-15', 60], ['2026-12-22', 60])] })).all).toBe(
      117,
    ); // this date and a later one do not count
    expect(schoolCap(day({ sent: [...sent(['2026-11-17', 70]), ...tuesdays] })).all).toBe(195); // between 60 and 70
    expect(schoolCap(day({ sent: tuesdays, date: date('2026-12-16') })).all).toBe(117); // a Wednesday
    expect(schoolCap(day({ sent: sent(['2026-11-24', 60], ['2026-12-01', 0], ['2026-12-08', 60]) })).all).toBe(117); // a day without anything is no rhythm
  });

  it("is the school's own number where the file gives one, half of it at most kept for routes", () => {
    expect(schoolCap(day({ writesADay: 40 }))).toEqual({ all: 40, besidesRoutes: 31 });
    expect(schoolCap(day({ writesADay: 5 }))).toEqual({ all: 5, besidesRoutes: 3 });
  });

  it('lets routes, new and taken back, use what chances and notes may not', () => {
    const cap = { all: 20, besidesRoutes: 11 };
    expect([capFor('route', cap), capFor('withdraw', cap), capFor('reassign', cap), capFor('note', cap)]).toEqual([
      20, 20, 11, 11,
    ]);
  });

  it('looks eight weeks back', () => {
    expect(historyFrom(date('2026-12-15'))).toBe('2026-10-20');
  });
});
