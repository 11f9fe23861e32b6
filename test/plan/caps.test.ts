import { describe, expect, it } from '@jest/globals';
import { WriteKey } from '../../src/ids.ts';
import { overCaps, schoolCap } from '../../src/plan/caps.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { learners, noteWrite, reassignWrite, routeWrite } from '../builders/ledger.ts';

const key = (name: string): WriteKey => WriteKey.parse(name);
const chances = (count: number): PostingWrite[] => Array.from({ length: count }, (_, i) => reassignWrite({ key: key(`c${i}`), learners: learners('s1') }));

describe('the caps of a day', () => {
  it('let a child have one note and three items', () => {
    expect(overCaps([noteWrite(), routeWrite(), ...chances(2)], [], 31)).toEqual([]);
  });

  it('hold back the fourth item of a child, whatever was sent before counts', () => {
    expect(overCaps(chances(4), [], 31).map((each) => each.key)).toEqual(['c3']);
    expect(overCaps(chances(2), [routeWrite({ learners: learners('s1') }), routeWrite({ learners: learners('s1') })], 31).map((each) => each.key)).toEqual(['c1']);
  });

  it('hold back a second note on the same day', () => {
    expect(overCaps([noteWrite({ key: key('n2') })], [noteWrite()], 31)).toMatchObject([{ key: 'n2', why: expect.stringContaining('1 a day') }]);
  });

  it('count each child alone', () => {
    const others = reassignWrite({ key: key('other'), learners: learners('s2') });

    expect(overCaps([...chances(3), others], [], 31)).toEqual([]);
  });

  it('hold back everything when a class would get more than four writes a learner', () => {
    expect(overCaps(chances(5), [], 1)).toHaveLength(5);
  });
});

describe('the cap of a school', () => {
  it('is not known before ten dates sent anything', () => {
    expect(schoolCap(Array.from({ length: 9 }, () => 4))).toBeNull();
  });

  it('is three times the median of the last ten, so that one wild night does not move it', () => {
    expect(schoolCap([10, 10, 10, 10, 10, 10, 10, 10, 10, 10])).toBe(30);
    expect(schoolCap([9000, 10, 10, 10, 10, 10, 10, 10, 10, 1])).toBe(30);
    expect(schoolCap([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(16); // the median is 5.5
  });

  it('looks at the newest ten alone', () => {
    expect(schoolCap([...Array.from({ length: 10 }, () => 2), 500, 500, 500])).toBe(6);
  });
});
