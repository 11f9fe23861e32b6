import { describe, expect, it } from '@jest/globals';
import { LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { thingsDone, type OwnRecord } from '../../src/notes/done/things-done.ts';
import type { Done } from '../../src/notes/types.ts';
import { instant } from '../../src/time.ts';
import { chance, scoredChance } from '../builders/chance.ts';
import { atLevel } from '../builders/level.ts';
import { sitting } from '../builders/ticket/sitting.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const ANA = LearnerId.parse('9001');
const first = sitting({ target: A, source: SourceId.parse('ticket-0'), at: instant('2026-11-10T15:00:00Z'), share: 1 });
const before = sitting({
  target: A,
  source: SourceId.parse('ticket-1'),
  at: instant('2026-11-11T15:00:00Z'),
  share: 0.25,
});
const last = sitting({
  target: A,
  source: SourceId.parse('ticket-2'),
  at: instant('2026-11-13T15:00:00Z'),
  share: 0.75,
});

function done(record: Partial<OwnRecord>): Done[] {
  const empty = {
    mastery: [],
    cameBack: new Set<TargetCode>(),
    sittings: [],
    given: [],
    hard: [],
    withTeacher: [],
    markOf: () => 0.8,
  };
  return thingsDone({ ...empty, ...record }).map((each) => each.done);
}

function kinds(record: Partial<OwnRecord>): string[] {
  return done(record).map(({ kind }) => kind);
}

describe('what a note may name first', () => {
  it('is nothing where the record shows nothing', () => {
    expect(done({ mastery: [atLevel('no-evidence')], given: [chance()] })).toEqual([]);
  });

  it('is always the work handed in, whatever came of it', () => {
    expect(done({ sittings: [sitting({ target: A, share: 0 })] })).toEqual([{ kind: 'handed-in', target: A }]);
  });

  it('is a target newly mastered, or mastered again after it had slipped', () => {
    const mastery = [atLevel('mastered', { target: A, masteredAt: last.at })];
    expect(kinds({ mastery })).toEqual(['mastered']);
    expect(kinds({ mastery, cameBack: new Set([A]) })).toEqual(['came-back']);
    expect(kinds({ mastery: [atLevel('approaching', { target: A })] })).toEqual([]);
  });

  it('is more right than the time before, with both numbers', () => {
    expect(done({ sittings: [last, before] })).toContainEqual({ kind: 'more-right', target: A, from: 1, to: 3, of: 4 });
  });

  it.each([
    ['fewer right', { share: 0 }],
    ['as many right', { share: 0.25 }],
    ['another number of questions', { questions: 8, possible: 8 }],
    ['an unknown number of questions', { questions: null }],
    ['questions worth several points', { possible: 12 }],
    ['answers half right', { share: 0.625 }],
    ['another target', { target: B }],
  ])('is not "more right" with %s', (_, change) => {
    expect(kinds({ sittings: [before, { ...last, ...change }] })).not.toContain('more-right');
  });

  it('compares with the time just before alone, which must not have been half right itself', () => {
    expect(kinds({ sittings: [{ ...before, share: 0.125 }, last] })).not.toContain('more-right');
    expect(kinds({ sittings: [first, { ...before, share: 0.75 }, { ...last, share: 0.5 }] })).not.toContain(
      'more-right',
    );
    expect(done({ sittings: [first, before, last] })).toContainEqual({
      kind: 'more-right',
      target: A,
      from: 1,
      to: 3,
      of: 4,
    });
  });

  it('counts nothing where a single question was asked each time: it was not right, and now it is', () => {
    const one = { questions: 1, possible: 1 };
    expect(
      kinds({
        sittings: [
          { ...before, ...one, share: 0 },
          { ...last, ...one, share: 1 },
        ],
      }),
    ).toEqual(['now-right', 'handed-in']);
  });

  it('is a hard question that was right, with its words', () => {
    expect(done({ hard: [{ learner: ANA, target: A, question: '2/3 × 3/4', at: last.at }] })).toEqual([
      { kind: 'hard-question', target: A, question: '2/3 × 3/4' },
    ]);
  });

  it('is three full results running on one target, and not where one of the last three was not full', () => {
    const full = [first, { ...before, share: 1 }, { ...last, share: 1 }];
    expect(kinds({ sittings: full })).toContain('three-full');
    expect(kinds({ sittings: [first, before, { ...last, share: 1 }] })).not.toContain('three-full');
    expect(kinds({ sittings: full.slice(1) })).not.toContain('three-full');
  });

  it('is a chance taken once it is scored, and practice handed in until then', () => {
    expect(done({ given: [scoredChance(0.9, { target: A })] })).toEqual([{ kind: 'chance-taken', target: A }]);
    expect(done({ given: [chance({ target: A, handedIn: true })] })).toEqual([{ kind: 'practice', target: A }]);
  });

  it('is work handed in after a chance that was left or that did not reach the mark', () => {
    const later = { target: A, round: 2, givenAt: instant('2026-11-09T13:00:00Z') };
    const again = [
      chance({ ...later, handedIn: true }),
      scoredChance(0.5, { ...later, scoredAt: instant('2026-11-12T13:00:00Z') }),
    ];
    for (const second of again) {
      expect(kinds({ given: [second, chance({ target: A })] })).toContain('after-miss');
      expect(kinds({ given: [second, scoredChance(0.79, { target: A })] })).toContain('after-miss');
      expect(kinds({ given: [second, scoredChance(0.8, { target: A })] })).not.toContain('after-miss');
      expect(kinds({ given: [second, chance({ target: A, handedIn: true })] })).not.toContain('after-miss');
      expect(kinds({ given: [second, chance({ target: B })] })).not.toContain('after-miss');
    }
    expect(kinds({ given: [chance({ target: A }), chance(later)] })).toEqual([]);
  });

  it('is a target worked on with the teacher, in a seminar or in a talk', () => {
    expect(done({ withTeacher: [{ learner: ANA, target: A, at: last.at }] })).toEqual([
      { kind: 'with-teacher', target: A },
    ]);
    expect(done({ sittings: [sitting({ target: A, kind: 'conference' })] })).toEqual([{ kind: 'talked', target: A }]);
  });

  it('is how many were right, where most or all of several were', () => {
    const four = (share: number) => done({ sittings: [sitting({ target: A, share })] });
    expect(four(1)).toContainEqual({ kind: 'all-right', target: A, of: 4 });
    expect(four(0.75)).toContainEqual({ kind: 'some-right', target: A, right: 3, of: 4 });
    expect(four(0.5)).toEqual([{ kind: 'handed-in', target: A }]);
    expect(kinds({ sittings: [sitting({ target: A, share: 1, questions: 1, possible: 1 })] })).toEqual(['handed-in']);
  });

  it('is a target that is still there two weeks after it was mastered', () => {
    expect(
      ['2026-10-30T15:00:00Z', '2026-10-30T15:00:01Z'].map((at) =>
        kinds({
          sittings: [{ ...last, share: 1 }],
          mastery: [atLevel('mastered', { target: A, masteredAt: instant(at) })],
        }).includes('held'),
      ),
    ).toEqual([true, false]);
    expect(
      kinds({
        sittings: [last],
        mastery: [atLevel('mastered', { target: A, masteredAt: instant('2026-10-30T15:00:00Z') })],
      }),
    ).not.toContain('held');
  });

  it('is a first work on a target, for one whose work has been known longer than a week', () => {
    const earlier = sitting({ target: B, at: instant('2026-11-01T15:00:00Z') });
    expect(done({ sittings: [earlier, last] })).toContainEqual({ kind: 'first-work', target: A });
    expect(kinds({ sittings: [last] })).not.toContain('first-work');
    expect(kinds({ sittings: [earlier, { ...first, at: earlier.at }, last] })).not.toContain('first-work');
  });

  it('is how many pieces of work came in within a week, from three on', () => {
    expect(done({ sittings: [first, before, last] })).toContainEqual({ kind: 'pieces', target: A, pieces: 3 });
    expect(kinds({ sittings: [before, last] })).not.toContain('pieces');
    expect(kinds({ sittings: [{ ...first, at: instant('2026-11-06T15:00:00Z') }, before, last] })).not.toContain(
      'pieces',
    );
  });

  it('is the most telling first', () => {
    const given = [scoredChance(0.5, { target: A, scoredAt: instant('2026-11-12T15:00:00Z') })];
    const mastery = [atLevel('mastered', { target: A, masteredAt: instant('2026-11-11T15:00:00Z') })];
    expect(kinds({ sittings: [before, last], given, mastery })).toEqual([
      'mastered',
      'more-right',
      'chance-taken',
      'some-right',
      'handed-in',
    ]);
  });

  it('is recent, up to a week before the newest work to the day', () => {
    expect(
      ['2026-11-06T15:00:00Z', '2026-11-06T14:59:59Z'].map(
        (at) =>
          kinds({
            sittings: [sitting({ target: A })],
            mastery: [atLevel('mastered', { target: A, masteredAt: instant(at) })],
          })[0],
      ),
    ).toEqual(['mastered', 'handed-in']);
  });

  it('does not depend on the order of the record', () => {
    const sittings = [first, before, last, sitting({ target: B, at: last.at })];
    const given = [scoredChance(0.5, { target: A }), scoredChance(0.5, { target: B })];
    expect(done({ sittings: sittings.toReversed(), given: given.toReversed() })).toEqual(done({ sittings, given }));
  });
});
