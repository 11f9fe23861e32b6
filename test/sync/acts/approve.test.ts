import { beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, type SchoolId } from '../../../src/ids.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { approvePlan } from '../../../src/sync/acts/approve.ts';
import { googleMemoryNights, type MemoryNights } from '../../builders/memory-night.ts';
import { COURSE, smallSchool } from '../../builders/sandbox.ts';
import { tickets } from '../../faults/class.ts';

const course = CourseId.parse(COURSE);
let nights: MemoryNights<OpenSandbox>;
let school: SchoolId;

beforeEach(async () => {
  nights = await googleMemoryNights(smallSchool(tickets()), '2026-09-14T07:00:00Z');
  school = nights.file.school.id;
});

describe('a plan that was approved before', () => {
  it('brings nothing back to life that was closed since, and says why', async () => {
    await nights.sync();
    await nights.approve();
    const created = (): number =>
      Object.entries(nights.box.calls).reduce(
        (sum, [method, calls]) => sum + (method.endsWith('.create') ? calls : 0),
        0,
      );
    const sent = created();
    expect(sent).toBeGreaterThan(0);
    const [row] = await nights.store.school(school, (records) => records.loadLedger(course));
    if (row === undefined) throw new Error('nothing was sent');
    await nights.store.school(school, (records) =>
      records.move(row.key, ['DONE'], 'CANCELLED', 'no longer wanted', row.changedAt),
    );

    const again = await nights.approve();

    expect(again).toMatchObject({
      ok: true,
      report: {
        courses: [
          { writes: { created: 0, adopted: 0, skipped: [{ key: row.key, why: expect.stringContaining('closed') }] } },
        ],
      },
    });
    expect(created()).toBe(sent);
  });

  it('is out of date once another has come after it', async () => {
    await nights.sync();
    const old = await nights.store.school(school, (records) => records.newestPlan(course));
    await nights.approve();
    nights.moveTo('2026-09-15T07:00:00Z');
    await nights.sync();
    if (old === null) throw new Error('there was no plan');

    expect(await approvePlan(nights.parts, { course, plan: old.plan.id }, old.plan.at)).toMatchObject({
      ok: false,
      reason: 'stale',
    });
  });
});
