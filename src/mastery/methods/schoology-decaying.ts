import { decaying } from './canvas-decaying.ts';
import { onOneScale } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { decayClause } from './newest-share.ts';
import { awaitsResults, fromResults } from './observations.ts';
import { toHundredths } from './rounding.ts';

/** Schoology's own default decay rate. */
const WEIGHT = 0.75;

/**
 * Schoology "Decaying Average", its own default.
 *
 *     d = s1, then in time order  d = d * (1 - w) + s * w;  w = `weight`, the decay rate; nothing before `minEvidence` results
 *
 * Schoology dates a result by its first score, not by a later correction. A better result in the place of a worse never lowers it.
 * Source: PowerSchool's pages on Schoology, "Decaying Average Mastery Calculation" and "District Mastery Settings" (minimum
 * number of observations, for every calculation method). They do not say how it rounds: hundredths are taken.
 */
export const schoologyDecaying: MasteryMethod = {
  name: 'schoology-decaying',
  begin: (rule) => onOneScale(decaying(rule.weight ?? WEIGHT, rule.minEvidence)),
  round: toHundredths,
  clause: ({ weight = WEIGHT, minEvidence }) => fromResults(decayClause(weight), minEvidence),
  awaits: ({ minEvidence }) => awaitsResults(minEvidence),
};
