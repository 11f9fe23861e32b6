import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId, PostId, WriteKey } from '../../src/ids.ts';
import { CHANGING, type LedgerRow } from '../../src/plan/ledger-row.ts';
import { LEFT_BY } from '../../src/plan/limits.ts';
import { instant } from '../../src/time.ts';
import { applyWrites, type OpenWrites } from '../../src/writeback/apply.ts';
import type { Brakes } from '../../src/writeback/brakes.ts';
import type { Ledger, Outcome } from '../../src/writeback/types.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { learners, ledgerRow, memoryLedger, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';

const NOTHING: OpenWrites = { carry: [], cancel: [], change: [], withdraw: [], strays: [] };

function apply(work: Partial<OpenWrites>, lms: MemoryLms, ledger: Ledger, hold: Brakes): Promise<Outcome[]> {
  return applyWrites(
    { ...NOTHING, ...work },
    {
      course: CourseId.parse('6001'),
      lms,
      ledger,
      enrolled: new Set(['s1', 's2'].map((id) => LearnerId.parse(id))),
      topic: null,
      brakes: hold,
      disconnected: async () => {},
      now: () => instant('2026-03-09T08:00:00Z'),
    },
  );
}

function threeRows(): LedgerRow[] {
  return [
    ledgerRow(routeWrite({ title: 'route' })),
    ledgerRow(reassignWrite({ title: 'chance' })),
    ledgerRow(noteWrite({ text: 'note' })),
  ];
}

describe('a pause', () => {
  /** Two questions for each of three posts: before its draft, before its publishing. */
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'that begins after %d steps shows nothing more, leaves no draft, and a later run sends the rest once',
    async (steps) => {
      const [lms, rows] = [memoryLms(), threeRows()];
      const ledger = memoryLedger(...rows);

      const outcomes = await apply({ carry: rows }, lms, ledger, brakes({ pauseAfter: steps }));

      const seen = lms.sees('s1');
      expect(seen).toEqual(['route', 'chance', 'note'].slice(0, Math.floor(steps / 2)));
      expect([...lms.held.values()].filter((post) => post.state === 'draft')).toEqual([]);
      expect(rows.map(({ key }) => ledger.row(key).state)).toEqual(
        rows.map((_row, i) => (i < seen.length ? 'DONE' : 'CANCELLED')),
      );
      expect(outcomes.filter((outcome) => 'stopped' in outcome && outcome.stopped !== undefined)).toHaveLength(
        3 - seen.length,
      );

      const revived = rows.filter(({ key }) => ledger.row(key).state === 'CANCELLED');
      await apply(
        { carry: revived },
        lms,
        memoryLedger(...rows.filter((row) => !revived.includes(row)).map(({ key }) => ledger.row(key)), ...revived),
        brakes(),
      );
      expect(lms.sees('s1').toSorted()).toEqual(['chance', 'note', 'route']);
    },
  );

  it('that begins while a draft of an earlier run is read leaves it unseen', async () => {
    const [lms, row] = [memoryLms(), ledgerRow()];
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer());
    await apply({ carry: [row] }, lms, ledger, brakes());

    await apply({ carry: [ledger.row(row.key)] }, lms, ledger, brakes({ pauseAfter: 1 }));

    expect(lms.sees('s1')).toEqual([]);
    expect(ledger.row(row.key).state).toBe('CANCELLED');
  });

  it('says who paused, in the row and in the outcome', async () => {
    const [lms, row] = [memoryLms(), ledgerRow()];
    const ledger = memoryLedger(row);

    expect(await apply({ carry: [row] }, lms, ledger, brakes({ pauseAfter: 0 }))).toEqual([
      {
        key: row.key,
        is: 'skipped',
        why: 'paused by the teacher',
        stopped: expect.objectContaining({ by: 'teacher' }),
      },
    ]);
    expect(ledger.row(row.key).trouble).toBe('paused by the teacher');
  });

  it('neither changes nor takes back what stands', async () => {
    const lms = memoryLms();
    const [today, yesterday] = [
      ledgerRow(routeWrite({ title: 'today' })),
      ledgerRow(routeWrite({ key: WriteKey.parse('old'), title: 'yesterday' })),
    ];
    const ledger = memoryLedger(today, yesterday);
    await apply({ carry: [today, yesterday] }, lms, ledger, brakes());
    const withdrawal = {
      kind: 'withdraw',
      key: WriteKey.parse('w'),
      of: yesterday.key,
      post: { carrier: 'assignment', id: PostId.parse('p2') },
      learners: learners('s1'),
      title: null,
      why: yesterday.write.why,
    } as const;

    await apply(
      {
        change: [{ row: ledger.row(today.key), write: routeWrite({ title: 'changed' }) }],
        withdraw: [{ row: ledger.row(yesterday.key), write: withdrawal }],
      },
      lms,
      ledger,
      brakes({ pauseAfter: 0 }),
    );

    expect(lms.sees('s1')).toEqual(['today', 'yesterday']);
    expect([today, yesterday].map(({ key }) => ledger.row(key).state)).toEqual(['DONE', 'DONE']);
  });

  it('lets stand what was published although the answer was lost', async () => {
    const [lms, row] = [memoryLms(), ledgerRow()];
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer(), true);
    await apply({ carry: [row] }, lms, ledger, brakes());

    await apply({ carry: [ledger.row(row.key)] }, lms, ledger, brakes({ pauseAfter: 0 }));

    expect(ledger.row(row.key).state).toBe('DONE');
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('takes away a draft whose answer was lost, so that other words cannot find it', async () => {
    const [lms, row] = [memoryLms(), ledgerRow()];
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [row] }, lms, memoryLedger(row), brakes());

    await apply({ carry: [row] }, lms, memoryLedger(row), brakes({ pauseAfter: 0 }));

    expect([...lms.held.values()].map((post) => post.state)).toEqual(['deleted']);
  });

  it('stops a comment before it is said', async () => {
    const [lms, row] = [
      memoryLms(),
      ledgerRow(noteWrite({ channel: 'comment', carrier: 'comment', on: CourseworkId.parse('w1') })),
    ];
    const ledger = memoryLedger(row);

    await apply({ carry: [row] }, lms, ledger, brakes({ pauseAfter: 0 }));

    expect(lms.sees('s1')).toEqual([]);
    expect(ledger.row(row.key)).toMatchObject({ state: 'CANCELLED', attemptedAt: null });
  });
});

describe('the cap of the school', () => {
  it('stops the rest, which keeps its state for another night', async () => {
    const [lms, rows] = [memoryLms(), threeRows()];
    const ledger = memoryLedger(...rows);

    const outcomes = await apply({ carry: rows }, lms, ledger, brakes({ most: 2 }));

    expect(outcomes).toMatchObject([
      { is: 'created' },
      { is: 'created' },
      { is: 'failed', why: expect.stringContaining('cap of 2'), over: { limit: 'school', most: 2 } },
    ]);
    expect(ledger.row('note-1')).toMatchObject({ state: 'NEW', trouble: LEFT_BY.school });
    expect(lms.sees('s1')).toEqual(['route', 'chance']);
  });

  it('is not what a row waits for once the LMS itself has refused it', async () => {
    const [lms, row] = [memoryLms(), ledgerRow(routeWrite(), { trouble: LEFT_BY.school })];
    const ledger = memoryLedger(row);
    lms.fail('draft', Object.assign(lostAnswer(), { uncertain: false }));

    await apply({ carry: [row] }, lms, ledger, brakes());

    expect(ledger.row(row.key)).toMatchObject({ state: 'NEW', trouble: null });
  });

  it('leaves a begun change its name', async () => {
    const [lms, row] = [
      memoryLms(),
      ledgerRow(routeWrite(), { state: 'BOUND', remoteId: PostId.parse('p1'), trouble: CHANGING }),
    ];
    const ledger = memoryLedger(row);

    await apply({ carry: [row] }, lms, ledger, brakes({ most: 0 }));

    expect(ledger.row(row.key).trouble).toBe(CHANGING);
  });

  it('leaves to the next run what was sent without an answer when the pause came: it may be published a moment later', async () => {
    const [lms, rows] = [memoryLms(), threeRows()];
    const ledger = memoryLedger(...rows);
    const [route] = rows;
    if (route === undefined) throw new Error('there is a route');
    lms.fail('publish', lostAnswer());

    await apply({ carry: rows }, lms, ledger, brakes({ pauseAfter: 2 }));

    expect(ledger.row(route.key).state).toBe('BOUND');
    expect([...lms.held.values()].map(({ state }) => state)).toEqual(['draft']);
    await apply({ carry: [ledger.row(route.key)] }, lms, ledger, brakes({ pauseAfter: 0 }));
    expect(ledger.row(route.key).state).toBe('CANCELLED');
    expect([...lms.held.values()].map(({ state }) => state)).toEqual(['deleted']);
  });

  it('counts a write whose answer was lost, and not one that certainly failed or was not needed', async () => {
    const [lms, rows, hold] = [memoryLms(), threeRows(), brakes()];
    lms.fail('draft', lostAnswer(), true); // the route
    const lost = await apply({ carry: rows.slice(0, 1) }, lms, memoryLedger(...rows), hold);
    expect([lost[0]?.is, hold.taken()]).toEqual(['failed', 1]);

    lms.fail('publish', Object.assign(lostAnswer(), { uncertain: false })); // the chance
    const failed = await apply({ carry: rows.slice(1, 2) }, lms, memoryLedger(...rows), hold);
    expect([failed[0]?.is, hold.taken()]).toEqual(['failed', 1]);

    const gone = ledgerRow(noteWrite({ learners: learners('left').slice(0, 1) as [LearnerId] }));
    await apply({ carry: [gone] }, lms, memoryLedger(gone), hold);
    expect(hold.taken()).toBe(1);
  });
});
