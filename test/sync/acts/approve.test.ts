import { beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, WriteKey, type SchoolId } from '../../../src/ids.ts';
import { strikesOf } from '../../../src/plan/hand.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { approvePlan } from '../../../src/sync/acts/approve.ts';
import { instant } from '../../../src/time.ts';
import { googleMemoryNights, type MemoryNights } from '../../builders/memory/memory-night.ts';
import { COURSE, smallSchool } from '../../builders/lms/sandbox.ts';
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

  it('sends nothing that was struck since, though it was recorded to be sent', async () => {
    const { unsent, kept, struck } = await halfSent();

    await approvePlan(unsent.parts, { course, except: [struck] }, at('07:01'));
    await approvePlan(unsent.parts, { course }, at('07:02'));

    expect(await statesOf(unsent)).toEqual({ [struck]: 'CANCELLED', ...kept });
  });

  it('closes what was struck since by an approval that died before it could', async () => {
    const { unsent, kept, struck } = await halfSent();
    await unsent.store.school(unsent.file.school.id, async (records) => {
      const { plan } = (await records.newestPlan(course)) ?? {};
      const write = plan?.writes.find(({ key }) => key === struck);
      if (plan === undefined || write === undefined || write.kind === 'withdraw') throw new Error('nothing to strike');
      await records.saveStrikes(course, strikesOf(write, plan.date, true, at('07:01')));
    });

    await approvePlan(unsent.parts, { course }, at('07:02'));

    expect(await statesOf(unsent)).toEqual({ [struck]: 'CANCELLED', ...kept });
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

const at = (time: string) => instant(`2026-09-14T${time}:00Z`);

/** The plan was approved while the class took no posts: all of it is recorded, and nothing is there. */
async function halfSent() {
  let isDown = true;
  const unsent = await googleMemoryNights(
    smallSchool(tickets()),
    '2026-09-14T07:00:00Z',
    (inside) => async (input, init) => {
      const { method, url } = new Request(input, init);
      const isRefused = isDown && method === 'POST' && url.includes('/courses/');
      return isRefused ? new Response('{}', { status: 429 }) : inside(input, init);
    },
  );
  await unsent.sync();
  await unsent.approve();
  isDown = false;
  const [struck, ...others] = Object.keys(await statesOf(unsent));
  if (struck === undefined || others.length === 0) throw new Error('too little was decided');
  return {
    unsent,
    struck: WriteKey.parse(struck),
    kept: Object.fromEntries(others.map((key) => [key, 'DONE'])),
  };
}

async function statesOf({ store, file }: MemoryNights<OpenSandbox>): Promise<Record<string, string>> {
  const rows = await store.school(file.school.id, (records) => records.loadLedger(course));
  return Object.fromEntries(rows.map(({ key, state }) => [key, state]));
}
