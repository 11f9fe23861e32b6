import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId, PostId, RunId, WriteKey } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import type { WithdrawWrite } from '../../src/plan/kinds/withdraw.ts';
import { instant } from '../../src/time.ts';
import { applyWrites, type OpenWrites } from '../../src/writeback/apply.ts';
import type { Outcome } from '../../src/writeback/types.ts';
import { undoRows, type Undone } from '../../src/writeback/undo.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { ledgerRow, memoryLedger, noteWrite, routeWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';

const NOTHING: OpenWrites = { carry: [], cancel: [], change: [], withdraw: [], strays: [] };
const COMMENT = noteWrite({ channel: 'comment', carrier: 'comment', on: CourseworkId.parse('w1') });
const at = instant('2026-03-09T08:00:00Z');
const everybody = {
  course: CourseId.parse('6001'),
  enrolled: new Set(['s1', 's2', 's3'].map((id) => LearnerId.parse(id))),
  disconnected: async () => {},
  now: () => at,
};

function busy(uncertain = false): LmsError {
  return new LmsError('busy', 'too many calls', { todo: 'Nothing to do: the next run tries again.', uncertain });
}

/** One class at night: what stands there, the ledger, and what may still be sent. */
function classOf(...rows: LedgerRow[]) {
  const [lms, ledger, cap] = [memoryLms(), memoryLedger(...rows), brakes()];
  const apply = (work: Partial<OpenWrites>): Promise<Outcome[]> =>
    applyWrites({ ...NOTHING, ...work }, { ...everybody, lms, ledger, topic: null, brakes: cap });
  return { lms, ledger, cap, apply };
}

/** A route post that stands, for learners s1 and s2. */
async function withPost() {
  const row = ledgerRow();
  const night = classOf(row);
  await night.apply({ carry: [row] });
  return { ...night, row: night.ledger.row(row.key) };
}

function withdrawal(row: LedgerRow): WithdrawWrite {
  const { key, learners, title, why } = row.write;
  return {
    kind: 'withdraw',
    key: WriteKey.parse('withdraw-1'),
    of: key,
    post: { carrier: 'assignment', id: PostId.parse(row.remoteId) },
    learners,
    title,
    why,
  };
}

function refuse(lms: MemoryLms, step: Parameters<MemoryLms['fail']>[0], times = 2): void {
  for (let n = 0; n < times; n += 1) lms.fail(step, busy());
}

describe('a host that is busy for a while', () => {
  it.each(['draft', 'publish'] as const)('gets a post in the same run when it refused the %s', async (step) => {
    const row = ledgerRow();
    const { lms, ledger, cap, apply } = classOf(row);
    refuse(lms, step);

    expect(await apply({ carry: [row] })).toEqual([{ key: row.key, is: 'created' }]);
    expect(ledger.row(row.key).state).toBe('DONE');
    expect(lms.sees('s1')).toHaveLength(1);
    expect(lms.held.size).toBe(1);
    expect(cap.taken()).toBe(1);
  });

  it('gets a comment in the same run, said once', async () => {
    const row = ledgerRow(COMMENT);
    const { lms, ledger, cap, apply } = classOf(row);
    refuse(lms, 'say');

    expect(await apply({ carry: [row] })).toEqual([{ key: row.key, is: 'created' }]);
    expect(ledger.row(row.key).state).toBe('DONE');
    expect(lms.sees('s1')).toHaveLength(1);
    expect(cap.taken()).toBe(1);
  });

  it('is looked at before a comment is said again, which may stand there after all', async () => {
    const row = ledgerRow(COMMENT);
    const { lms, apply } = classOf(row);
    lms.fail('say', busy(), true);

    expect(await apply({ carry: [row] })).toEqual([{ key: row.key, is: 'adopted' }]);
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('is looked at when it took a comment and was too busy to show it', async () => {
    const row = ledgerRow(COMMENT);
    const { lms, cap, apply } = classOf(row);
    lms.fail('say', busy(true), true);

    expect(await apply({ carry: [row] })).toEqual([{ key: row.key, is: 'adopted' }]);
    expect(lms.sees('s1')).toHaveLength(1);
    expect(cap.taken()).toBe(1);
  });

  it('is looked at before a post is made again, and what stands there is taken over', async () => {
    const row = ledgerRow();
    const { lms, apply } = classOf(row);
    lms.fail('draft', busy(), true);

    expect(await apply({ carry: [row] })).toEqual([{ key: row.key, is: 'adopted' }]);
    expect(lms.held.size).toBe(1);
  });

  it.each(['assignees', 'words'] as const)(
    'gets the new group and words of a post in the same run when it refused the %s',
    async (step) => {
      const { lms, ledger, row, apply } = await withPost();
      const write = routeWrite({ learners: [LearnerId.parse('s3')], text: 'Come to the window.' });
      refuse(lms, step);

      expect(await apply({ change: [{ row, write }] })).toMatchObject([{ key: row.key }]);
      expect(ledger.row(row.key)).toMatchObject({ state: 'DONE', trouble: null });
      expect([lms.sees('s1'), lms.sees('s3')]).toEqual([[], ['Your plan for Monday, March 9']]);
      expect([...lms.held.values()].map(({ text }) => text)).toEqual(['Come to the window.']);
    },
  );

  it('loses a post of an earlier day in the same run', async () => {
    const { lms, ledger, cap, row, apply } = await withPost();
    refuse(lms, 'gone');

    expect(await apply({ withdraw: [{ row, write: withdrawal(row) }] })).toEqual([
      { key: 'withdraw-1', is: 'withdrawn' },
    ]);
    expect(ledger.row(row.key).state).toBe('CANCELLED');
    expect(lms.sees('s1')).toEqual([]);
    expect(cap.taken()).toBe(2);
  });

  it('loses a draft that is no longer wanted in the same run', async () => {
    const row = ledgerRow();
    const { lms, ledger, apply } = classOf(row);
    lms.fail('publish', lostAnswer());
    await apply({ carry: [row] });
    refuse(lms, 'gone');

    expect(await apply({ cancel: [ledger.row(row.key)] })).toEqual([]);
    expect(ledger.row(row.key).state).toBe('CANCELLED');
    expect([...lms.held.values()].filter(({ state }) => state !== 'deleted')).toEqual([]);
  });

  it('loses what an undo takes back in one go', async () => {
    const { lms, ledger, row } = await withPost();
    refuse(lms, 'gone');

    const undone: Undone[] = [];
    for await (const each of undoRows([row], { ...everybody, run: RunId.parse('r1'), lms, ledger })) undone.push(each);
    expect(undone).toMatchObject([{ is: 'withdrawn' }]);
    expect(lms.sees('s1')).toEqual([]);
  });
});

describe('a host that stays busy', () => {
  it('is left alone after five times: the rest of the batch keeps its state for the next run, and is told', async () => {
    const [first, second] = [ledgerRow(COMMENT), ledgerRow()];
    const { lms, ledger, cap, apply } = classOf(first, second);
    refuse(lms, 'say', 5);

    expect(await apply({ carry: [first, second] })).toEqual(
      [first, second].map(({ key }) => ({
        key,
        is: 'failed',
        why: 'too many calls',
        todo: 'Nothing to do: the next run tries again.',
        again: true,
      })),
    );
    expect([first, second].map(({ key }) => ledger.row(key))).toMatchObject([
      { state: 'NEW', attemptedAt: null },
      { state: 'NEW' },
    ]);
    expect(cap.taken()).toBe(0);
    expect(await apply({ carry: [ledger.row(first.key), ledger.row(second.key)] })).toMatchObject([
      { is: 'created' },
      { is: 'created' },
    ]);
  });
});

describe('an answer that is not clear', () => {
  it('ends the attempt of a comment as ever: nothing is said again in the same run', async () => {
    const row = ledgerRow(COMMENT);
    const { lms, ledger, apply } = classOf(row);
    lms.fail('say', lostAnswer());

    expect(await apply({ carry: [row] })).toMatchObject([{ is: 'failed', again: true }]);
    expect(lms.sees('s1')).toEqual([]);
    expect(ledger.row(row.key)).toMatchObject({ state: 'NEW', attemptedAt: at });
  });
});
