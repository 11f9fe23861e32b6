import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { pickAll, type Asked } from '../../src/notes/pick.ts';
import { DONE_KINDS, type DoneKind, type EarlierNote, type Thing } from '../../src/notes/types.ts';
import { waysOf } from '../../src/notes/words/index.ts';
import { SchoolDate, instant } from '../../src/time.ts';

const TARGET = TargetCode.parse('A');
const WEEK = SchoolDate.parse('2026-12-07');
const EARLIER = ['2026-11-30', '2026-11-23', '2026-11-16'].map((week) => SchoolDate.parse(week));

function thing(kind: DoneKind, target = TARGET): Thing {
  return {
    done: { kind, target, question: null, from: 1, to: 2, right: 3, of: 4, pieces: 5 },
    at: instant('2026-12-04T15:00:00Z'),
  };
}

function asked(n: number, kinds: readonly DoneKind[], change: Partial<Asked> = {}): Asked {
  return {
    learner: LearnerId.parse(`s${n}`),
    language: 'en',
    things: kinds.map((kind) => thing(kind)),
    earlier: [],
    ...change,
  };
}

function classOf(size: number, ...kinds: DoneKind[]): Asked[] {
  return Array.from({ length: size }, (_, n) => asked(n, kinds));
}

/** How often each sentence was picked, most first. */
function shares(all: readonly Asked[]): number[] {
  const picks = pickAll(all, WEEK);
  const patterns = all.map(
    ({ learner, language }) => `${language} ${picks.get(learner)?.thing.done.kind} ${picks.get(learner)?.way}`,
  );
  return [...new Set(patterns)]
    .map((pattern) => patterns.filter((each) => each === pattern).length)
    .toSorted((a, b) => b - a);
}

function earlier(learner: LearnerId, week: SchoolDate | undefined, said: EarlierNote['said']): EarlierNote {
  return { learner, week: week ?? WEEK, said };
}

describe('what each of a class is told', () => {
  it('is the most telling thing', () => {
    expect(
      [...pickAll([asked(1, ['mastered', 'handed-in'])], WEEK).values()].map((pick) => pick.thing.done.kind),
    ).toEqual(['mastered']);
  });

  it('goes in one sentence to a quarter of the class at most, other sentences first and other facts then', () => {
    expect(shares(classOf(12, 'mastered', 'handed-in'))[0]).toBeLessThanOrEqual(3);
    const all = classOf(31, 'chance-taken', 'handed-in');
    expect(shares(all)[0]).toBeLessThanOrEqual(7);
    const kinds = [...pickAll(all, WEEK).values()].map((pick) => pick.thing.done.kind);
    expect(kinds.filter((kind) => kind === 'handed-in').length).toBe(31 - 3 * 7);
  });

  it('goes to no more than a quarter of the readers of a language either', () => {
    const english = classOf(24, 'mastered', 'three-full', 'handed-in');
    const spanish = Array.from({ length: 8 }, (_, n) =>
      asked(100 + n, ['mastered', 'three-full', 'handed-in'], { language: 'es' }),
    );
    const picks = pickAll([...english, ...spanish], WEEK);
    const read = spanish.map(({ learner }) => `${picks.get(learner)?.thing.done.kind} ${picks.get(learner)?.way}`);

    expect(Math.max(...read.map((one) => read.filter((other) => other === one).length))).toBeLessThanOrEqual(2);
  });

  it('makes room for one who has done a single thing: another takes something else', () => {
    const many = classOf(8, 'practice', 'mastered', 'all-right', 'handed-in');
    const one = asked(50, ['practice']);
    expect(shares([...many, one])[0]).toBeLessThanOrEqual(2);
  });

  it('spreads evenly where there is nothing else to say', () => {
    expect(shares(classOf(31, 'practice'))).toEqual([11, 10, 10]);
  });

  it("is everybody's, however small the class", () => {
    for (const size of [1, 2, 3]) expect(pickAll(classOf(size, 'handed-in'), WEEK).size).toBe(size);
  });
});

describe('the same child', () => {
  const learner = LearnerId.parse('s1');

  function told(kind: DoneKind, target = TARGET): EarlierNote[] {
    return [earlier(learner, EARLIER[0], { kind, target, way: 0 })];
  }

  function kindAfter(list: readonly EarlierNote[]): DoneKind | undefined {
    return pickAll([asked(1, ['mastered', 'three-full', 'handed-in'], { earlier: list })], WEEK).get(learner)?.thing
      .done.kind;
  }

  it.each(DONE_KINDS)('does not read the same sentence on %s twice in three weeks', (kind) => {
    for (let way = 0; way < waysOf(kind); way += 1) {
      for (const week of EARLIER.slice(0, 2)) {
        const list = [earlier(learner, week, { kind, target: TargetCode.parse('B'), way })];
        expect(pickAll([asked(1, [kind], { earlier: list })], WEEK).get(learner)?.way).not.toBe(way);
      }
    }
  });

  it('may read it again after three weeks', () => {
    const free = pickAll([asked(1, ['mastered'])], WEEK).get(learner);
    const list = [earlier(learner, EARLIER[2], { kind: 'mastered', target: TARGET, way: free?.way ?? 0 })];
    expect(pickAll([asked(1, ['mastered'], { earlier: list })], WEEK).get(learner)).toEqual(free);
  });

  it('hears of something else rather than of what was told already, and of another kind of thing first', () => {
    expect(kindAfter([])).toBe('mastered');
    expect(kindAfter(told('mastered'))).toBe('three-full');
    expect(kindAfter([...told('mastered', TargetCode.parse('B')), ...told('three-full'), ...told('handed-in')])).toBe(
      'mastered',
    );
  });

  it('is told whatever there is where nobody knows what the earlier notes said', () => {
    expect(pickAll([asked(1, ['mastered'], { earlier: [earlier(learner, EARLIER[0], null)] })], WEEK).size).toBe(1);
  });

  it('is told something though every sentence was said lately', () => {
    const all = [0, 1, 2].map((way) => earlier(learner, EARLIER[0], { kind: 'practice', target: TARGET, way }));
    expect(pickAll([asked(1, ['practice'], { earlier: all })], WEEK).size).toBe(1);
  });
});

describe('any class', () => {
  const one = fc.record({
    kinds: fc.uniqueArray(fc.constantFrom(...DONE_KINDS), { maxLength: 5 }),
    spanish: fc.boolean(),
  });
  const whole = fc.array(one, { minLength: 1, maxLength: 32 }).map((rows) =>
    rows.map(({ kinds, spanish }, n) =>
      asked(
        n,
        DONE_KINDS.filter((kind) => kinds.includes(kind) || kind === 'handed-in' || kind === 'pieces'),
        { language: spanish ? 'es' : 'en' },
      ),
    ),
  );

  it('reads each sentence at most a quarter of the time, in whatever order the children come', () => {
    fc.assert(
      fc.property(whole, (all) => {
        expect(shares(all)[0]).toBeLessThanOrEqual(Math.max(1, Math.floor(all.length / 4)));
        expect(pickAll(all.toReversed(), WEEK)).toEqual(pickAll(all, WEEK));
      }),
    );
  });
});
