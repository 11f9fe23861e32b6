import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ItemId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import type { Mastery } from '../../src/mastery/types.ts';
import { planSeminars } from '../../src/routing/seminar-plan.ts';
import type { SeminarInput } from '../../src/routing/seminar-plan.ts';
import type { Choice, DayRoute, PastSeminar, Route } from '../../src/routing/types.ts';
import type { Target } from '../../src/school/file.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { choice, dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { target } from '../builders/target.ts';

const A = TargetCode.parse('A');
const B = TargetCode.parse('B');
const OLD = TargetCode.parse('OLD');

function learner(n: number): LearnerId {
  return LearnerId.parse(`l${String(n).padStart(2, '0')}`);
}

/** A learner who needs seminar on these targets. */
function needs(n: number, ...targets: TargetCode[]): DayRoute {
  return dayRoute('seminar', {
    learner: learner(n),
    targets: targets.map((code) => targetRoute('seminar', { learner: learner(n), target: code })),
  });
}

function chose(n: number, recommended: Route, on: TargetCode = A): DayRoute {
  return dayRoute(recommended, {
    learner: learner(n),
    effective: 'seminar',
    declared: choice({ learner: learner(n), route: 'seminar' }),
    targets: [targetRoute(recommended, { learner: learner(n), target: on })],
  });
}

/** The record says "not yet" on the target of the grade before. */
function lacking(n: number): Mastery {
  return atLevel('not-yet', { learner: learner(n), target: OLD });
}

function plan(
  routes: readonly DayRoute[],
  change: Partial<SeminarInput> & { seats?: number; min?: number; sessions?: 1 | 2; targets?: Target[] } = {},
) {
  const { seats = 2, min = 1, sessions = 2, targets = [target({ code: A }), target({ code: B })], ...rest } = change;
  return planSeminars({
    date: SchoolDate.parse('2026-11-17'),
    lastSchoolDay: SchoolDate.parse('2026-11-16'),
    past: [],
    evidence: [],
    questionWords: new Map(),
    seminar: { seats, min, sessions, minutes: 20 },
    map: { grade: 5, taught: targets.filter((each) => each.grade === 5).map((each) => each.code), targets },
    activities: [],
    classTargets: [],
    mastery: [],
    routes,
    ...rest,
  });
}

/** What the whole class should be taught, where everybody lacks what they need. */
function toTeachAll(routes: readonly DayRoute[]): TargetCode[] {
  const mastery = routes.flatMap(({ targets }) =>
    targets.map(({ learner: who, target: on }) => atLevel('not-yet', { learner: who, target: on })),
  );
  return plan(routes, { mastery }).teachAll.map((each) => each.target);
}

const quiet = [7, 8, 9, 10, 11, 12].map((n) => dayRoute('workshop', { learner: learner(n) }));

describe('the seminar plan', () => {
  it('gives each session one target and groups by need, most needed first', () => {
    const { sessions } = plan([needs(1, A), needs(2, B), needs(3, B), ...quiet]);
    expect(sessions.map(({ slot, needs, learners }) => ({ slot, target: needs[0].target, learners }))).toEqual([
      { slot: 'first', target: B, learners: [learner(2), learner(3)] },
      { slot: 'second', target: A, learners: [learner(1)] },
    ]);
  });

  it('puts a target with the priority flag first', () => {
    const targets = [target({ code: A, priority: true }), target({ code: B })];
    expect(plan([needs(1, A), needs(2, B), needs(3, B)], { targets }).sessions[0]?.needs[0].target).toBe(A);
  });

  it('holds a second session on the same target where many need it, and keeps both groups small', () => {
    const { sessions, waiting } = plan([needs(1, A), needs(2, A), needs(3, A), needs(4, A)], { seats: 3 });
    expect(sessions.map(({ needs, learners }) => [needs[0].target, learners.length])).toEqual([
      [A, 2],
      [A, 2],
    ]);
    expect(waiting).toEqual([]);
  });

  it('seats need by the evidence first, then the undecided who asked, then the rest', () => {
    const { sessions, waiting } = plan([chose(1, 'workshop'), chose(2, 'undecided'), needs(3, A)], {
      seats: 2,
      sessions: 1,
    });
    expect(sessions[0]?.learners).toEqual([learner(3), learner(2)]);
    expect(waiting.map((each) => each.learner)).toEqual([learner(1)]);
    expect(waiting[0]?.why.en).toContain('taken');
  });

  it('seats those furthest from the threshold first', () => {
    const mastery = [
      [1, 0.1],
      [2, 0.02],
      [3, 0.05],
    ].map(([n, p]) => atLevel('not-yet', { learner: learner(n ?? 0), target: A, pThreshold: p ?? null }));
    const { sessions } = plan([needs(1, A), needs(2, A), needs(3, A)], { mastery, seats: 2, sessions: 1 });
    expect(sessions[0]?.learners).toEqual([learner(2), learner(3)]);
  });

  it('seats whom the teacher sent there before anybody else', () => {
    const sent = {
      ...chose(9, 'workshop'),
      declared: null,
      assigned: choice({ learner: learner(9), by: 'assigned', route: 'seminar' }),
    };
    expect(plan([needs(1, A), sent], { seats: 1, sessions: 1 }).sessions[0]?.learners).toEqual([learner(9)]);
  });

  it('gives nobody two seats', () => {
    const { sessions } = plan([needs(1, A, B), needs(2, A, B), needs(3, B)], { seats: 2 });
    const seated = sessions.flatMap((session) => session.learners);
    expect(new Set(seated).size).toBe(seated.length);
    expect(seated).toHaveLength(3);
  });

  it('leaves to the teacher whose need no session serves, with the reason', () => {
    const { waiting } = plan([needs(1, A), needs(2, A), needs(3, B)], { sessions: 1 });
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.learner).toBe(learner(3));
    expect(waiting[0]?.why.en).toContain('Neither session');
  });

  it('lists the workshop and the undecided apart', () => {
    const result = plan([
      needs(1, A),
      dayRoute('workshop', { learner: learner(2) }),
      dayRoute('undecided', { learner: learner(3) }),
    ]);
    expect(result).toMatchObject({ workshop: [learner(2)], undecided: [learner(3)] });
  });

  it('has no session when nobody goes to seminar', () => {
    expect(plan(quiet)).toMatchObject({ sessions: [], waiting: [], teachAll: [] });
  });

  it('suggests teaching all where over half the class needs a target, not where exactly half does', () => {
    const half = [
      needs(1, A),
      needs(2, A),
      dayRoute('workshop', { learner: learner(3) }),
      dayRoute('workshop', { learner: learner(4) }),
    ];
    const mastery = [
      atLevel('not-yet', { learner: learner(1), target: A }),
      atLevel('slipped', { learner: learner(2), target: A }),
      atLevel('approaching', { learner: learner(3), target: A }),
    ];
    expect(plan(half, { mastery }).teachAll).toEqual([]);
    expect(
      plan([...half, needs(5, A)], { mastery: [...mastery, atLevel('not-yet', { learner: learner(5), target: A })] })
        .teachAll,
    ).toEqual([{ target: A, need: 3, of: 5 }]);
    expect(
      plan([...half, needs(5, A)], {
        mastery: [...mastery, atLevel('not-yet', { learner: learner(5), target: A, stale: true })],
      }).teachAll,
    ).toEqual([]);
  });

  it('says what the others do meanwhile, with an activity that fits in the time', () => {
    const activities = [
      activity({ target: 'A', title: 'Long project', minutes: 60 }),
      activity({ target: 'A', title: 'Short game', minutes: 10 }),
    ];
    const { sessions } = plan([needs(1, A), needs(2, B)], { activities });
    expect(sessions[0]?.meanwhile.en).toContain('“Short game”');
    expect(sessions[0]?.meanwhile.en).not.toContain('Long project');
    expect(sessions[0]?.meanwhile.en).toContain('second group begin');
    expect(sessions[1]?.meanwhile.es).toContain('primer grupo');
  });
});

describe('a day with one seminar', () => {
  it('has it first, and no other group to speak of', () => {
    const { sessions } = plan([needs(1, A)], { sessions: 1 });

    expect(sessions.map(({ slot }) => slot)).toEqual(['first']);
    expect(sessions[0]?.meanwhile.en).toBe("20 minutes of workshop: work of one's own choice on the day's targets.");
    expect(plan([needs(1, A)]).sessions[0]?.meanwhile.en).not.toContain('group');
  });
});

describe("the teacher's list", () => {
  it('says that seats are short where one of the needed targets has a session', () => {
    expect(
      plan([needs(1, A), needs(2, A), needs(3, A, B)], { seats: 2, sessions: 1 }).waiting.map(({ why }) =>
        why.en.slice(0, 9),
      ),
    ).toEqual(['All seats']);
  });

  it('names activities by target, then by title, and one that just fills the time', () => {
    const activities = [
      activity({ target: 'B', title: 'Alpha' }),
      activity({ target: 'A', title: 'Zeta' }),
      activity({ target: 'A', title: 'Beta', minutes: 20 }),
    ];
    const { sessions } = plan([needs(1, A), needs(2, B)], { activities });

    expect(sessions[0]?.meanwhile.en).toContain('“Beta” or “Zeta”');
    expect(plan([needs(1, A), needs(2, B)], { activities: activities.toReversed() }).sessions[0]?.meanwhile).toEqual(
      sessions[0]?.meanwhile,
    );
  });

  it('has what most need first where the whole class should be taught, and by code where as many need each', () => {
    expect(toTeachAll([needs(1, B, A), needs(2, B, A), needs(3, B)])).toEqual([B, A]);
    expect(toTeachAll([needs(1, B, A), needs(2, B, A)])).toEqual([A, B]);
    expect(toTeachAll([needs(1, A, B), needs(2, A, B), needs(3, B)])).toEqual([B, A]);
  });
});

describe('the grade-level task of a session', () => {
  const map = [target({ code: A, requires: ['OLD'] }), target({ code: B }), target({ code: OLD, grade: 4 })];

  it("is the target itself at the course's grade", () => {
    expect(plan([needs(1, B)], { targets: map }).sessions[0]).toMatchObject({
      needs: [{ target: B, serves: B }],
      task: null,
    });
  });

  it('is what a target of an earlier grade unlocks, and is named with it', () => {
    const session = plan([needs(1, OLD)], { targets: map }).sessions[0];
    expect(session).toMatchObject({ needs: [{ target: OLD, serves: A }] });
    expect(session?.task?.en).toContain('“I can do A”, unlocked by “I can do OLD”');
  });

  it('does not exist for an earlier target that unlocks nothing here: no session, and the teacher is told', () => {
    const lone = [target({ code: A }), target({ code: OLD, grade: 4 })];
    const result = plan([needs(1, OLD)], { targets: lone });
    expect(result.sessions).toEqual([]);
    expect(result.waiting[0]?.why.en).toContain('No grade-level target');
  });

  it('begins with a step back where over half of the group needs one, and stays the grade-level task', () => {
    const routes = [needs(1, A), needs(2, A), needs(3, A)];
    const two = plan(routes, { targets: map, seats: 8, mastery: [lacking(1), lacking(2)] }).sessions[0];
    const one = plan(routes, { targets: map, seats: 8, mastery: [lacking(1)] }).sessions[0];
    expect(two).toMatchObject({ needs: [{ target: A, serves: A }] });
    expect(two?.task?.en).toContain('step back to “I can do OLD”');
    expect(one?.task).toBeNull();
  });
});

function made(rows: readonly { recommended: Route; declares: boolean; targets: TargetCode[]; chance: number }[]) {
  const routes = rows.map(({ recommended, declares, targets }, n) =>
    dayRoute(recommended, {
      learner: learner(n),
      effective: declares ? 'seminar' : recommended,
      declared: declares ? choice({ learner: learner(n), route: 'seminar' }) : null,
      targets: targets.map((code) => targetRoute(recommended, { learner: learner(n), target: code })),
    }),
  );
  const mastery = rows.flatMap(({ targets, chance }, n) =>
    targets.map((code) => atLevel('not-yet', { learner: learner(n), target: code, pThreshold: chance })),
  );
  return { routes, mastery };
}

describe('groups', () => {
  const anyRoute = fc.array(
    fc.record({
      recommended: fc.constantFrom<Route>('seminar', 'undecided', 'workshop'),
      declares: fc.boolean(),
      targets: fc.subarray([A, B], { minLength: 1 }),
      chance: fc.constantFrom(0.02, 0.1, 0.5),
    }),
    { maxLength: 30 },
  );

  it('are the same whatever the order of the input', () => {
    fc.assert(
      fc.property(anyRoute, (rows) => {
        const { routes, mastery } = made(rows);
        expect(plan(routes.toReversed(), { mastery: mastery.toReversed(), seats: 4 })).toEqual(
          plan(routes, { mastery, seats: 4 }),
        );
      }),
    );
  });

  it('hold everybody who goes to seminar exactly once, in a seat or waiting, and never more than the seats', () => {
    fc.assert(
      fc.property(anyRoute, fc.integer({ min: 1, max: 8 }), (rows, seats) => {
        const { routes, mastery } = made(rows);
        const { sessions, waiting } = plan(routes, { mastery, seats });
        const placed = [...sessions.flatMap((session) => session.learners), ...waiting.map((each) => each.learner)];
        const going = routes.filter((route) => route.effective === 'seminar').map((route) => route.learner);
        expect(placed.toSorted()).toEqual(going.toSorted());
        expect(sessions.every((session) => session.learners.length > 0 && session.learners.length <= seats)).toBe(true);
      }),
    );
  });

  it('never keep a learner with need waiting while somebody without need sits on that target', () => {
    fc.assert(
      fc.property(anyRoute, (rows) => {
        const { routes, mastery } = made(rows);
        const { sessions, waiting } = plan(routes, { mastery, seats: 2 });
        const routeOf = new Map(routes.map((route) => [route.learner, route]));
        for (const { learner: who } of waiting) {
          const route = routeOf.get(who);
          if (route?.recommended !== 'seminar') continue;
          const wanted = new Set(route.targets.map((each) => each.target));
          const seated = sessions
            .flatMap(({ needs }) => needs)
            .filter(({ target: on }) => wanted.has(on))
            .flatMap((need) => need.learners);
          expect(seated.every((other) => routeOf.get(other)?.recommended === 'seminar')).toBe(true);
        }
      }),
    );
  });
});

function dayAfter(routes: readonly DayRoute[], past: readonly PastSeminar[]) {
  return plan(routes, { past, seats: 8, min: 2 });
}

describe('a group that sat together the school day before', () => {
  const yesterday = (change: Partial<PastSeminar> = {}): PastSeminar => ({
    date: SchoolDate.parse('2026-11-16'),
    slot: 'first',
    targets: [A],
    learners: [1, 2, 3, 4].map(learner),
    at: instant('2026-11-16T13:00:00Z'),
    tookPlace: null,
    ...change,
  });
  const four = [needs(1, A), needs(2, A), needs(3, A), needs(4, A)];

  it('is not invited again while nothing new has come in; the teacher is asked whether it was held', () => {
    const { sessions, waiting, questions } = dayAfter(four, [yesterday()]);
    expect({ sessions, waiting }).toEqual({ sessions: [], waiting: [] });
    expect(questions).toMatchObject([{ kind: 'held', target: A, learners: [1, 2, 3, 4].map(learner) }]);
    expect(questions[0]?.ways).toHaveLength(2);
  });

  it('is asked about with the day and the place of its seminar, each of two on one target by itself', () => {
    const both = [
      yesterday({ learners: [1, 3].map(learner) }),
      yesterday({ slot: 'second', learners: [2, 4].map(learner) }),
    ];
    expect(
      plan(four, { past: both, seats: 2, min: 2 }).questions.map(({ date, slot, learners }) => [date, slot, learners]),
    ).toEqual([
      ['2026-11-16', 'first', [1, 3].map(learner)],
      ['2026-11-16', 'second', [2, 4].map(learner)],
    ]);
  });

  it('comes back when it was not held', () => {
    expect(dayAfter(four, [yesterday({ tookPlace: false })]).sessions.map(({ learners }) => learners)).toEqual([
      [1, 2, 3, 4].map(learner),
    ]);
  });

  it('leaves its seats to a need of others, and who has another need sits there', () => {
    const { sessions, questions } = dayAfter(
      [needs(1, A, B), needs(2, A), needs(3, A), needs(4, A), needs(5, B)],
      [yesterday()],
    );
    expect(sessions.map(({ needs: on, learners }) => [on[0].target, learners])).toEqual([
      [B, [learner(5), learner(1)]],
    ]);
    expect(questions).toMatchObject([{ kind: 'held', learners: [2, 3, 4].map(learner) }]); // who sits elsewhere today is asked about nowhere
  });

  it("is nobody's who has joined it since: a talk, for there is no group to sit in", () => {
    const { sessions, talks, questions } = dayAfter(
      [needs(1, A), needs(2, A), needs(3, A), needs(5, A)],
      [yesterday({ learners: [1, 2, 3].map(learner) })],
    );
    expect({ sessions, talks }).toEqual({ sessions: [], talks: [{ learner: learner(5), target: A }] });
    expect(questions).toMatchObject([{ kind: 'held', learners: [1, 2, 3].map(learner) }]);
  });

  it('is asked about nowhere where all of it has something else today', () => {
    const { sessions, questions } = dayAfter(
      [needs(1, A, B), needs(2, A, B)],
      [yesterday({ learners: [1, 2].map(learner) })],
    );
    expect(sessions.map(({ needs: on, learners }) => [on[0].target, learners])).toEqual([[B, [1, 2].map(learner)]]);
    expect(questions).toEqual([]);
  });

  it('does not keep anybody out who chose seminar, or whom the teacher sent there', () => {
    const chosen = four.map((route) => ({ ...route, declared: choice({ learner: route.learner, route: 'seminar' }) }));
    expect(dayAfter(chosen, [yesterday()])).toMatchObject({
      sessions: [{ learners: [1, 2, 3, 4].map(learner) }],
      questions: [],
    });
  });
});

function put(n: number, place: Choice['place'], route: Choice['route'] = 'seminar'): DayRoute {
  return {
    ...needs(n, A),
    effective: route === 'none' ? 'undecided' : 'seminar',
    assigned: choice({ learner: learner(n), by: 'assigned', route, place }),
  };
}

function groups(routes: readonly DayRoute[]) {
  const { sessions, talks, notToday } = plan(routes, { seats: 3, min: 2 });
  return {
    ...Object.fromEntries(sessions.map(({ slot, learners }) => [slot, learners])),
    talks: talks.map((each) => each.learner),
    notToday,
  };
}

describe("the teacher's own plan for a learner", () => {
  it('puts them into the session it says, whatever the seats', () => {
    expect(groups([needs(1, A), needs(2, A), needs(3, A), put(4, 'first')])).toMatchObject({
      first: [1, 2, 3, 4].map(learner),
    });
    expect(groups([needs(1, A), needs(2, A), put(3, 'second')])).toMatchObject({
      first: [1, 2].map(learner),
      second: [learner(3)],
    });
  });

  it('opens a session to those who wait for it, as far as it has seats', () => {
    expect(
      plan([needs(1, A), needs(2, A), needs(3, A), put(4, 'second')], { seats: 2, sessions: 2, min: 2 }).sessions.map(
        ({ learners }) => learners,
      ),
    ).toEqual([[1, 2].map(learner), [4, 3].map(learner)]);
  });

  it('leaves them a talk, or out of the day', () => {
    expect(groups([needs(1, A), needs(2, A), put(3, 'talk')])).toMatchObject({
      first: [1, 2].map(learner),
      talks: [learner(3)],
    });
    const away = plan([needs(1, A), needs(2, A), put(3, 'not-today', 'none')]);
    expect(away).toMatchObject({ notToday: [learner(3)], undecided: [], waiting: [] });
  });

  it('has them wait, with the reason, where no ticket gives the day a target', () => {
    const lost = { ...put(1, 'first'), targets: [] };
    expect(plan([lost])).toMatchObject({
      sessions: [],
      waiting: [{ learner: learner(1), target: null, why: { en: expect.stringContaining('no ticket gives another') } }],
    });
  });
});

describe('what is asked of the teacher', () => {
  it('is asked of those who sit in seminar day after day, beside their seat', () => {
    const past = [9, 10, 12, 13].map((day): PastSeminar => ({
      date: SchoolDate.parse(`2026-11-${String(day).padStart(2, '0')}`),
      slot: 'first',
      targets: [B],
      learners: [learner(1)],
      at: instant('2026-11-09T13:00:00Z'),
      tookPlace: true,
    }));
    const { questions, sessions } = plan([needs(1, A), needs(2, A)], { past, min: 2 });
    expect(sessions).toHaveLength(1);
    expect(questions).toMatchObject([
      { kind: 'standing-group', learners: [learner(1)], target: A, date: null, slot: null },
    ]);
    expect(questions[0]?.ways).toHaveLength(3);
  });

  it('is asked too of those who wait, or whose group is asked about, and not of those who are talked with', () => {
    const past = [9, 10, 12, 13].flatMap((day): PastSeminar[] =>
      [1, 2, 3].map((n) => ({
        date: SchoolDate.parse(`2026-11-${String(day).padStart(2, '0')}`),
        slot: 'first',
        targets: [B],
        learners: [learner(n)],
        at: instant('2026-11-09T13:00:00Z'),
        tookPlace: true,
      })),
    );
    const asked = (routes: readonly DayRoute[], more: readonly PastSeminar[] = []) =>
      plan(routes, { past: [...past, ...more], min: 2, seats: 2, sessions: 1 })
        .questions.filter(({ kind }) => kind === 'standing-group')
        .map(({ target: on, learners }) => [on, learners]);

    expect(asked([needs(1, A), needs(4, A), needs(5, A)])).toEqual([[A, [learner(1)]]]); // waits: the others sat less often
    expect(asked([needs(4, A), needs(5, A), needs(1, B)])).toEqual([]);
    const monday = {
      date: SchoolDate.parse('2026-11-16'),
      slot: 'first' as const,
      targets: [A],
      learners: [2, 3].map(learner),
      at: instant('2026-11-16T13:00:00Z'),
      tookPlace: null,
    };
    expect(asked([needs(2, A), needs(3, A)], [monday])).toEqual([[A, [2, 3].map(learner)]]);
  });

  it('is asked where choice and evidence differ', () => {
    const route = { ...chose(1, 'workshop'), question: { en: 'Why?', es: '¿Por qué?' } };
    expect(plan([route]).questions).toMatchObject([{ kind: 'mismatch', learners: [learner(1)], what: { en: 'Why?' } }]);
  });
});

describe('a session', () => {
  it('of two needs names both, and who sits there for which', () => {
    const { sessions, talks } = plan([needs(1, A), needs(2, A), needs(3, B), needs(4, B), needs(5, OLD)], {
      sessions: 1,
      seats: 4,
      min: 2,
      targets: [target({ code: A }), target({ code: B }), target({ code: OLD })],
    });
    expect(sessions).toMatchObject([
      {
        needs: [
          { target: A, learners: [learner(1), learner(2)] },
          { target: B, learners: [learner(3), learner(4)] },
        ],
        learners: [1, 2, 3, 4].map(learner),
      },
    ]);
    expect(talks).toEqual([{ learner: learner(5), target: OLD }]);
  });

  it('lets its post link the activities on what the day is about for everybody, and on nothing that one child alone needs', () => {
    const activities = [activity({ target: 'A', title: 'Strips' }), activity({ target: 'B', title: 'Owed to one' })];
    expect(plan([needs(1, A), needs(2, A, B)], { activities, classTargets: [A] }).menu).toEqual([
      { title: 'Strips', url: 'https://activities.example/strips' },
    ]);
  });

  it('names the question its members missed most', () => {
    const item = ItemId.parse('q1');
    const evidence = [1, 2].map((n) => ({
      learner: learner(n),
      target: A,
      item,
      share: n - 1,
      source: SourceId.parse('t'),
      kind: 'entrance' as const,
      at: instant('2026-11-16T15:00:00Z'),
    }));
    expect(
      plan([needs(1, A), needs(2, A)], { min: 2, evidence, questionWords: new Map([[item, '2/3 × 3/4']]) }).sessions[0]
        ?.missed,
    ).toEqual({ question: '2/3 × 3/4', wrong: 1, of: 2 });
  });
});
