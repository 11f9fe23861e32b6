import { describe, expect, it } from '@jest/globals';
import { WriteKey } from '../../src/ids.ts';
import { overCaps, type Capped, type ClassDay } from '../../src/plan/caps.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { SchoolDate } from '../../src/time.ts';
import { learners, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';

const key = (name: string): WriteKey => WriteKey.parse(name);
const date = SchoolDate.parse('2026-03-09');
const yesterday = SchoolDate.parse('2026-03-06');
const chances = (count: number, change: Parameters<typeof reassignWrite>[0] = {}): PostingWrite[] =>
  Array.from({ length: count }, (_, i) => reassignWrite({ key: key(`c${i}`), learners: learners('s1'), ...change }));

function over(writes: readonly PostingWrite[], day: Partial<ClassDay> = {}): Capped[] {
  return overCaps(writes, { date, learners: 31, sent: [], ...day });
}

describe('the caps of a day', () => {
  it('let a child have one note and three items', () => {
    expect(over([noteWrite(), routeWrite(), ...chances(2)])).toEqual([]);
  });

  it('hold back the fourth item of a child, whatever was sent before counts', () => {
    expect(over(chances(4)).map((each) => each.key)).toEqual(['c3']);
    const sent = [routeWrite({ learners: learners('s1') }), routeWrite({ learners: learners('s1') })];
    expect(over(chances(2), { sent }).map((each) => each.key)).toEqual(['c1']);
    expect(over(chances(1, { learners: learners('s2', 's1') }), { sent: [...sent, ...sent] })).toMatchObject([
      { key: 'c0', limit: 'item', most: 3 },
    ]);
  });

  it('hold back a second note on the same day', () => {
    expect(over([noteWrite({ key: key('n2') })], { sent: [noteWrite()] })).toEqual([
      { key: 'n2', limit: 'note', most: 1 },
    ]);
  });

  it('count each child alone', () => {
    const others = reassignWrite({ key: key('other'), learners: learners('s2') });

    expect(over([...chances(3), others])).toEqual([]);
  });

  it("keep a child's last place for today's route from chances of an earlier day", () => {
    expect(over(chances(3, { date: yesterday })).map((each) => each.key)).toEqual(['c2']);
    expect(over([routeWrite({ learners: learners('s1') })], { sent: chances(2, { date: yesterday }) })).toEqual([]);
    expect(over(chances(3, { date }))).toEqual([]);
  });

  it("keep no place from a route for its date, and tell a class's second note from its third item", () => {
    const late = routeWrite({ learners: learners('s1'), date: yesterday });
    expect(over([late], { sent: chances(2) })).toEqual([]);
    expect(over([noteWrite({ learners: [learners('s1')[0]] })], { sent: chances(3) })).toEqual([]);
  });

  it('hold back everything when a class would get more than four writes a learner', () => {
    expect(over(chances(5), { learners: 1 })).toHaveLength(5);
    expect(over(chances(5), { learners: 1 })[0]).toEqual({ key: 'c0', limit: 'class', most: 4 });
    expect(over([...chances(3), noteWrite()], { learners: 1 })).toEqual([]);
  });
});
