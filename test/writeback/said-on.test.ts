import { describe, expect, it } from '@jest/globals';
import { WriteKey } from '../../src/ids.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { saidOn } from '../../src/writeback/said-on.ts';
import { ledgerRow, noteWrite, routeWrite } from '../builders/memory/ledger.ts';

const DAY = { date: SchoolDate.parse('2026-03-09'), zone: 'America/New_York', going: new Set<WriteKey>() };
const MORNING = instant('2026-03-09T12:00:00Z');
const note = noteWrite({ key: WriteKey.parse('note-9') });

describe('what was said on a day', () => {
  it('is a post that is done, on its day in the school’s zone', () => {
    const at = ['2026-03-08T12:00:00Z', '2026-03-10T03:59:00Z', '2026-03-10T04:01:00Z'].map(instant);
    const said = at.map((changedAt) => saidOn([ledgerRow(routeWrite(), { state: 'DONE', changedAt })], DAY).length);
    expect(said).toEqual([0, 1, 0]); // New York is four hours behind
  });

  it('is a comment as soon as it is bound: the run that said it may have ended before it knew', () => {
    const bound = { state: 'BOUND', changedAt: MORNING } as const;
    expect(saidOn([ledgerRow(note, { ...bound, carrier: 'comment' })], DAY)).toEqual([note]);
    expect(saidOn([ledgerRow(note, { ...bound, carrier: 'announcement' })], DAY)).toEqual([]); // a draft still
  });

  it('is not a comment that this run goes on with, and counts itself', () => {
    const row = ledgerRow(note, { state: 'BOUND', changedAt: MORNING, carrier: 'comment' });
    expect(saidOn([row], { ...DAY, going: new Set([note.key]) })).toEqual([]);
  });
});
