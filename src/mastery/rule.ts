import { z } from 'zod';

/** The methods there are; one file each in this folder, one line each in registry.ts. */
export const Method = z.enum(['beta-decay', 'average']);
export type Method = z.infer<typeof Method>;

const share = z.number().min(0).max(1);

/**
 * What a school, a course, a unit or a `--rule` file may say of the definition of mastery
 * (`design.md` 4.3, 4.6): any of these keys, no others.
 */
export const RulePart = z.strictObject({
  method: Method,
  /** Share of points that counts as mastered (P5). */
  threshold: z.number().gt(0).max(1),
  minEvidence: z.int().min(1).max(50),
  minSources: z.int().min(1).max(50),
  /** Days from mastered to the first re-check (P6). */
  recheckDays: z.int().min(1).max(365),
  /** Chances missed in a row before a seminar seat is owed (P7). */
  missesToSeminar: z.int().min(1).max(20),
  /** Days a chance stays open: its revision window. */
  windowDays: z.int().min(1).max(60),
  /** Share of the newest result, for the weighted gradebook methods. */
  weight: share,
  times: z.int().min(1).max(10),
  masteryPoints: z.number().gt(0),
  /** Where everyone begins in `beta-decay`; `class`: the class's typical result on the target. */
  start: z.union([share, z.literal('class')]),
  bkt: z.strictObject({ prior: share, learn: share, guess: share, slip: share, forget: share }).partial(),
}).partial();
export type RulePart = z.infer<typeof RulePart>;

export interface Rule {
  readonly method: Method;
  readonly threshold: number;
  readonly minEvidence: number;
  readonly minSources: number;
  readonly recheckDays: number;
  readonly missesToSeminar: number;
  readonly windowDays: number;
  readonly weight: number;
  readonly times: number;
  readonly masteryPoints?: number | undefined;
  readonly start: number | 'class';
  readonly bkt?: RulePart['bkt'];
}

/** Where everyone begins unless the school says otherwise, so that no classmate's result moves a child. */
export const DEFAULT_START = 0.65;

/** `reference/mastery.md` 5 and 6; P5, P6, P7. */
export const DEFAULT_RULE: Rule = Object.freeze({
  method: 'beta-decay', threshold: 0.8, minEvidence: 2, minSources: 2, recheckDays: 7, missesToSeminar: 2,
  windowDays: 7, weight: 0.65, times: 5, start: DEFAULT_START,
});

/** The complete rule where several speak: the later part wins key by key (school, then course, then unit). */
export function completeRule(...parts: readonly (RulePart | undefined)[]): Rule {
  return Object.assign({}, DEFAULT_RULE, ...parts) as Rule;
}
