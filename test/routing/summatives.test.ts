import { describe, expect, it } from '@jest/globals';
import { CourseworkId, LearnerId, TargetCode } from '../../src/ids.ts';
import type { Level } from '../../src/mastery/types.ts';
import { summativesAhead } from '../../src/routing/summatives.ts';
import { SchoolDate } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

const ADD = TargetCode.parse('5.NF.A.1');
const [ANA, BEN, CARLA] = ['9001', '9002', '9003'].map((id) => LearnerId.parse(id));
const STANDINGS: readonly Level[] = ['mastered', 'approaching', 'not-enough'];

/** The assessment is on Friday, November 20. */
function told(on: string, over: { wait?: number; closed?: string[]; levels?: readonly Level[] } = {}) {
  return summativesAhead({
    calendar: schoolFile({ closed: over.closed ?? [] }),
    date: SchoolDate.parse(on),
    assessments: [
      { coursework: CourseworkId.parse('w'), title: 'Unit test', date: SchoolDate.parse('2026-11-20'), targets: [ADD] },
    ],
    standings: [ANA, BEN, CARLA].flatMap((learner, index) =>
      learner === undefined ? [] : [{ learner, target: ADD, level: (over.levels ?? STANDINGS)[index] ?? 'mastered' }],
    ),
    wait: over.wait ?? 0,
  });
}

describe('an assessment that comes before anybody can act', () => {
  it('is told with who is not there yet and of whom too little is known', () => {
    expect(told('2026-11-17')).toMatchObject([
      { title: 'Unit test', days: 3, targets: [{ target: ADD, notYet: [BEN], unclear: [CARLA] }] },
    ]);
  });

  it('is told five school days before, and not earlier while there is room', () => {
    expect(told('2026-11-13')).toHaveLength(1);
    expect(told('2026-11-12')).toEqual([]);
    expect(told('2026-11-12', { closed: ['2026-11-16'] })).toHaveLength(1);
  });

  it('is told earlier where after the next ticket fewer days are left than a ticket, a seminar and a fresh chance need', () => {
    expect(told('2026-11-12', { wait: 3 })).toEqual([]);
    expect(told('2026-11-12', { wait: 4 })).toHaveLength(1);
    expect(told('2026-11-05', { wait: 40 })).toEqual([]);
  });

  it.each([
    ['2026-11-17', ['ticket', 'seminar', 'chance']],
    ['2026-11-18', ['ticket', 'seminar']],
    ['2026-11-19', ['seminar']],
    ['2026-11-20', []],
  ])('on %s leaves room for %j', (on, fits) => {
    expect(told(on)[0]?.fits).toEqual(fits);
  });

  it('is never told after its day, nor where everybody is there', () => {
    expect(told('2026-11-23')).toEqual([]);
    expect(told('2026-11-18', { levels: ['mastered', 'mastered', 'mastered'] })).toEqual([]);
  });
});
