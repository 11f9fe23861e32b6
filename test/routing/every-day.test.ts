import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { planSeminars, type SeminarInput } from '../../src/routing/seminar-plan.ts';
import {
  PLACES,
  type Choice,
  type DayRoute,
  type PastSeminar,
  type Route,
  type SeminarPlan,
} from '../../src/routing/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { choice, dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { target } from '../builders/target.ts';

const TARGETS = ['A', 'B', 'C', 'OLD'].map((code) => TargetCode.parse(code));
const LAST = SchoolDate.parse('2026-11-16');
const learner = (n: number): LearnerId => LearnerId.parse(`l${String(n).padStart(2, '0')}`);

interface Row {
  readonly recommended: Route;
  readonly says: 'nothing' | 'declared' | (typeof PLACES)[number];
  readonly on: readonly TargetCode[];
  readonly chance: number;
  readonly sat: boolean;
  readonly news: boolean;
}

const row: fc.Arbitrary<Row> = fc.record({
  recommended: fc.constantFrom<Route>('seminar', 'seminar', 'seminar', 'undecided', 'workshop'),
  says: fc.constantFrom<Row['says']>('nothing', 'nothing', 'nothing', 'nothing', 'declared', ...PLACES),
  on: fc.subarray(TARGETS),
  chance: fc.constantFrom(0.02, 0.021, 0.1, 0.5),
  sat: fc.boolean(),
  news: fc.constantFrom(false, false, true),
});

const anyDay = fc.record({
  rows: fc.array(row, { maxLength: 30 }),
  seminar: fc.record({
    seats: fc.integer({ min: 1, max: 9 }),
    min: fc.integer({ min: 1, max: 4 }),
    sessions: fc.constantFrom(1 as const, 2 as const),
    minutes: fc.constant(20),
  }),
  satOn: fc.subarray(TARGETS, { minLength: 1, maxLength: 2 }),
  tookPlace: fc.constantFrom(null, true, false),
});

type Day = typeof anyDay extends fc.Arbitrary<infer D> ? D : never;

function routeOf({ recommended, says, on }: Row, n: number): DayRoute {
  const by: Choice['by'] = says === 'declared' ? 'declared' : 'assigned';
  const place = says === 'declared' || says === 'nothing' ? null : says;
  const made = choice({ learner: learner(n), by, place, route: says === 'not-today' ? 'none' : 'seminar' });
  return dayRoute(recommended, {
    learner: learner(n),
    [by]: says === 'nothing' ? null : made,
    effective: says === 'nothing' ? recommended : says === 'not-today' ? 'undecided' : 'seminar',
    targets: on.map((code) => targetRoute(recommended, { learner: learner(n), target: code })),
  });
}

function inputOf({ rows, seminar, satOn, tookPlace }: Day): SeminarInput {
  const targets = [
    target({ code: 'A', requires: ['OLD'] }),
    target({ code: 'B' }),
    target({ code: 'C', priority: true }),
    target({ code: 'OLD', grade: 4 }),
  ];
  const sat = rows.flatMap((each, n) => (each.sat ? [learner(n)] : []));
  const past: PastSeminar[] = [
    { date: LAST, slot: 'first', targets: satOn, learners: sat, at: instant('2026-11-16T08:00:00Z'), tookPlace },
  ];
  return {
    date: SchoolDate.parse('2026-11-17'),
    lastSchoolDay: LAST,
    past,
    questionWords: new Map(),
    seminar,
    activities: [],
    classTargets: [],
    map: { grade: 5, taught: targets.filter(({ grade }) => grade === 5).map(({ code }) => code), targets },
    routes: rows.map(routeOf),
    mastery: rows.flatMap((each, n) =>
      each.on.map((code) => atLevel('not-yet', { learner: learner(n), target: code, pThreshold: each.chance })),
    ),
    evidence: rows.flatMap((each, n) =>
      (each.news ? each.on : []).map((code) => ({
        learner: learner(n),
        target: code,
        item: null,
        share: 0,
        source: SourceId.parse('exit ticket'),
        kind: 'exit' as const,
        at: instant('2026-11-16T15:00:00Z'),
      })),
    ),
  };
}

/** Where the day names each learner, as often as it does. */
function placesOf({ sessions, talks, waiting, questions }: SeminarPlan): LearnerId[] {
  return [
    ...sessions.flatMap(({ learners }) => learners),
    ...talks.map((each) => each.learner),
    ...waiting.map((each) => each.learner),
    ...questions.filter(({ kind }) => kind === 'held').flatMap(({ learners }) => learners),
  ];
}

describe('every day', () => {
  it('names whoever goes to seminar in exactly one place: a seat, a talk, the waiting or the question whether yesterday was held', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const input = inputOf(day);
        const going = input.routes.filter(({ effective }) => effective === 'seminar').map((route) => route.learner);
        expect(placesOf(planSeminars(input)).toSorted()).toEqual(going.toSorted());
      }),
    );
  });

  it('is the same whatever the order of its input', () => {
    fc.assert(
      fc.property(anyDay, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (day, random) => {
        const input = inputOf(day);
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((each) => ({ each, by: random.next().value ?? 0 }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ each }) => each);
        const plan = planSeminars({
          ...input,
          routes: shuffled(input.routes),
          mastery: shuffled(input.mastery),
          evidence: shuffled(input.evidence),
          past: input.past.map((each) => ({ ...each, learners: shuffled(each.learners) })),
        });
        expect(plan).toEqual(planSeminars(input));
      }),
    );
  });

  it('has as many as a session holds, unless the teacher put more there, and enough of them for each of its targets', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const input = inputOf(day);
        const { seats, min, sessions: most } = input.seminar;
        const byHand = new Set(
          input.routes
            .filter(({ assigned }) => assigned !== null && assigned.place !== null)
            .map((route) => route.learner),
        );
        const { sessions, talks } = planSeminars(input);
        expect(sessions.length).toBeLessThanOrEqual(most);
        for (const { learners, needs } of sessions) {
          const seated = learners.filter((each) => !byHand.has(each));
          expect(seated.length).toBeLessThanOrEqual(seats);
          const planned = needs.filter((need) => !need.learners.some((each) => byHand.has(each)));
          expect(planned.filter((need) => need.learners.length < Math.min(min, seats))).toEqual([]);
        }
        expect(min === 1 ? talks.filter((each) => !byHand.has(each.learner)) : []).toEqual([]);
      }),
    );
  });

  it('lets nobody wait while a session on one of their needs has a seat', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const input = inputOf({ ...day, tookPlace: false }); // whoever is asked about does not wait
        const routeOfLearner = new Map(input.routes.map((route) => [route.learner, route]));
        const { sessions, waiting } = planSeminars(input);
        for (const each of waiting) {
          const route = routeOfLearner.get(each.learner);
          const needs = route?.targets.filter(({ route: on }) => on === route.recommended).map((on) => on.target) ?? [];
          expect(
            sessions.filter(
              ({ learners, needs: on }) =>
                learners.length < input.seminar.seats && on.some((need) => needs.includes(need.target)),
            ),
          ).toEqual([]);
        }
      }),
    );
  });
});
