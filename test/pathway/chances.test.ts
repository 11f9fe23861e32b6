import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import { LEVELS, type Reason } from '../../src/mastery/types.ts';
import type { PathwayInput } from '../../src/pathway/plan-pathway.ts';
import type { GivenChance, Reassignment } from '../../src/pathway/types.ts';
import type { DayRoute, Route } from '../../src/routing/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { chance, scoredChance } from '../builders/chance.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { A, ANA, B, C, FILM, onTargets, pathway, STRIPS } from '../builders/pathway.ts';
import { choice, dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { sitting } from '../builders/ticket/sitting.ts';
import { target } from '../builders/target.ts';

const OLD = TargetCode.parse('OLD');
const [strips, film] = [STRIPS, FILM];

function only(change: Partial<PathwayInput> = {}): Reassignment {
  const { reassignments, withheld } = pathway(change);
  const [first] = reassignments;
  if (first === undefined || reassignments.length !== 1)
    throw new Error(`one chance expected, withheld: ${withheld[0]?.why.en ?? 'nothing'}`);
  return first;
}

function whyWithheld(change: Partial<PathwayInput>): string {
  const { reassignments, withheld } = pathway(change);
  expect(reassignments).toEqual([]);
  return withheld.map((each) => each.why.en).join(' ');
}

describe('a chance', () => {
  it.each(LEVELS)('at level %s is given only below mastery, and never on too little evidence (P2)', (level) => {
    const { reassignments } = pathway({ mastery: [atLevel(level, { target: A })] });
    expect(reassignments.length).toBe(['not-yet', 'approaching', 'slipped'].includes(level) ? 1 : 0);
  });

  it.each<Reason>([
    { rule: 'sources-disagree', sources: [SourceId.parse('a'), SourceId.parse('b')] },
    { rule: 'one-source', source: SourceId.parse('a') },
  ])('is not given at approaching because of $rule: there one more ticket is asked', (reason) => {
    expect(pathway({ mastery: [atLevel('approaching', { target: A, reason })] })).toMatchObject({
      reassignments: [],
      withheld: [],
    });
  });

  it("opens round one, ends a week later at the end of the day in the school's zone, and explains itself", () => {
    const given = only();
    expect(given).toMatchObject({
      round: 1,
      purpose: 'redo',
      due: '2026-11-24T05:59:00.000Z',
      minutes: 15,
      repeats: false,
    });
    expect(given.why.evidence).toEqual(atLevel('not-yet', { target: A }).evidence);
    expect(given.why.rule.en).toBe(
      'Not at 80% yet: one more chance (round 1). The first practice activity on file for it.',
    );
  });

  it('keeps its end of day over a change of the clocks', () => {
    expect(only({ date: SchoolDate.parse('2026-10-30'), at: instant('2026-10-30T08:00:00Z') }).due).toBe(
      '2026-11-07T05:59:00.000Z',
    );
  });

  it('waits while the one before is open, and while it waits for its score', () => {
    const open = chance({ target: A, due: instant('2026-11-18T05:59:00Z') });
    expect(whyWithheld({ given: [open] })).toBe('The chance given before is open until Tuesday, November 17.');
    expect(whyWithheld({ given: [chance({ target: A, handedIn: true })] })).toContain('waits for its score');
  });

  it('comes again with the next round when nobody handed in the one before', () => {
    expect(only({ given: [chance({ target: A, activity: film.url ?? null })] })).toMatchObject({
      round: 2,
      activity: { title: 'Fraction strips' },
    });
  });

  it('comes again after a round under the threshold', () => {
    expect(only({ given: [scoredChance(0.5, { target: A })] }).round).toBe(2);
  });

  it('gives way to a seat in seminar after the misses the school allows (P7), until there is other evidence', () => {
    const given = [scoredChance(0.5, { target: A, round: 1 }), scoredChance(0.5, { target: A, round: 2 })];
    expect(whyWithheld({ given })).toContain('seat in seminar comes before another sheet');
    expect(only({ given, sittings: [sitting({ target: A })] }).round).toBe(3);
  });

  it('rests on evidence of the last 60 days', () => {
    expect(whyWithheld({ mastery: [atLevel('not-yet', { target: A, stale: true })] })).toContain('60 days');
  });
});

function chose(route: Route, change: Partial<DayRoute> = {}): DayRoute {
  return dayRoute(route, {
    declared: choice({ route: 'workshop' }),
    effective: 'workshop',
    targets: [targetRoute(route, { target: A })],
    ...change,
  });
}

describe('workshop chosen before the evidence shows it (R5)', () => {
  it.each(['no-evidence', 'not-enough', 'approaching', 'not-yet'] as const)(
    'brings a check within a week at level %s',
    (level) => {
      const route = level === 'not-yet' ? 'seminar' : 'undecided';
      const given = only({
        mastery: [atLevel(level, { target: A })],
        routes: [chose(route)],
        ruleFor: () => ({ ...DEFAULT_RULE, windowDays: 30 }),
      });
      expect(given).toMatchObject({ purpose: 'check', round: 1, due: '2026-11-24T05:59:00.000Z' });
      expect(given.why.rule.en).toMatch(/^The student chose workshop .* 3 to 5 new questions within a week/);
    },
  );

  it('brings it even where the evidence is too old for a redo', () => {
    expect(
      only({ mastery: [atLevel('approaching', { target: A, stale: true })], routes: [chose('undecided')] }).purpose,
    ).toBe('check');
  });

  it('brings none where the evidence says workshop, the student chose seminar, or the teacher sent the student there', () => {
    const mastery = [atLevel('not-enough', { target: A })];
    expect(
      pathway({ mastery: [atLevel('mastered', { target: A, recheckAt: null })], routes: [chose('workshop')] })
        .reassignments,
    ).toEqual([]);
    expect(
      pathway({
        mastery,
        routes: [chose('undecided', { declared: choice({ route: 'seminar' }), effective: 'seminar' })],
      }).reassignments,
    ).toEqual([]);
    expect(pathway({ mastery, routes: [chose('undecided', { effective: 'seminar' })] }).reassignments).toEqual([]);
    expect(pathway({ mastery, routes: [chose('undecided', { declared: null })] }).reassignments).toEqual([]);
  });

  it('waits while another chance is open, and gives way to a seat that is owed (P7)', () => {
    const open = chance({ target: A, due: instant('2026-11-18T05:59:00Z') });
    expect(whyWithheld({ routes: [chose('undecided')], given: [open] })).toContain('is open until');
    const given = [scoredChance(0.5, { target: A, round: 1 }), scoredChance(0.5, { target: A, round: 2 })];
    expect(whyWithheld({ routes: [chose('seminar')], given })).toContain('seat in seminar');
  });

  it('comes before a redo on another target', () => {
    const given = pathway({ ...onTargets([A, 0.7], [B, 0.1], [C, 0.1]), routes: [chose('undecided')] });
    expect(given.reassignments[0]).toMatchObject({ target: A, purpose: 'check' });
  });
});

describe('after a round that reached the threshold', () => {
  const reached = scoredChance(0.9, { target: A, scoredAt: instant('2026-11-13T15:00:00Z') });
  const input = { mastery: [atLevel('approaching', { target: A })], given: [reached] };

  it('nothing is given until the re-check is due', () => {
    expect(whyWithheld(input)).toBe('The last chance reached 80%: the re-check follows on Friday, November 20.');
    expect(only({ ...input, at: instant('2026-11-20T15:00:00Z') })).toMatchObject({ purpose: 'recheck', round: 2 });
  });

  it('the re-check is counted from the newest evidence on the target', () => {
    const newer = {
      ...input,
      mastery: [atLevel('approaching', { target: A, newest: instant('2026-11-15T15:00:00Z') })],
    };

    expect(whyWithheld({ ...newer, at: instant('2026-11-20T15:00:00Z') })).toContain('follows on Sunday, November 22');
  });

  it('a result from before that round does not open the target again', () => {
    expect(
      whyWithheld({ ...input, sittings: [sitting({ target: A, at: instant('2026-11-12T15:00:00Z'), share: 0.5 })] }),
    ).toContain('re-check');
  });

  it('a later result under the threshold opens the target again, a later good one does not', () => {
    const later = { target: A, at: instant('2026-11-14T15:00:00Z') };
    expect(only({ ...input, sittings: [sitting({ ...later, share: 0.5 })] })).toMatchObject({
      purpose: 'redo',
      round: 2,
    });
    expect(whyWithheld({ ...input, sittings: [sitting({ ...later, share: 1 })] })).toContain('re-check');
  });
});

describe('the re-check of a mastered target', () => {
  const mastered = atLevel('mastered', { target: A, recheckAt: instant('2026-11-20T15:00:00Z') });

  it('comes on the day it is due and not sooner', () => {
    expect(pathway({ mastery: [mastered], at: instant('2026-11-19T23:00:00Z') })).toMatchObject({
      reassignments: [],
      withheld: [],
    });
    expect(only({ mastery: [mastered], at: instant('2026-11-20T08:00:00Z') })).toMatchObject({
      purpose: 'recheck',
      round: 1,
    });
  });
});

describe('the activity', () => {
  it('is the first on file of the kind the learner likes best, else the first on file', () => {
    expect(only({ profiles: [{ id: ANA, prefers: ['partner', 'Video'] }] })).toMatchObject({
      activity: film,
      why: { rule: { en: expect.stringContaining('this student likes') } },
    });
    expect(only({ profiles: [{ id: ANA, prefers: ['partner'] }] }).activity).toEqual(strips);
  });

  it('differs from the last round whatever the learner likes', () => {
    const given = [scoredChance(0.5, { target: A, round: 1, activity: film.url ?? null })];
    const profiles = [{ id: ANA, prefers: ['video'] }];

    expect(only({ profiles, given }).activity).toEqual(strips);
    expect(
      only({ profiles, given: [...given, chance({ target: A, round: 2, activity: strips.url ?? null })] }),
    ).toMatchObject({ activity: film, repeats: true });
    expect(
      only({
        profiles,
        given: [
          ...given,
          chance({ target: A, round: 2, activity: strips.url ?? null }),
          chance({ target: A, round: 3, activity: film.url ?? null }),
        ],
      }).activity,
    ).toEqual(strips);
  });

  it('is another than before where there is one, and says so where there is none', () => {
    const used = [scoredChance(0.5, { target: A, round: 1, activity: strips.url ?? null })];
    expect(only({ given: used })).toMatchObject({ activity: film, repeats: false });
    const both = [...used, chance({ target: A, round: 2, activity: film.url ?? null })];
    const again = only({ given: both });
    expect(again).toMatchObject({ activity: strips, repeats: true });
    expect(again.why.rule.en).toContain('used before');
  });

  it('is none, and no repetition, where nothing is on file', () => {
    expect(only({ activities: [], given: [scoredChance(0.5, { target: A, round: 1 })] })).toMatchObject({
      activity: null,
      repeats: false,
    });
  });

  it('is practice, never the deeper work kept for the workshop', () => {
    const given = only({ activities: [activity({ target: 'A', kind: 'deeper' })] });
    expect(given).toMatchObject({ activity: null, minutes: 15 });
    expect(given.why.rule.es).toContain('las palabras del objetivo son la tarea');
  });

  it('is remembered by its title where it has no address', () => {
    const talk = activity({ target: 'A', title: 'Partner talk', url: undefined });
    expect(
      only({ activities: [talk, film], given: [chance({ target: A, activity: 'Partner talk' })] }).activity,
    ).toEqual(film);
  });
});

describe('the step back (P8)', () => {
  const blocks = activity({ target: 'OLD', title: 'Blocks', minutes: 10 });
  const map = {
    taught: [A],
    targets: [
      target({ code: A, requires: ['OLD'] }),
      target({ code: OLD, grade: 4, requires: ['OLDER'] }),
      target({ code: 'OLDER', grade: 3 }),
    ],
    activities: [strips, blocks],
  };

  it('stands beside the grade-level task, never instead of it', () => {
    const given = only({ ...map, mastery: [atLevel('not-yet', { target: A }), atLevel('not-yet', { target: OLD })] });
    expect(given).toMatchObject({
      target: A,
      activity: strips,
      prerequisite: { target: OLD, activity: blocks },
      minutes: 25,
    });
    expect(given.why.rule.en).toContain('step back to “I can do OLD”');
    expect(given.why.evidence).toEqual(expect.arrayContaining([...atLevel('not-yet', { target: OLD }).evidence]));
  });

  it("is offered for a target of the course's own grade that it does not teach", () => {
    const before = TargetCode.parse('BEFORE');
    const given = only({
      targets: [target({ code: A, requires: ['BEFORE'] }), target({ code: before })],
      mastery: [atLevel('not-yet', { target: A }), atLevel('not-yet', { target: before })],
    });
    expect(given.prerequisite?.target).toBe(before);
  });

  it('goes one step down the map and no further', () => {
    const older = atLevel('not-yet', { target: TargetCode.parse('OLDER') });
    expect(only({ ...map, mastery: [atLevel('not-yet', { target: A }), older] }).prerequisite).toBeNull();
  });

  it.each(['mastered', 'approaching', 'not-enough', 'no-evidence'] as const)('is not offered at level %s', (level) => {
    expect(
      only({ ...map, mastery: [atLevel('not-yet', { target: A }), atLevel(level, { target: OLD })] }).prerequisite,
    ).toBeNull();
  });

  it('is offered in words alone when its activity does not fit in the week', () => {
    const mastery = [atLevel('not-yet', { target: A }), atLevel('slipped', { target: OLD })];
    expect(only({ ...map, mastery, course: courseSettings({ weeklyMinutes: 20 }) })).toMatchObject({
      minutes: 15,
      prerequisite: { target: OLD, activity: null },
    });
  });

  it('is not offered twice where the course teaches the prerequisite at its own grade', () => {
    const { reassignments } = pathway({
      ...onTargets([A, 0.5], [B, 0.4]),
      dayTargets: [A],
      targets: [target({ code: A, requires: ['B'] }), target({ code: B })],
    });
    expect(reassignments.map((each) => [each.target, each.prerequisite])).toEqual([[A, null]]);
  });

  it('is the only way in which a target of an earlier grade is given', () => {
    expect(whyWithheld({ ...map, taught: [OLD], mastery: [atLevel('not-yet', { target: OLD })] })).toContain(
      'only beside',
    );
  });
});

describe("the week's minutes and the day (P13)", () => {
  it('hold one new chance a day, the most needed; the others wait with their reason', () => {
    const { reassignments, withheld } = pathway({
      ...onTargets([A, 0.5], [B, 0.4], [C, 0.3]),
      course: courseSettings({ weeklyMinutes: 60 }),
      dayTargets: [],
    });
    expect(reassignments.map((each) => each.target)).toEqual([C]);
    expect(withheld.map((each) => [each.target, each.why.en])).toEqual(
      [B, A].map((code) => [code, 'One new chance a day is the most; this one comes next.']),
    );
  });

  it('hold two open chances of a course and no third', () => {
    const open = [B, C].map((code) => chance({ target: code, due: instant('2026-11-18T05:59:00Z') }));
    expect(whyWithheld({ given: open })).toBe('Two chances are open already; this one comes when one of them is done.');
    expect(only({ given: [chance({ target: B, due: instant('2026-11-18T05:59:00Z') })] }).target).toBe(A);
    expect(
      only({ given: [...open.slice(1), chance({ target: B, due: instant('2026-11-18T05:59:00Z'), handedIn: true })] })
        .target,
    ).toBe(A);
  });

  it('count what was given this school week in the same content area', () => {
    const earlier = chance({ target: B, date: SchoolDate.parse('2026-11-16'), minutes: 20 });
    const input = { ...onTargets([A, 0.5]), given: [earlier], date: SchoolDate.parse('2026-11-18') };
    expect(whyWithheld(input)).toBe(
      "This week's 30 minutes for mathematics are planned already; it comes next week, or when you raise the minutes.",
    );
    expect(only({ ...input, given: [{ ...earlier, date: SchoolDate.parse('2026-11-13') }] }).target).toBe(A);
    expect(only({ ...input, targets: [target({ code: A }), target({ code: B, area: 'science' })] }).target).toBe(A);
    expect(only({ ...input, course: courseSettings({ weeklyMinutes: 60 }) }).target).toBe(A);
  });

  it('let nothing more be given on a day that had its one', () => {
    expect(whyWithheld({ given: [chance({ target: B, date: SchoolDate.parse('2026-11-16'), minutes: 1 })] })).toContain(
      'a day is the most',
    );
  });

  it('never pick an activity that is longer than the week', () => {
    const long = activity({ target: 'A', title: 'Long', minutes: 45 });
    expect(only({ activities: [long, film] }).activity).toEqual(film);
    expect(whyWithheld({ activities: [long] })).toContain('takes more than the week');
  });

  it("go first to a priority target, then to the day's", () => {
    const three = onTargets([A, 0.5], [B, 0.4], [C, 0.3]);
    const targets = [target({ code: A, priority: true }), target({ code: B }), target({ code: C })];
    const first = (change: Partial<PathwayInput>) =>
      pathway({ ...three, dayTargets: [B], ...change }).reassignments.map((each) => each.target);
    expect(first({ targets })).toEqual([A]);
    expect(first({})).toEqual([B]);
    expect(first({ dayTargets: [] })).toEqual([C]);
  });

  it('are never overspent, whatever is asked for and was given', () => {
    const minutes = fc.integer({ min: 1, max: 40 });
    const levels = fc.array(fc.constantFrom(...LEVELS), { minLength: 3, maxLength: 3 });
    const earlier = fc.array(
      fc.record({ code: fc.constantFrom(A, B, C), minutes, day: fc.integer({ min: 9, max: 18 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(levels, fc.array(minutes, { minLength: 3, maxLength: 3 }), earlier, (found, lengths, before) => {
        const codes = [A, B, C];
        const given: GivenChance[] = before.map((each, n) =>
          chance({
            target: each.code,
            round: n + 1,
            minutes: each.minutes,
            date: SchoolDate.parse(`2026-11-${String(each.day).padStart(2, '0')}`),
          }),
        );
        const { reassignments } = pathway({
          taught: codes,
          targets: codes.map((code) => target({ code })),
          given,
          date: SchoolDate.parse('2026-11-18'),
          at: instant('2026-11-18T08:00:00Z'),
          activities: codes.map((code, n) =>
            activity({ target: code, title: `Practice ${code}`, minutes: lengths[n] ?? 15 }),
          ),
          mastery: codes.map((code, n) => atLevel(found[n] ?? 'not-yet', { target: code })),
        });
        const planned = reassignments.reduce((sum, each) => sum + each.minutes, 0);
        const spent = given.filter((each) => each.date >= '2026-11-16').reduce((sum, each) => sum + each.minutes, 0);
        expect(planned === 0 || spent + planned <= 30).toBe(true);
        const today = given.filter((each) => each.date === '2026-11-18').length;
        expect(reassignments.length).toBeLessThanOrEqual(today > 0 ? 0 : 1);
      }),
    );
  });

  it("are each learner's own", () => {
    const two = ['9001', '9002'].map((id) => LearnerId.parse(id));
    const { reassignments } = pathway({
      learners: two,
      mastery: two.map((learner) => atLevel('not-yet', { learner, target: A })),
      given: [chance({ target: B, date: SchoolDate.parse('2026-11-16'), minutes: 30 })],
    });
    expect(reassignments.map((each) => each.learner)).toEqual(['9002']);
  });
});
