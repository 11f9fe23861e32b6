import { describe, expect, it } from '@jest/globals';
import { SourceId, TargetCode } from '../../src/ids.ts';
import { oneThingDone } from '../../src/notes/done.ts';
import type { OwnRecord } from '../../src/notes/done.ts';
import { instant } from '../../src/time.ts';
import { chance, scoredChance } from '../builders/chance.ts';
import { atLevel } from '../builders/level.ts';
import { sitting } from '../builders/sitting.ts';

const A = TargetCode.parse('A');
const before = sitting({ target: A, source: SourceId.parse('ticket-1'), at: instant('2026-11-09T15:00:00Z'), share: 0.25 });
const last = sitting({ target: A, source: SourceId.parse('ticket-2'), at: instant('2026-11-13T15:00:00Z'), share: 0.75 });

function done(record: Partial<OwnRecord>) {
  return oneThingDone({ mastery: [], sittings: [], given: [], ...record });
}

describe('the one thing done', () => {
  it('is nothing where the record shows nothing', () => {
    expect(done({ mastery: [atLevel('no-evidence')], given: [chance()] })).toBeNull();
  });

  it('is work handed in, whatever came of it', () => {
    expect(done({ sittings: [sitting({ target: A, share: 0 })] })).toEqual({ kind: 'handed-in', target: A });
  });

  it('is "two more right" against the time before on the same target', () => {
    expect(done({ sittings: [last, before] })).toEqual({ kind: 'more-right', target: A, more: 2 });
  });

  it.each([
    ['fewer right', { share: 0 }], ['as many right', { share: 0.25 }], ['another number of questions', { questions: 8, possible: 8 }],
    ['an unknown number of questions', { questions: null }], ['questions worth several points', { possible: 12 }],
    ['answers half right', { share: 0.625 }], ['another target', { target: TargetCode.parse('B') }],
  ])('is not "more right" with %s', (_, change) => {
    expect(done({ sittings: [before, { ...last, ...change }] })).toMatchObject({ kind: 'handed-in' });
  });

  it('is a chance taken before more right, and a target mastered before both', () => {
    const given = [scoredChance(0.5, { target: A, scoredAt: instant('2026-11-12T15:00:00Z') })];
    expect(done({ sittings: [before, last], given })).toEqual({ kind: 'second-chance', target: A });
    const mastery = [atLevel('mastered', { target: A, masteredAt: instant('2026-11-11T15:00:00Z') })];
    expect(done({ sittings: [before, last], given, mastery })).toEqual({ kind: 'mastered', target: A });
  });

  it('is recent: what was mastered weeks before the newest work is not told again', () => {
    const mastery = [atLevel('mastered', { target: A, masteredAt: instant('2026-10-01T15:00:00Z') })];
    expect(done({ sittings: [last], mastery })).toEqual({ kind: 'handed-in', target: A });
  });

  it('is not "more right" where the time before was half a point, and compares with the time just before alone', () => {
    const half = { ...before, share: 0.125 };
    const first = sitting({ target: A, source: SourceId.parse('ticket-0'), at: instant('2026-11-02T15:00:00Z'), share: 0 });

    expect(done({ sittings: [half, last] })).toMatchObject({ kind: 'handed-in' });
    expect(done({ sittings: [first, before, last] })).toEqual({ kind: 'more-right', target: A, more: 2 });
    expect(done({ sittings: [first, { ...before, share: 0.75 }, { ...last, share: 0.5 }] })).toMatchObject({ kind: 'handed-in' });
  });

  it('is recent up to a week before the newest work, to the day', () => {
    expect(['2026-11-06T15:00:00Z', '2026-11-06T14:59:59Z'].map((at) => (
      done({ sittings: [last], mastery: [atLevel('mastered', { target: A, masteredAt: instant(at) })] })?.kind))).toEqual(['mastered', 'handed-in']);
  });

  it('is no chance that nobody scored yet', () => {
    expect(done({ sittings: [last], given: [chance({ target: A, handedIn: true })] })).toEqual({ kind: 'handed-in', target: A });
  });

  it('is never a talk with the teacher called work', () => {
    expect(done({ sittings: [sitting({ kind: 'conference' })] })).toBeNull();
  });

  it('does not depend on the order of the record', () => {
    const sittings = [before, last, sitting({ target: TargetCode.parse('B'), at: last.at })];
    expect(done({ sittings: sittings.toReversed() })).toEqual(done({ sittings }));
  });
});
