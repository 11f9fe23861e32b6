import { describe, expect, it } from '@jest/globals';
import { LearnerId, RunId, TargetCode, WriteKey } from '../../src/ids.ts';
import { askedAnewWords, givesAnew, undoneOn, undoneWords, wasEverUndone } from '../../src/plan/undone.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { learners, ledgerRow, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';

const undone = [
  { key: WriteKey.parse('chance-of-three'), write: reassignWrite({ learners: learners('s1', 's2', 's3') }) },
];
const anew = { key: WriteKey.parse('chance-of-two') };

describe('a write gives anew what was undone', () => {
  it('under its own key, and under another where fewer or others share it now', () => {
    expect(givesAnew(reassignWrite({ learners: learners('s1', 's2', 's3') }), undone)).toBe(true);
    expect(givesAnew(reassignWrite({ ...anew, learners: learners('s1', 's3') }), undone)).toBe(true);
    expect(givesAnew(reassignWrite({ ...anew, learners: learners('s3', 's4') }), undone)).toBe(true);
  });

  it('under its own key whoever it is for now: a route post of the day is decided anew in place', () => {
    const route = routeWrite({ learners: learners('s1') });
    const others = routeWrite({ learners: learners('s2', 's3') });
    expect(givesAnew(others, [{ key: route.key, write: route }])).toBe(true);
  });

  it('not where it is for others, on another target, or of another kind', () => {
    expect(givesAnew(reassignWrite({ ...anew, learners: learners('s4') }), undone)).toBe(false);
    expect(givesAnew(reassignWrite({ ...anew, target: TargetCode.parse('5.NF.B.4') }), undone)).toBe(false);
    expect(givesAnew(routeWrite({ learners: learners('s1') }), undone)).toBe(false);
    expect(givesAnew(noteWrite(), [{ key: anew.key, write: noteWrite({ learners: [LearnerId.parse('s2')] }) }])).toBe(
      false,
    );
  });
});

function dayOf(at: string): SchoolDate {
  return SchoolDate.parse(at.slice(0, 10));
}

describe('what an undo took back', () => {
  const TODAY = SchoolDate.parse('2026-03-10');
  const undoneRow = ledgerRow(noteWrite(), {
    state: 'TOMBSTONE',
    trouble: undoneWords(RunId.parse('run-1')),
    changedAt: instant('2026-03-10T15:00:00Z'),
  });
  const anewRow = { ...undoneRow, trouble: askedAnewWords(TODAY) };

  it('stays known as such after somebody asked for it anew; what a teacher removed, or stands, never was undone', () => {
    expect([undoneRow, anewRow].map(wasEverUndone)).toEqual([true, true]);
    expect(wasEverUndone({ ...undoneRow, trouble: null })).toBe(false);
    expect(wasEverUndone({ ...undoneRow, state: 'DONE' })).toBe(false);
  });

  it('may be asked for again on its school day alone', () => {
    const earlier = { ...undoneRow, changedAt: instant('2026-03-09T15:00:00Z') };
    expect(undoneOn([undoneRow, earlier, anewRow, { ...undoneRow, trouble: null }], TODAY, dayOf)).toEqual([undoneRow]);
  });
});
