import { describe, expect, it } from '@jest/globals';
import type { RulePart } from '../../src/mastery/rule.ts';
import { graded, outOf } from '../builders/gradebook.ts';

/** Points as Canvas shows them; oldest first. */
function shown(rule: RulePart, points: readonly number[], possible = 5): number | null {
  return graded(outOf(possible, ...points), rule).points;
}

/**
 * What Canvas's own specifications expect, beyond the cases that stand beside each method. There is no `spec/models/rollup_score_spec.rb`
 * in the repository's stored files; `RollupScore` is specified in these two, and its settings page computes an example.
 */
describe("Canvas's specifications", () => {
  const weighted = { method: 'canvas-weighted', weight: 0.65 } as const;
  const three = { method: 'canvas-n-times', masteryPoints: 3, times: 3 } as const;

  // instructure/canvas-lms at 06a2c9d, spec/lib/outcomes/result_analytics_spec.rb
  it.each([
    ['"returns maximum score when no method is set"', { method: 'highest' }, [3, 1], 3],
    ['"properly calculates a mix of assignment and quiz results"', weighted, [2, 3, 4.5, 2], 2.41],
    ['the same', three, [1, 2.5, 4, 3, 3.5], 3.5],
    ['"does not create false matches"', weighted, [3, 3], 3],
    ['"properly aligns and weights latest score results for matches"', { method: 'latest' }, [9.5 / 3, 8.5 / 3], 2.83],
    ['the same', { method: 'latest' }, [2.95, 1.55], 1.55],
  ] as const)('%s: %p of %j is %d', (_, rule, points, expected) => {
    expect(shown(rule, points)).toBe(expected);
  });

  // the same at 093b870, spec/services/outcomes/student_outcome_rollup_calculation_service_spec.rb
  it.each([
    ['"uses highest score when calculation method is \'highest\'"', 'highest', [1, 2, 3, 4, 5], 5],
    ['"handles zero scores correctly"', 'highest', [0], 0],
    [
      '"combines results from different assignments for the same outcome using highest method"',
      'highest',
      [2, 4, 3],
      4,
    ],
    ['"handles mixed assignment types (regular and quiz LTI)"', 'highest', [3, 4], 4],
    ['"combines results from Canvas and Outcomes Service for multiple outcomes"', 'highest', [3, 5], 5],
    ['the same', 'average', [2, 4], 3],
    ['"properly calculates average across multiple assignments"', 'average', [2, 4, 3], 3],
  ] as const)('%s: %s of %j is %d', (_, method, points, expected) => {
    expect(shown({ method }, points)).toBe(expected);
  });

  // result_analytics_spec.rb, "properly aligns and weights decaying average results for matches": three questions of one quiz stay three results there
  it.each([
    [[9.5 / 3, 8.5 / 3], 3, 2.9, 2.95],
    [[2.95, 1.55], 3, 1.84, 2.04],
    [[3.3], 2, 3.3, 3.3],
  ] as const)(
    'quizzes of %j with %d questions are %d there, and here, where a quiz counts once, %d',
    (quizzes, questions, there, here) => {
      expect(
        shown(
          weighted,
          quizzes.flatMap((quiz) => Array.from({ length: questions }, () => quiz)),
        ),
      ).toBe(there);
      expect(shown(weighted, quizzes)).toBe(here);
    },
  );

  // the same at 0a353ff, ui/shared/grade-summary/backbone/models/CalculationMethodContent.js, exampleScoreIntegers and its formulas
  it.each([
    ['Decaying Average', weighted, 14, 5.03],
    ['n Number of Times', { ...three, times: 5 }, 14, 4.2],
    ['Average', { method: 'average' }, 7, 3.43],
    ['Most Recent Score', { method: 'latest' }, 4, 3],
    ['Highest Score', { method: 'highest' }, 4, 4],
  ] as const)('its settings page gives the example of %s as we do', (_, rule, count, expected) => {
    expect(shown(rule, [1, 4, 2, 3, 5, 3, 6, 1, 4, 2, 3, 5, 3, 6].slice(0, count), 6)).toBe(expected);
  });
});
