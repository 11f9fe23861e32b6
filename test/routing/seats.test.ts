import { describe, expect, it } from '@jest/globals';
import { LearnerId, pairOf, TargetCode } from '../../src/ids.ts';
import { groupsOf } from '../../src/routing/grouping.ts';
import { applicantsOf, type Applicant } from '../../src/routing/seats.ts';
import type { Route } from '../../src/routing/types.ts';
import { dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';

const A = TargetCode.parse('A');
const B = TargetCode.parse('B');
const C = TargetCode.parse('C');
const [NEW, KNOWN] = [LearnerId.parse('a-new'), LearnerId.parse('b-known')];

function asks(learner: LearnerId, ...targets: TargetCode[]) {
  return dayRoute('undecided', {
    learner,
    effective: 'seminar',
    targets: targets.map((target) => targetRoute('undecided', { learner, target })),
  });
}

function levels(...known: [LearnerId, TargetCode, number | null, number | null][]) {
  return new Map(
    known.map(([learner, target, pThreshold, value]) => [
      pairOf(learner, target),
      atLevel('approaching', { learner, target, pThreshold, value }),
    ]),
  );
}

const serve = () => true;
const never = () => 0;

/** A seminar day of the known learner on these targets. */
function day(...routes: [TargetCode, Route][]) {
  return dayRoute('seminar', {
    learner: KNOWN,
    effective: 'seminar',
    targets: routes.map(([target, route]) => targetRoute(route, { learner: KNOWN, target })),
  });
}

function needsOf(route: ReturnType<typeof day>) {
  return applicantsOf([route], new Map(), serve, never)[0]?.needs.map(({ target }) => target);
}

function wants(id: string, turn: number, ...targets: TargetCode[]): Applicant {
  return { learner: LearnerId.parse(id), turn, needs: targets.map((target) => ({ target, chance: 0.5 })) };
}

describe('the order in which seats are given', () => {
  it('puts a learner of whom nothing is known after one whose evidence shows need', () => {
    const order = applicantsOf([asks(NEW, A), asks(KNOWN, A)], levels([KNOWN, A, 0.4, 0.7]), serve, never);

    expect(order.map(({ learner, needs }) => [learner, needs[0]?.chance])).toEqual([
      [KNOWN, 0.4],
      [NEW, 1],
    ]);
  });

  it('takes the estimate itself where the method tells no chance', () => {
    expect(applicantsOf([asks(KNOWN, A)], levels([KNOWN, A, null, 0.7]), serve, never)[0]?.needs).toEqual([
      { target: A, chance: 0.7 },
    ]);
  });

  it('looks at what a learner needs most, and at no target that no session can serve', () => {
    const known = levels([KNOWN, A, 0.4, null], [KNOWN, B, 0.1, null], [NEW, A, 0.2, null]);

    expect(applicantsOf([asks(NEW, A), asks(KNOWN, A, B)], known, serve, never).map(({ learner }) => learner)).toEqual([
      KNOWN,
      NEW,
    ]);
    expect(
      applicantsOf([asks(NEW, A), asks(KNOWN, A, B)], known, (_, target) => target !== B, never).map(
        ({ learner }) => learner,
      ),
    ).toEqual([NEW, KNOWN]);
  });
});

describe('what a learner sits in seminar for', () => {
  it('is the targets that call for it alone, else the undecided ones, else all of the day', () => {
    expect(needsOf(day([A, 'workshop'], [B, 'seminar']))).toEqual([B]);
    expect(needsOf(day([A, 'workshop'], [B, 'undecided']))).toEqual([B]);
    expect(needsOf(day([A, 'workshop'], [B, 'workshop']))).toEqual([A, B]);
    expect(needsOf(day())).toEqual([]);
  });

  it('leaves whoever has nothing to sit there for behind those who have', () => {
    const order = applicantsOf(
      [day(), { ...day([A, 'seminar']), learner: NEW }],
      levels([NEW, A, 0.3, null]),
      serve,
      never,
    );

    expect(order.map(({ learner }) => learner)).toEqual([NEW, KNOWN]);
  });
});

/** The first need of each session. */
function sessionTargets(
  sessions: number,
  seats: number,
  applicants: readonly Applicant[],
  priority: ReadonlySet<TargetCode>,
) {
  return groupsOf(applicants, { sessions, seats, min: 1 }, priority).groups.map((group) => [...group.keys()][0]);
}

describe('the target of a session', () => {
  it('is what most need by the evidence or were sent for, before what more ask for', () => {
    const asked = [wants('1', 3, A), wants('2', 3, A), wants('3', 2, A)];

    expect(sessionTargets(1, 4, [...asked, wants('4', 1, B)], new Set())).toEqual([B]);
    expect(sessionTargets(1, 4, [...asked, wants('4', 0, B)], new Set())).toEqual([B]);
    expect(sessionTargets(1, 4, [wants('4', 1, B), wants('5', 1, C), wants('6', 1, C)], new Set())).toEqual([C]);
  });

  it('is, where as many need each, what more ask for, and else the first by its code', () => {
    expect(sessionTargets(1, 4, [wants('1', 2, A), wants('2', 2, B), wants('3', 2, B)], new Set())).toEqual([B]);
    expect(sessionTargets(1, 4, [wants('1', 2, B), wants('2', 2, A)], new Set())).toEqual([A]);
  });

  it('is one with the priority flag first, once; the second is what is needed most', () => {
    const many = [wants('1', 1, B), wants('2', 1, B), wants('3', 1, B), wants('4', 1, A), wants('5', 1, A)];

    expect(sessionTargets(2, 1, many, new Set([A]))).toEqual([A, B]);
    expect(sessionTargets(2, 1, many.toReversed(), new Set([A]))).toEqual([A, B]);
  });
});
