import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, RunId, SchoolId } from '../../../src/ids.ts';
import { strikesOf } from '../../../src/plan/hand.ts';
import { REMOVED, type LedgerRow } from '../../../src/plan/ledger-row.ts';
import { undoneWords } from '../../../src/plan/undone.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { choose } from '../../../src/sync/acts/choose.ts';
import { moveHand, type Stroke } from '../../../src/sync/acts/teachers-hand.ts';
import { undoRun } from '../../../src/sync/acts/undo.ts';
import { waitingDay } from '../../../src/sync/waiting-day.ts';
import { SchoolDate, instant } from '../../../src/time.ts';
import { googleMemoryNights, type MemoryNights } from '../../builders/memory/memory-night.ts';
import { COURSE, learnerId, smallSchool } from '../../builders/lms/sandbox.ts';
import { MONDAY, TUESDAY, tickets, ticketsWithChances } from '../../faults/class.ts';

const [school, course] = [SchoolId.parse('small'), CourseId.parse(COURSE)];
const at = instant(MONDAY);

type Class = MemoryNights<OpenSandbox>;

/** What was sent on Monday morning was taken back again. */
async function undone(
  review: 'teacher' | 'auto' = 'teacher',
  results = tickets(),
): Promise<{ nights: Class; sent: string[]; run: RunId }> {
  const nights = await googleMemoryNights(smallSchool({ ...results, file: { review } }), MONDAY);
  await nights.sync();
  if (review === 'teacher') await nights.approve();
  const rows = await ledger(nights);
  const run = RunId.parse(rows[0]?.run);
  const sent = seen(nights);
  await undoRun(nights.parts, { run }, at);
  expect(seen(nights)).toEqual([]);
  return { nights, sent, run };
}

function ledger(nights: Class): Promise<readonly LedgerRow[]> {
  return nights.store.school(school, (records) => records.loadLedger(course));
}

/** What stands in the class for the children to see. */
function seen({ box }: Class): string[] {
  return [1, 2, 3, 4]
    .flatMap((n) => {
      const { coursework, announcements } = box.world.seenBy(learnerId(n), COURSE);
      return [
        ...coursework.filter(({ title }) => !title.includes('ticket')).map(({ title }) => `${n} ${title}`),
        ...announcements.map(({ text }) => `${n} ${text}`),
      ];
    })
    .toSorted();
}

async function waiting(nights: Class): Promise<string[]> {
  return ((await waitingDay(nights.store, { school, course })).plan?.writes ?? []).map(({ key }) => key).toSorted();
}

function stroke(nights: Class, is: Stroke) {
  return moveHand(nights.parts, { school, course, stroke: is }, at);
}

describe('what was undone', () => {
  it('is laid anew the same day by a run by hand, waits, and once approved is there again, each thing once', async () => {
    const { nights, sent } = await undone();

    await nights.sync({ byHand: true });

    expect(await waiting(nights)).toEqual((await ledger(nights)).map(({ key }) => key).toSorted());
    expect(seen(nights)).toEqual([]);
    await nights.approve();
    expect(seen(nights)).toEqual(sent);
    await nights.approve();
    await nights.sync({ byHand: true });
    expect([seen(nights), await waiting(nights)]).toEqual([sent, []]);
  });

  it('is never laid anew by a run by itself, the same day or another', async () => {
    const { nights, run } = await undone();
    const again = await nights.sync();
    expect(again.writes.skipped).toContainEqual({ key: expect.any(String), why: `withdrawn by undo of run ${run}` });
    expect(await waiting(nights)).toEqual([]);

    nights.moveTo(TUESDAY);
    await nights.sync({ byHand: true, at: instant(TUESDAY) });
    const undoneKeys = new Set<string>((await ledger(nights)).map(({ key }) => key));
    expect((await waiting(nights)).filter((key) => undoneKeys.has(key))).toEqual([]);
  });

  it('waits for a teacher in a class that sends by itself too, also over a later run of the day, and goes when the day is over', async () => {
    const { nights, sent } = await undone('auto');
    await nights.sync({ byHand: true });
    const laid = await waiting(nights);
    expect(laid).not.toEqual([]);

    await nights.sync();
    expect([seen(nights), await waiting(nights)]).toEqual([[], laid]);
    await nights.approve();
    expect(seen(nights)).toEqual(sent);
  });

  it('waits for a teacher in a class that sends by itself also where others share the chance by now', async () => {
    const { nights } = await undone('auto', ticketsWithChances());
    const before = await ledger(nights);
    for (const n of [1, 2, 3, 4])
      await choose(
        nights.parts,
        {
          school,
          course,
          by: 'assigned',
          actor: 'teacher',
          place: 'not-today',
          learner: LearnerId.parse(learnerId(n)),
          route: 'none',
        },
        at,
      );
    const date = SchoolDate.parse('2026-09-14');
    const notes = before.flatMap(({ write }) => (write.kind === 'note' ? strikesOf(write, date, true, at) : []));
    await nights.store.school(school, (records) => records.saveStrikes(course, notes));

    await nights.sync({ byHand: true });

    const { plan } = await waitingDay(nights.store, { school, course });
    expect(plan?.writes.map(({ kind, learners }) => [kind, learners])).toEqual([
      ['reassign', [1, 2, 6, 7].map(learnerId)],
    ]);
    expect(before.map(({ key }) => key)).not.toContain(plan?.writes[0]?.key);
    expect(seen(nights)).toEqual([]);
  });

  it('asked for anew and not approved that day, is not sent by the next night', async () => {
    const { nights } = await undone('auto');
    await nights.sync({ byHand: true });
    const undoneKeys = new Set<string>((await ledger(nights)).map(({ key }) => key));
    nights.moveTo(TUESDAY);
    await nights.sync({ at: instant(TUESDAY) });

    const rows = (await ledger(nights)).filter(({ key }) => undoneKeys.has(key));
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['TOMBSTONE']));
  });

  it('is shown by a dry run by hand, which keeps nothing', async () => {
    const { nights } = await undone();
    const before = await ledger(nights);

    const { plan } = await nights.sync({ byHand: true, dryRun: true });

    expect(plan?.map(({ key }) => String(key)).toSorted()).toEqual(before.map(({ key }) => String(key)).toSorted());
    expect(await ledger(nights)).toEqual(before);
  });

  it('is laid anew from the board too, and a stroke on the plan that waits then leaves the rest in it', async () => {
    const { nights } = await undone();

    expect(await stroke(nights, { is: 'anew' })).toMatchObject({ ok: true });
    const laid = await waiting(nights);
    expect(laid).toEqual((await ledger(nights)).map(({ key }) => key).toSorted());

    const note = (await ledger(nights)).find(({ write }) => write.kind === 'note');
    await stroke(nights, { is: 'strike', of: note === undefined ? [] : [note.key], learner: null });
    expect(await waiting(nights)).toEqual(laid.filter((key) => key !== note?.key));
    expect(await stroke(nights, { is: 'anew' })).toMatchObject({ ok: true, said: { en: 'That was done already.' } });
  });

  it('comes without what a teacher removed in the LMS', async () => {
    const nights = await googleMemoryNights(smallSchool(tickets()), MONDAY);
    await nights.sync();
    await nights.approve();
    const chance = (await ledger(nights)).find(({ write }) => write.kind === 'reassign');
    await nights.store.school(school, async (records) => {
      for (const row of await records.loadLedger(course))
        await records.move(
          row.key,
          ['DONE'],
          'TOMBSTONE',
          row.key === chance?.key ? REMOVED : undoneWords(row.run),
          at,
        );
    });
    await nights.sync({ byHand: true });

    expect(await waiting(nights)).toEqual(
      (await ledger(nights))
        .map(({ key }) => key)
        .filter((key) => key !== chance?.key)
        .toSorted(),
    );
  });
});

describe('a day that is over', () => {
  it('is not laid again where its plan waits no more: what is taken back then is for the next night', async () => {
    const nights = await googleMemoryNights(smallSchool(tickets()), MONDAY);
    await nights.sync();
    const { plan } = await waitingDay(nights.store, { school, course });
    const chance = plan?.writes.find((write) => write.kind === 'reassign');
    if (chance?.kind !== 'reassign') throw new Error('somebody gets a chance');
    const strikes = strikesOf(chance, SchoolDate.parse('2026-09-14'), true, at);
    await stroke(nights, { is: 'strike', of: [chance.key], learner: null });
    await nights.approve();

    const takenBack = await moveHand(
      nights.parts,
      { school, course, stroke: { is: 'take-back', strikes } },
      instant('2026-09-15T06:00:00Z'),
    );
    expect(takenBack).toMatchObject({ ok: true, said: { en: 'It is kept, and the next run takes it up.' } });
    expect(await waiting(nights)).toEqual([]);
    nights.moveTo(TUESDAY);
    await nights.sync();
    expect((await waitingDay(nights.store, { school, course })).plan?.writes).toContainEqual(
      expect.objectContaining({ kind: 'reassign', learners: chance.learners }),
    );
  });
});
