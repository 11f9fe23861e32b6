import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/types.ts';
import { CourseId, LearnerId, SourceId } from '../../../src/ids.ts';
import type { RulePart } from '../../../src/mastery/rule.ts';
import type { RouteFacts } from '../../../src/sync/night/decide.ts';
import { whatIf, wholeRules } from '../../../src/sync/acts/what-if.ts';
import { SchoolDate, daysAfter, instant } from '../../../src/time.ts';
import { A_QUIET_DAY } from '../../builders/facts.ts';
import { evidence } from '../../builders/evidence.ts';
import { schoolFile } from '../../builders/school.ts';

const [ANA, BEN] = [LearnerId.parse('9001'), LearnerId.parse('9002')];
const FIRST = instant('2026-09-01T14:00:00Z');

/** Whole tickets of five questions, a day apart. */
function tickets(learner: LearnerId, ...right: readonly number[]): Evidence[] {
  return right.map((count, day) =>
    evidence({
      learner,
      source: SourceId.parse(`ticket-${day + 1}`),
      share: count / 5,
      points: count,
      possible: 5,
      questions: 5,
      at: daysAfter(FIRST, day),
    }),
  );
}

function facts(rows: readonly Evidence[], file = schoolFile()): RouteFacts {
  const [course] = file.courses;
  if (course === undefined) throw new Error('a course');
  return {
    file,
    course,
    learners: [
      { id: ANA, name: 'Ana Ruiz' },
      { id: BEN, name: 'Ben Ode' },
    ],
    evidence: rows,
    ...A_QUIET_DAY,
    date: SchoolDate.parse('2026-09-08'),
    at: instant('2026-09-08T07:00:00Z'),
  };
}

const CLASS = [...tickets(ANA, 4, 4), ...tickets(BEN, 2, 2)];

describe('what a rule would change', () => {
  it('names who changes level and route, and counts both', () => {
    const { moves, levels, routes, learners } = whatIf(facts(CLASS), { threshold: 0.95 });
    expect(moves).toEqual([
      {
        learner: ANA,
        name: 'Ana Ruiz',
        levels: [{ target: '5.NF.A.1', from: 'mastered', to: 'not-yet' }],
        route: { from: 'workshop', to: 'seminar' },
      },
    ]);
    expect(levels).toMatchObject({
      pairs: 2,
      changed: 1,
      from: { mastered: 1, 'not-yet': 1 },
      to: { mastered: 0, 'not-yet': 2 },
    });
    expect(routes).toMatchObject({
      changed: 1,
      from: { workshop: 1, seminar: 1, undecided: 0 },
      to: { workshop: 0, seminar: 2, undecided: 0 },
    });
    expect(learners).toBe(2);
  });

  it('is nothing under the rule of today', () => {
    expect(whatIf(facts(CLASS), {})).toMatchObject({
      moves: [],
      levels: { changed: 0 },
      routes: { changed: 0 },
      foretold: { verdict: 'same' },
    });
  });

  it('is laid over what the course says today, key by key', () => {
    const school = schoolFile({ rule: { threshold: 0.9 } });
    expect(whatIf(facts(CLASS, school), { minEvidence: 2 }).moves).toEqual([]);
    expect(whatIf(facts(CLASS, school), { minEvidence: 2 }).rule.to.en).toMatch(/^Mastered is 90%/);
  });

  it("leaves a unit's own rule as it is, and says so", () => {
    const [course] = schoolFile().courses;
    const file = schoolFile({
      courses: [
        {
          ...course,
          units: [
            { title: 'Fractions', targets: ['5.NF.A.1'], rule: { threshold: 0.8 } },
            { title: 'Decimals', targets: ['5.NF.A.2'] },
          ],
        },
      ],
    });
    expect(whatIf(facts(CLASS, file), { threshold: 0.9 })).toMatchObject({ moves: [], ownRule: ['Fractions'] });
  });

  it.each<[string, RulePart]>([
    ['a gate', { minEvidence: 3 }],
    ['a cut', { cuts: { mastered: 0.45 } }],
    ['a cost', { costs: { workshop: 2 } }],
    ['a method', { method: 'average', minSources: 3 }],
  ])('comes from %s too', (_, part) => {
    expect(whatIf(facts(CLASS), part).levels.to.mastered).toBe(0);
  });

  it('sets how often the advice of either would have been wrong side by side, each by its own threshold', () => {
    const { scorecard } = whatIf(facts([...tickets(ANA, 4, 4, 4, 4), ...tickets(BEN, 2, 2, 2, 2)]), {
      threshold: 0.95,
    });
    expect(scorecard.from).toMatchObject({ workshop: { decisions: 2 }, seminar: { decisions: 2 } });
    expect(scorecard.to).toMatchObject({ workshop: { decisions: 0 }, seminar: { decisions: 4 } });
  });

  it('changes no facts it is told', () => {
    const told = facts(CLASS);
    const before = structuredClone(told);
    whatIf(told, { threshold: 0.9, method: 'average' });
    expect(told).toEqual(before);
  });

  it('counts only results of this course, though those of others are learnt from', () => {
    const elsewhere = tickets(BEN, 2, 2).map((each) => ({ ...each, course: CourseId.parse('6002') }));
    expect(whatIf(facts(CLASS), { method: 'average' }).foretold).toMatchObject({ results: 2, leftOut: 2 });
    expect(whatIf(facts([...tickets(ANA, 4, 4), ...elsewhere]), { method: 'average' }).foretold).toMatchObject({
      results: 1,
      leftOut: 1,
    });
  });
});

describe('the rules that would hold', () => {
  it("are the course's and that of each unit with a word of its own", () => {
    const [course] = schoolFile().courses;
    const file = schoolFile({
      courses: [{ ...course, units: [{ title: 'Fractions', targets: ['5.NF.A.1'], rule: { threshold: 0.7 } }] }],
    });
    const [withUnit] = file.courses;
    if (withUnit === undefined) throw new Error('a course');
    expect(wholeRules({ file, course: withUnit }, { threshold: 0.9 }).map(({ threshold }) => threshold)).toEqual([
      0.9, 0.7,
    ]);
  });
});
