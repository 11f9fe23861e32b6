import { describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { thingsToDo } from '../../../src/pages/school/first-thing.ts';
import type { ClassTold, SchoolTold } from '../../../src/pages/school/load.ts';
import { NOW } from '../../builders/board/board-school.ts';
import { schoolFile } from '../../builders/school.ts';

const COURSE = CourseId.parse('6001');

function classTold(change: Partial<ClassTold> = {}): ClassTold {
  return {
    id: COURSE,
    name: 'Math',
    teacher: 't@cedar.example',
    learners: 20,
    connection: { state: 'fresh' },
    review: 'teacher',
    lastRead: NOW,
    unfinished: false,
    paused: false,
    problems: [],
    ...change,
  };
}

function person(email: string): SchoolTold['administrators'][number] {
  return { email, person: email, invitedAt: NOW, joinedAt: NOW };
}

function told(change: Partial<SchoolTold> = {}): SchoolTold {
  return {
    file: schoolFile(),
    nights: [],
    trouble: null,
    classes: [classTold()],
    rosters: [],
    pausedSince: null,
    administrators: [person('a@cedar.example'), person('b@cedar.example')],
    proof: { named: null, proved: 'd1', provedAt: NOW, others: 0 },
    fromInside: true,
    calls: {},
    ...change,
  };
}

const held = {
  course: COURSE,
  name: 'Math',
  leaving: 'h',
  known: 20,
  listed: 3,
  gone: 17,
  heldAt: NOW,
  decision: null,
};

function stopped(change: Partial<ClassTold>, rosters: SchoolTold['rosters'] = []): string[] {
  return thingsToDo(told({ classes: [classTold({ unfinished: true, ...change })], rosters })).map(({ what }) => what);
}

describe('what an administrator does first', () => {
  it('is nothing where all is well', () => {
    expect(thingsToDo(told())).toEqual([]);
  });

  it('is told of what keeps every class waiting before what keeps one', () => {
    const things = thingsToDo(
      told({
        trouble: 'late',
        rosters: [held],
        pausedSince: NOW,
        proof: { named: 'd1', proved: null, provedAt: null, others: 0 },
        classes: [
          classTold({ connection: { state: 'ended' } }),
          classTold({ id: CourseId.parse('6002'), connection: { state: 'ended' } }),
          classTold({ id: CourseId.parse('6003'), teacher: 'm@x', connection: { state: 'ending', days: 9 } }),
        ],
      }),
    );
    expect(things.map(({ what, count }) => `${what} ${count}`)).toEqual([
      'late 1',
      'unproved 1',
      'held 1',
      'ended 1',
      'ending 1',
      'paused 1',
    ]);
  });

  it('tells a class that stopped once: by its missing connection or its held list where that is why', () => {
    expect(stopped({})).toEqual(['stopped']);
    expect(stopped({ connection: { state: 'missing' } })).toEqual(['missing']);
    expect(stopped({}, [held])).toEqual(['held']);
    expect(stopped({}, [{ ...held, decision: 'refuse' }])).toEqual([]);
  });

  it('is to invite a second person where they are alone, and to choose classes where none is in', () => {
    expect(
      thingsToDo(told({ classes: [], administrators: told().administrators.slice(1) })).map(({ what }) => what),
    ).toEqual(['no-class', 'alone']);
    expect(
      thingsToDo(told({ fromInside: false, proof: { named: null, proved: null, provedAt: null, others: 0 } })),
    ).toEqual([]);
  });
});
