import { average, meanOf } from './average.ts';
import { onOneScale } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { awaitsResults, fromResults } from './observations.ts';
import { toHundredths } from './rounding.ts';

/**
 * Schoology "Average": the mean of all results, nothing before there are `minEvidence` of them. Order does not matter;
 * a better result never lowers it.
 *
 * Source: PowerSchool's page on Schoology, "District Mastery Settings". It does not say how it rounds: hundredths are taken.
 */
export const schoologyAverage: MasteryMethod = {
  name: 'schoology-average',
  begin: (rule) => onOneScale(meanOf(rule.minEvidence)),
  round: toHundredths,
  clause: (rule) => fromResults(average.clause(rule), rule.minEvidence),
  awaits: ({ minEvidence }) => awaitsResults(minEvidence),
};
