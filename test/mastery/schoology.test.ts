import { describe, expect, it } from '@jest/globals';
import { graded, outOf } from '../builders/gradebook.ts';

describe('Schoology decaying average', () => {
  it('counts each new result 75 % and everything before it 25 % unless the school says otherwise', () => {
    expect(graded(outOf(4, 2, 3), { method: 'schoology-decaying' }).points).toBe(2.75);
    expect(graded(outOf(4, 2, 3, 4), { method: 'schoology-decaying' }).points).toBe(3.69);
  });

  // help.powerschool.com, "What is a Decaying Average in Standards-Based Grading?": at 65 %
  it.each([
    [[2, 3], 2.65],
    [[2, 3, 4], 3.53],
  ] as const)('of %j at 65 %% is %d, as PowerSchool shows it', (points, expected) => {
    expect(graded(outOf(4, ...points), { method: 'schoology-decaying', weight: 0.65 }).points).toBe(expected);
  });
});

describe('the number of observations Schoology asks for', () => {
  it.each(['schoology-decaying', 'schoology-average', 'schoology-highest'] as const)(
    'keeps %s silent until it is reached',
    (method) => {
      expect(graded(outOf(4, 3, 3), { method, minEvidence: 3 }).value).toBeNull();
      expect(graded(outOf(4, 3, 3, 3), { method, minEvidence: 3 }).value).toBe(0.75);
      expect(graded(outOf(4, 3), { method, minEvidence: 1 }).value).toBe(0.75);
    },
  );

  it('is said in the rule, in both languages', () => {
    const { rule } = graded(outOf(4, 3), { method: 'schoology-highest', minEvidence: 3 });
    expect(rule.en).toMatch(/the best result is the estimate, from 3 results on\.$/);
    expect(rule.es).toMatch(/la estimación es el mejor resultado, a partir de 3 resultados\.$/);
  });

  it('counts results, not the questions in them', () => {
    const quiz = outOf(4, 3).map((each) => ({ ...each, evidence: ['a', 'b', 'c'] as unknown as typeof each.evidence }));
    const mastery = graded(quiz, { method: 'schoology-average', minEvidence: 2, minSources: 1 });
    expect(mastery.value).toBeNull();
    expect(mastery.wouldChange.en).toMatch(/^It takes 2 results\./);
  });
});

describe('Schoology average and highest', () => {
  it('are the mean and the best of all results', () => {
    expect(graded(outOf(4, 1, 4, 2), { method: 'schoology-average' }).points).toBe(2.33);
    expect(graded(outOf(4, 1, 4, 2), { method: 'schoology-highest' }).points).toBe(4);
  });
});
