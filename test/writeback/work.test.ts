import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, Marker, PostId, RunId, WriteKey } from '../../src/ids.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import type { WithdrawWrite } from '../../src/plan/kinds/withdraw.ts';
import type { Write } from '../../src/plan/types.ts';
import { instant } from '../../src/time.ts';
import { sortWrites } from '../../src/writeback/work.ts';
import { learners, ledgerRow, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';

const DUE = instant('2026-03-16T23:59:00Z');

/** Where each write of a plan goes, by its key. */
function sorted(writes: readonly Write[], rows: readonly LedgerRow[] = [], at = instant('2026-03-09T12:00:00Z')) {
  const work = sortWrites(writes, rows, {
    course: CourseId.parse('6001'),
    run: RunId.parse('r2'),
    at,
    markerOf: (key) => Marker.parse(`m-${key}`),
  });
  return {
    record: work.record.map(({ key }) => key),
    resume: work.resume.map(({ key }) => key),
    change: work.change.map(({ row }) => row.key),
    withdraw: work.withdraw.map(({ row }) => row.key),
    unchanged: work.unchanged,
    skipped: work.skipped.map(({ key, why }) => `${key}: ${why}`),
  };
}

const NONE = { record: [], resume: [], change: [], withdraw: [], unchanged: [], skipped: [] };

describe('a write of a plan beside the ledger', () => {
  it('is recorded where it is new or was cancelled, and goes on where it was begun', () => {
    expect(sorted([routeWrite()])).toEqual({ ...NONE, record: ['route-1'] });
    expect(sorted([routeWrite()], [ledgerRow(routeWrite(), { state: 'CANCELLED' })])).toEqual({
      ...NONE,
      record: ['route-1'],
    });
    expect(sorted([routeWrite()], [ledgerRow()])).toEqual({ ...NONE, resume: ['route-1'] });
    expect(sorted([routeWrite()], [ledgerRow(routeWrite(), { state: 'BOUND' })])).toEqual({
      ...NONE,
      resume: ['route-1'],
    });
  });

  it('changes a route post of the day whose words are others now, never a note or a chance', () => {
    const done = [routeWrite(), noteWrite(), reassignWrite()].map((write) => ledgerRow(write, { state: 'DONE' }));

    expect(
      sorted([routeWrite({ text: 'New.' }), noteWrite({ text: 'New.' }), reassignWrite({ text: 'New.' })], done),
    ).toEqual({ ...NONE, change: ['route-1'], unchanged: ['note-1', 'reassign-1'] });
    expect(sorted([routeWrite()], done)).toEqual({ ...NONE, unchanged: ['route-1'] });
  });

  it('waits for a person where its row is held, and is not sent again where it was removed', () => {
    expect(sorted([routeWrite()], [ledgerRow(routeWrite(), { state: 'HELD', trouble: 'unclear' })])).toEqual({
      ...NONE,
      skipped: ['route-1: unclear'],
    });
    expect(sorted([routeWrite()], [ledgerRow(routeWrite(), { state: 'TOMBSTONE' })])).toEqual({
      ...NONE,
      skipped: ['route-1: a person has to look at it first'],
    });
  });

  it('takes back only what stands', () => {
    const { learners: to, title, why } = routeWrite();
    const withdraw: WithdrawWrite = {
      kind: 'withdraw',
      key: WriteKey.parse('withdraw-1'),
      of: WriteKey.parse('route-1'),
      post: { carrier: 'assignment', id: PostId.parse('p1') },
      learners: to,
      title,
      why,
    };

    expect(sorted([withdraw], [ledgerRow(routeWrite(), { state: 'DONE' })])).toEqual({
      ...NONE,
      withdraw: ['route-1'],
    });
    expect(sorted([withdraw], [ledgerRow(routeWrite(), { state: 'TOMBSTONE' })])).toEqual({
      ...NONE,
      unchanged: ['withdraw-1'],
    });
    expect(sorted([withdraw])).toEqual({ ...NONE, unchanged: ['withdraw-1'] });
  });

  it('is not sent once the window of its chance has ended, nor a note to one it promised that to', () => {
    const writes = [
      reassignWrite({ learners: learners('s1') }),
      noteWrite(),
      noteWrite({ key: WriteKey.parse('note-2'), learners: [LearnerId.parse('s2')] }),
      routeWrite(),
    ];
    const late = sorted(writes, [], DUE);

    expect(late.record).toEqual(['note-2', 'route-1']);
    expect(late.skipped.map((each) => each.split(':')[0])).toEqual(['reassign-1', 'note-1']);
    expect(late.skipped[0]).toContain('window of the chance had ended before it was approved');
    expect(sorted(writes, [], instant('2026-03-16T23:58:59Z')).skipped).toEqual([]);
  });
});
