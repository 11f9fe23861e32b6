import { describe, expect, it } from '@jest/globals';
import { FormId, LearnerId } from '../../src/ids.ts';
import type { PathwayInput } from '../../src/pathway/plan-pathway.ts';
import { SchoolDate } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { chance } from '../builders/chance.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { choice, dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { A, FILM, pathway, STRIPS } from '../builders/pathway.ts';

const CLASS = ['9001', '9002', '9003'].map((id) => LearnerId.parse(id));
const [ANA, BEN, CAI] = CLASS as [LearnerId, LearnerId, LearnerId];
const QUIZ = activity({ target: 'A', title: 'Quiz', check: { form: FormId.parse('1AbC') } });

/** Three who need A: Ben furthest away, then Cai, then Ana. */
function classOf(change: Partial<PathwayInput> & { readonly marking: number }) {
  const values = new Map([
    [ANA, 0.6],
    [BEN, 0.2],
    [CAI, 0.4],
  ]);
  const { marking, ...more } = change;
  return pathway({
    learners: CLASS,
    course: courseSettings({ marking }),
    mastery: CLASS.map((learner) => atLevel('not-yet', { learner, target: A, value: values.get(learner) ?? 0 })),
    ...more,
  });
}

const given = (made: ReturnType<typeof classOf>): LearnerId[] => made.reassignments.map(({ learner }) => learner);
const thisWeek = (change: Parameters<typeof chance>[0]) =>
  chance({ learner: LearnerId.parse('9009'), date: SchoolDate.parse('2026-11-16'), ...change });

describe("the teacher's marking", () => {
  it('is a budget of the week: who is furthest from the threshold is served first, the others wait and are told', () => {
    const made = classOf({ marking: 2 });

    expect(given(made)).toEqual([BEN, CAI]);
    expect(made.withheld).toMatchObject([
      {
        learner: ANA,
        target: A,
        why: { en: expect.stringContaining('The 2 pieces a week that you mark by hand are asked for already') },
        waitsFor: 'marking',
      },
    ]);
    expect(given(classOf({ marking: 3 }))).toEqual(CLASS);
  });

  it('counts what was given this school week, not what marks itself, nor the week before', () => {
    expect(
      given(
        classOf({
          marking: 3,
          given: [thisWeek({}), thisWeek({ marksItself: true }), thisWeek({ date: SchoolDate.parse('2026-11-13') })],
        }),
      ),
    ).toEqual([BEN, CAI]);
  });

  it('is not drawn on by a chance whose activity has a check', () => {
    const made = classOf({ marking: 0, activities: [QUIZ] });

    expect(given(made)).toEqual(CLASS);
    expect(made.reassignments[0]).toMatchObject({
      activity: QUIZ,
      check: { of: { form: '1AbC' }, address: 'https://quiz.example/1AbC' },
    });
  });

  it('leaves, where it is used up, what is on file that marks itself', () => {
    const made = classOf({ marking: 1, activities: [STRIPS, FILM, QUIZ] });

    expect(made.reassignments.map(({ learner, activity: on }) => [learner, on?.title])).toEqual([
      [ANA, 'Quiz'],
      [BEN, 'Fraction strips'],
      [CAI, 'Quiz'],
    ]);
  });

  it('is drawn on where the check cannot be reached from this class', () => {
    const made = classOf({ marking: 1, activities: [QUIZ], linkOf: () => null });

    expect(given(made)).toEqual([BEN]);
    expect(made.reassignments[0]?.check).toBeNull();
  });

  it('goes first to the check that a choice brings', () => {
    const routes = [
      dayRoute('seminar', {
        learner: ANA,
        declared: choice({ route: 'workshop' }),
        effective: 'workshop',
        targets: [targetRoute('seminar', { learner: ANA, target: A })],
      }),
    ];
    expect(given(classOf({ marking: 1, routes }))).toEqual([ANA]);
  });
});
