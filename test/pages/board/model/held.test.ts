import { describe, expect, it } from '@jest/globals';
import { WriteKey } from '../../../../src/ids.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import type { LedgerRow } from '../../../../src/plan/ledger-row.ts';
import type { PostingWrite } from '../../../../src/plan/types.ts';
import { SchoolDate, instant } from '../../../../src/time.ts';
import { boardInput } from '../../../builders/board/board.ts';
import { ledgerRow } from '../../../builders/board/board-writes.ts';

function planned(kind: 'route' | 'note'): PostingWrite {
  const write = boardInput().plan?.plan.writes.find((each) => each.kind === kind);
  if (write === undefined || write.kind === 'withdraw') throw new Error(`the builder plans a ${kind}`);
  return write;
}

function held(key: string, at: string, change: Partial<LedgerRow> = {}, write = planned('route')): LedgerRow {
  return ledgerRow({ ...write, key: WriteKey.parse(key) }, { state: 'HELD', changedAt: instant(at), ...change });
}

const shown = (...ledger: LedgerRow[]) => boardModel(boardInput({ ledger })).held;

function happened(carrier: LedgerRow['carrier'], write: PostingWrite) {
  return shown(held('k', '2026-05-12T07:00:00Z', { carrier }, write)).map((each) => each.happened);
}

describe('what was stopped and waits for the teacher', () => {
  it('comes newest first, and what matters no more after all that does', () => {
    const yesterday = { ...planned('route'), date: SchoolDate.parse('2026-05-11') } as PostingWrite;
    expect(
      shown(
        held('older', '2026-05-12T07:00:00Z'),
        held('past', '2026-05-12T09:00:00Z', {}, yesterday),
        held('newer', '2026-05-12T08:00:00Z'),
        held('sent', '2026-05-12T10:00:00Z', { state: 'DONE' }),
      ).map(({ key, matters }) => [key, matters]),
    ).toEqual([
      ['newer', true],
      ['older', true],
      ['past', false],
    ]);
  });

  it('tells a comment, of which nobody knows whether it was said, from a post that came back otherwise', () => {
    expect(happened('comment', planned('note'))).toEqual(['unclear']);
    expect(happened('grade-comment', planned('note'))).toEqual(['unclear']);
    expect(happened('assignment', planned('route'))).toEqual(['different']);
  });

  it('names everybody it is for', () => {
    const write = planned('route');
    const names = new Map(boardInput().decisions.learners.map(({ id, name }) => [id, name]));
    expect(shown(held('k', '2026-05-12T07:00:00Z'))[0]?.to).toEqual(
      write.learners.map((id) => ({ id, name: names.get(id) })),
    );
  });
});
