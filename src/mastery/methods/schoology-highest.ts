import { onOneScale } from './gradebook.ts';
import { bestOf, highest } from './highest.ts';
import type { MasteryMethod } from './method.ts';
import { awaitsResults, fromResults } from './observations.ts';
import { toHundredths } from './rounding.ts';

/**
 * Schoology "Highest": the best of all results, nothing before there are `minEvidence` of them. Order does not matter;
 * once it speaks, nothing lowers it.
 *
 * Source: PowerSchool's page on Schoology, "District Mastery Settings". It does not say how it rounds: hundredths are taken.
 */
export const schoologyHighest: MasteryMethod = {
  name: 'schoology-highest',
  begin: (rule) => onOneScale(bestOf(rule.minEvidence)),
  round: toHundredths,
  clause: (rule) => fromResults(highest.clause(rule), rule.minEvidence),
  awaits: ({ minEvidence }) => awaitsResults(minEvidence),
};
