import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../../src/ids.ts';
import { earlierNotes } from '../../../src/sync/night/earlier-notes.ts';
import { ledgerRow, noteWrite, routeWrite } from '../../builders/memory/ledger.ts';

const said = { kind: 'mastered' as const, target: TargetCode.parse('A'), way: 1 };

describe('what earlier notes said', () => {
  it('is remembered by the ledger, of whom, of which week, and how', () => {
    expect(earlierNotes([ledgerRow(noteWrite({ said }), { state: 'DONE' })])).toEqual([
      { learner: 's1', week: '2026-03-09', said },
    ]);
  });

  it('counts from when it is decided, even if a teacher took it away, and not where it was cancelled', () => {
    const states = ['NEW', 'BOUND', 'DONE', 'HELD', 'TOMBSTONE', 'CANCELLED'] as const;
    expect(states.filter((state) => earlierNotes([ledgerRow(noteWrite({ said }), { state })]).length > 0)).toEqual([
      'NEW',
      'BOUND',
      'DONE',
      'HELD',
      'TOMBSTONE',
    ]);
  });

  it('is nothing of other posts', () => {
    expect(earlierNotes([ledgerRow(routeWrite())])).toEqual([]);
  });
});
