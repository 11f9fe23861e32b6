import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { PostId, type PlanId } from '../../src/ids.ts';
import { bind } from '../../src/store/ledger.ts';
import { openMemory } from '../../src/store/engine/pglite.ts';
import { jobStoreOver } from '../../src/store/records.ts';
import { storeOver } from '../../src/store/engine/wall.ts';
import { runNight, type NightReport } from '../../src/sync/night/night.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant } from '../../src/time.ts';
import { nightsOf as nightsOver, type Nights } from '../builders/night.ts';
import { COURSE, learnerId, smallSchool } from '../builders/lms/sandbox.ts';
import { template } from '../builders/served/store.ts';
import { MONDAY, tickets, useNights } from './class.ts';
import { dyingAt, dyingBeforeSending, Killed } from './death.ts';

// Faults of writeback/PROTOCOL.md 10 that are about runs, processes and the store. Real processes die in test/kill.
const nightsOf = useNights();

function run(nights: Nights, parts: SyncParts): Promise<NightReport> {
  return runNight(
    parts,
    { school: nights.file.school.id },
    { at: instant(MONDAY), dryRun: false, acceptRoster: false },
  );
}

describe('a run that dies', () => {
  it('F28 after the decision was kept and before anything was sent is taken up by the next run at once', async () => {
    const nights = await nightsOf();
    await expect(run(nights, dyingBeforeSending(nights.app))).rejects.toThrow(Killed);
    const decided = await nights.ledger();
    expect(nights.writesSent()).toBe(0);
    expect(new Set(decided.map(({ state }) => state))).toEqual(new Set(['NEW']));

    expect((await nights.sync()).writes).toMatchObject({ created: decided.length, failed: [] });
    expect(nights.wronged()).toEqual([]);
    // who asks again when nobody starts a run: the queue, test/jobs/jobs.test.ts
  });

  it('F29 between the effect and its record leaves a draft that the next run adopts', async () => {
    const nights = await nightsOf();
    await expect(run(nights, dyingAt(nights.app, 'bind', 1))).rejects.toThrow(Killed);
    expect(nights.drafts()).toBe(1);

    expect((await nights.sync()).writes).toMatchObject({ adopted: 1, failed: [] });
    expect(nights.drafts()).toBe(0);
    expect(nights.wronged()).toEqual([]);
  });

  it.each([1, 2, 4, 7])(
    'F30 in the middle of a batch (at record %i) keeps what is done and resumes the rest',
    async (nth) => {
      const nights = await nightsOf();
      await expect(run(nights, dyingAt(nights.app, 'move', nth))).rejects.toThrow(Killed);
      const done = (await nights.ledger()).filter(({ state }) => state === 'DONE').length;

      const next = await nights.sync();
      const last = await nights.sync();

      expect(done).toBe(nth - 1);
      expect(next.writes.failed).toEqual([]);
      expect(last.writes).toMatchObject({ created: 0, adopted: 0 });
      expect(new Set((await nights.ledger()).map(({ state }) => state))).toEqual(new Set(['DONE']));
      expect(nights.wronged()).toEqual([]);
    },
  );
});

describe('the store', () => {
  it("F31 restored to yesterday finds today's posts by their markers before it writes, and sends no second ones", async () => {
    const engine = await openMemory(await template());
    const nights = await nightsOver(smallSchool(tickets({ file: { review: 'auto' } })), MONDAY, {
      store: storeOver(engine),
    });
    const yesterday = await engine.dump();
    await nights.sync();
    const before = [1, 2, 3, 4, 5].map((n) => nights.sees(n));

    const restored = storeOver(await openMemory(yesterday));
    const {
      courses: [report],
    } = await run(nights, { ...nights.app.sync, store: jobStoreOver(restored) });

    expect(report?.writes).toMatchObject({ created: 0, failed: [] });
    expect(report?.problems).toContainEqual(
      expect.objectContaining({
        kind: 'held',
        what: expect.objectContaining({ en: expect.stringContaining('after a backup was put back') }),
      }),
    );
    expect([1, 2, 3, 4, 5].map((n) => nights.sees(n))).toEqual(before);
    await restored.close();
    await nights.close();
  });

  it('F32 holds rows that old code wrote beside the new, which are finished; migrations only add', async () => {
    const nights = await nightsOf();
    await expect(run(nights, dyingBeforeSending(nights.app))).rejects.toThrow(Killed);
    const old =
      'key, course, state, write, carrier, marker, content_hash, remote_id, run, decided_at, changed_at, written_at, trouble'; // 0004, as first released
    await nights.app.store.school(nights.file.school.id, async (db) => {
      const rows = await db.query(`select ${old} from ledger order by sequence`);
      await db.query("update ledger set state = 'CANCELLED', marker = 'old-' || marker, key = 'old-' || key");
      for (const row of rows) {
        await db.query(
          `insert into ledger (${old}) select ${old} from jsonb_to_record($1::jsonb) as old(key text, course text, state text, write jsonb,
          carrier text, marker text, content_hash text, remote_id text, run text, decided_at timestamptz, changed_at timestamptz, written_at timestamptz, trouble text)`,
          [JSON.stringify(row)],
        );
      }
    });

    expect((await nights.sync()).writes).toMatchObject({ failed: [] });
    expect((await nights.ledger()).filter(({ state }) => state === 'DONE').length).toBeGreaterThan(5);
    expect(nights.wronged()).toEqual([]);
    const folder = new URL('../../src/store/engine/migrations/', import.meta.url);
    for (const name of (await readdir(folder)).filter((each) => each > '0005')) {
      const sql = (await readFile(new URL(name, folder), 'utf8')).toLowerCase();
      expect({
        name,
        found: /\b(drop (table|column)|rename|alter column|set not null|add column (?!.*default)[^,;]* not null)/.exec(
          sql,
        )?.[0],
      }).toEqual({ name, found: undefined });
    }
  });

  it('F33 lets one of two runs at the same time work, and binds a row once, whoever wakes up late', async () => {
    const nights = await nightsOf();
    const both = await Promise.all([nights.sync(), nights.sync()]);
    expect(both.filter(({ unfinished }) => unfinished)).toHaveLength(1);
    expect(both.flatMap(({ problems }) => problems)).toMatchObject([{ kind: 'busy' }]);
    expect(nights.wronged()).toEqual([]);

    const [row] = await nights.ledger();
    const late = await nights.app.store.school(nights.file.school.id, (db) =>
      bind(db, row?.key ?? ('' as never), PostId.parse('late'), instant(MONDAY)),
    );
    expect(late).toBe(row?.remoteId);
    // processes that were stopped, overtaken and woken: test/kill
  });

  it('F34 refuses a plan that a newer one replaced, in whatever order they are asked for', async () => {
    const nights = await nightsOf({}, { review: 'teacher' });
    const { waitingPlan: older } = await nights.sync();
    nights.sandbox.world.leave(COURSE, learnerId(1));
    const { waitingPlan: newer } = await nights.sync();

    const approve = (plan: PlanId | undefined) => nights.approve(plan);
    expect(await approve(newer)).toMatchObject({ ok: true });
    expect(await approve(older)).toMatchObject({ ok: false, reason: 'stale' });
    expect(nights.sees(1)).toEqual([]);
    expect(nights.wronged()).toEqual([]);
  });
});
