import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { groupsOf, type Room } from '../../src/routing/grouping.ts';
import type { Applicant } from '../../src/routing/seats.ts';

const ROOM: Room = { sessions: 2, min: 2, seats: 8 };

/** Learners with the same needs, most needed first: `of('a', 3, 'A', 'B')` are a1, a2 and a3. */
function of(name: string, count: number, ...targets: string[]): Applicant[] {
  return Array.from({ length: count }, (_, n) => ({
    learner: LearnerId.parse(`${name}${n + 1}`),
    turn: 1,
    needs: targets.map((target) => ({ target: TargetCode.parse(target), chance: 0.1 })),
  }));
}

function day(applicants: readonly Applicant[], change: Partial<Room> = {}) {
  const { groups, alone, waiting } = groupsOf(applicants, { ...ROOM, ...change }, new Set());
  return {
    sessions: groups.map((group) =>
      Object.fromEntries([...group].map(([target, learners]) => [target, learners.length])),
    ),
    talks: alone.map(({ learner, target }) => `${learner} ${target}`),
    waiting: waiting.map(({ learner }) => learner as string),
  };
}

describe('the groups of a day', () => {
  it('leave a need of one to a talk, and hold no session for it', () => {
    expect(day([...of('a', 5, 'A'), ...of('b', 1, 'B')])).toEqual({
      sessions: [{ A: 5 }],
      talks: ['b1 B'],
      waiting: [],
    });
    expect(day(of('b', 1, 'B'))).toEqual({ sessions: [], talks: ['b1 B'], waiting: [] });
  });

  it('hold no session below the fewest the course wants', () => {
    expect(day([...of('a', 3, 'A'), ...of('b', 2, 'B')], { min: 3 })).toEqual({
      sessions: [{ A: 3 }],
      talks: ['b1 B', 'b2 B'],
      waiting: [],
    });
  });

  it('put a need of two beside another where both fit and it would wait', () => {
    expect(day([...of('a', 5, 'A'), ...of('b', 4, 'B'), ...of('c', 2, 'C')])).toEqual({
      sessions: [{ A: 5 }, { B: 4, C: 2 }],
      talks: [],
      waiting: [],
    });
  });

  it('keep two needs apart where there is a session for each', () => {
    expect(day([...of('a', 3, 'A'), ...of('b', 2, 'B')])).toEqual({
      sessions: [{ A: 3 }, { B: 2 }],
      talks: [],
      waiting: [],
    });
  });

  it('let wait what fits beside neither', () => {
    expect(day([...of('a', 7, 'A'), ...of('b', 7, 'B'), ...of('c', 2, 'C')]).waiting).toEqual(['c1', 'c2']);
  });

  it('name two targets a session at most', () => {
    const { sessions, waiting } = day([
      ...of('a', 2, 'A'),
      ...of('b', 2, 'B'),
      ...of('c', 2, 'C'),
      ...of('d', 2, 'D'),
      ...of('e', 2, 'E'),
    ]);
    expect(sessions).toEqual([
      { A: 2, C: 2 },
      { B: 2, D: 2 },
    ]);
    expect(waiting).toEqual(['e1', 'e2']);
  });

  it('make room for somebody by moving one who needs the other session too', () => {
    const both = of('both', 3, 'A', 'B');
    expect(day([...both, ...of('b', 2, 'B'), ...of('a', 2, 'A')], { seats: 4 })).toMatchObject({
      waiting: [],
      talks: [],
    });
    expect(day([...both, ...of('b', 2, 'B'), ...of('a', 2, 'A')], { seats: 4 }).sessions).toEqual([{ A: 4 }, { B: 3 }]);
  });

  it('hold no session of one that was left over because the others sit where they need it more', () => {
    const plan = day([...of('a', 3, 'A'), ...of('x', 1, 'A', 'B'), ...of('b', 1, 'B')]);
    expect(plan.sessions.every((session) => Object.values(session).every((size) => size >= 2))).toBe(true);
    expect(
      [...plan.talks, ...plan.waiting].length +
        plan.sessions.flatMap((session) => Object.values(session)).reduce((a, b) => a + b, 0),
    ).toBe(5);
  });
});

describe('whatever a class needs', () => {
  const anyClass = fc
    .array(
      fc.record({ needs: fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 1 }), turn: fc.constantFrom(0, 1, 2) }),
      { maxLength: 30 },
    )
    .map((rows): Applicant[] =>
      rows.map(({ needs, turn }, n) => ({
        learner: LearnerId.parse(`l${n}`),
        turn,
        needs: needs.map((target) => ({ target: TargetCode.parse(target), chance: 0.1 })),
      })),
    );
  const anyRoom = fc.record({
    sessions: fc.constantFrom(1, 2),
    min: fc.integer({ min: 1, max: 3 }),
    seats: fc.integer({ min: 2, max: 8 }),
  });

  it('everybody is in a session, a talk or waiting, once', () => {
    fc.assert(
      fc.property(anyClass, anyRoom, (applicants, room) => {
        const { groups, alone, waiting } = groupsOf(applicants, room, new Set());
        const placed = [
          ...groups.flatMap((group) => [...group.values()].flat()),
          ...alone.map(({ learner }) => learner),
          ...waiting.map(({ learner }) => learner),
        ];
        expect(placed.toSorted()).toEqual(applicants.map(({ learner }) => learner).toSorted());
      }),
    );
  });

  it('a session holds from the fewest to its seats, and everybody in it needs what it is on', () => {
    fc.assert(
      fc.property(anyClass, anyRoom, (applicants, room) => {
        const { groups } = groupsOf(applicants, room, new Set());
        const needs = new Map(applicants.map((each) => [each.learner, each.needs.map(({ target }) => target)]));
        for (const group of groups) {
          const sizes = [...group.values()].map((learners) => learners.length);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(room.seats);
          for (const size of sizes) expect(size).toBeGreaterThanOrEqual(Math.min(room.min, room.seats));
          for (const [target, learners] of group)
            for (const learner of learners) expect(needs.get(learner)).toContain(target);
        }
      }),
    );
  });

  it('nobody waits or is only talked with while a session on one of their needs has a seat', () => {
    fc.assert(
      fc.property(anyClass, anyRoom, (applicants, room) => {
        const { groups, alone, waiting } = groupsOf(applicants, room, new Set());
        const open = groups
          .filter((group) => [...group.values()].flat().length < room.seats)
          .flatMap((group) => [...group.keys()]);
        const without = new Set([...alone, ...waiting].map(({ learner }) => learner));
        for (const { learner, needs } of applicants.filter((each) => without.has(each.learner))) {
          expect({ learner, open: needs.filter(({ target }) => open.includes(target)) }).toEqual({ learner, open: [] });
        }
      }),
    );
  });
});
