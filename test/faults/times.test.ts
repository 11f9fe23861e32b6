import { describe, expect, it } from '@jest/globals';
import { CourseId } from '../../src/ids.ts';
import { dueAt } from '../../src/lms/google/due.ts';
import { dueMoment } from '../../src/school/due-date.ts';
import { runDueSchools } from '../../src/sync/night/scheduled/due-schools.ts';
import { pauseSending } from '../../src/sync/acts/pause.ts';
import { dateIn, instant, SchoolDate } from '../../src/time.ts';
import { COURSE, learnerId } from '../builders/lms/sandbox.ts';
import { seeded, simulateNights } from '../builders/schedule.ts';
import { MONDAY, useNights, type FaultNights } from './class.ts';
import { calls, countCalls } from './network.ts';

// Faults of writeback/PROTOCOL.md 10 that are about clocks, dates and the brake. Every zone and ten years: test/school/due-date.test.ts.
const nightsOf = useNights();
const CHICAGO = 'America/Chicago';

/** Triggers the scheduled nights of this school alone; how many courses ran. */
async function trigger(nights: FaultNights, at: string): Promise<number> {
  nights.moveTo(at);
  const { sync } = nights.app;
  const parts = { ...sync, store: { ...sync.store, schools: async () => [nights.file.school.id] } };
  return (await runDueSchools(parts, instant(at))).courses.length;
}

describe('a clock', () => {
  it('F23 that is put forward skips the hour of the night, which runs once, at the next minute there is', () => {
    expect(dueMoment(CHICAGO, SchoolDate.parse('2026-03-08'), '02:30')).toBe('2026-03-08T08:00:00.000Z');
    const { ran, there } = simulateNights(CHICAGO, '02:30', '2026-03-01T00:00:00Z', '2026-03-16T00:00:00Z', seeded(23));
    expect(ran).toEqual(there);
  });

  it('F24 that is put back shows the hour of the night twice, and the night runs once', () => {
    expect(dueMoment(CHICAGO, SchoolDate.parse('2026-11-01'), '01:30')).toBe('2026-11-01T06:30:00.000Z');
    const { ran, there } = simulateNights(CHICAGO, '01:30', '2026-10-25T00:00:00Z', '2026-11-08T00:00:00Z', seeded(24));
    expect(ran).toEqual(there);
  });

  it('F25 that jumps back, and forward again, brings no second night for a date', async () => {
    const nights = await nightsOf();
    expect(await trigger(nights, '2026-09-15T08:00:00Z')).toBe(1);
    const sent = nights.writesSent();

    for (const at of ['2026-09-15T06:30:00Z', '2026-09-14T09:00:00Z', '2026-09-15T07:30:00Z', '2026-09-15T09:00:00Z'])
      expect(await trigger(nights, at)).toBe(0);
    expect(nights.writesSent()).toBe(sent);
    expect(nights.wronged()).toEqual([]);
  });

  it("F26 reads a due date without a time as the end of its day, and one at the day's edge in the school's zone", () => {
    const withoutTime = dueAt({ year: 2026, month: 9, day: 14 }, null);
    const midnight = dueAt({ year: 2026, month: 9, day: 15 }, { hours: 4, minutes: 59 });
    expect(withoutTime).toBe('2026-09-14T23:59:00.000Z');
    expect(dateIn(CHICAGO, midnight ?? instant(MONDAY))).toBe('2026-09-14');
    // whether work was late is the host's word: test/lms/google/reads.test.ts
  });

  it("F27 missed nights are made up by one, on today's state; closed days and the day that only leap years have keep the order", async () => {
    const nights = await nightsOf({ file: { closed: ['2026-09-18'] } });
    expect(await trigger(nights, '2026-09-14T08:00:00Z')).toBe(1);
    expect(await trigger(nights, '2026-09-17T08:00:00Z')).toBe(1); // Tuesday's and Wednesday's were missed
    expect(await trigger(nights, '2026-09-18T08:00:00Z')).toBe(0);
    for (const n of [1, 2, 3, 4, 5])
      expect(nights.sandbox.world.seenBy(learnerId(n), COURSE).announcements.length).toBeLessThanOrEqual(1);

    const { ran } = simulateNights(CHICAGO, '02:00', '2028-02-27T12:00:00Z', '2028-03-03T12:00:00Z', seeded(27));
    expect(ran).toContain('2028-02-29');
  });
});

describe('the brake', () => {
  it('F35 pulled with work queued lets nothing be published any more, and takes away what nobody has seen', async () => {
    const nights = await nightsOf();
    nights.sandbox.fail({ method: '*.patch', kind: 'error', code: 503, effect: false, times: 99 });
    await nights.sync();
    nights.sandbox.heal();
    expect(nights.drafts()).toBeGreaterThan(0);

    await pauseSending(
      nights.app.sync,
      { school: nights.file.school.id, course: CourseId.parse(COURSE), by: 'administrator' },
      instant(MONDAY),
    );
    const published = countCalls(calls('PATCH', /./));
    nights.moveTo('2026-09-14T07:01:00Z');
    const report = await nights.sync();

    expect(report.problems).toContainEqual(expect.objectContaining({ kind: 'paused' }));
    expect(published).toEqual([]);
    expect(nights.drafts()).toBe(0);
    expect([1, 2, 3, 4, 5].flatMap((n) => nights.sees(n))).toEqual([]);
  });
});
