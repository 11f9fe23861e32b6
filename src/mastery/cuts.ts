import { z } from 'zod';

const chance = z.number().min(0).max(1);

/**
 * The numbers of the level rules R0-R9 that a school may set. `chance` is
 * P(true share >= threshold). Source: `RULES.md`; why each is what it is stands in README.md.
 */
const AllCuts = z.strictObject({
  /** R0: answers the evidence must count for. */
  gateWeight: z.number().min(0).max(100),
  /** R1: exactly the threshold on two sources must pass. */
  mastered: chance,
  /** R2. */
  notYet: chance,
  /** R4: `mastered` must stand at this chance without each source in turn, `not-yet` at that one. */
  masteredWithoutOne: chance,
  notYetWithoutOne: chance,
  /** R4: sources of at least this weight when given, and of at least this part of all that counts today, may disagree. */
  disagreeWeight: z.number().min(0).max(100),
  disagreePart: chance,
  /** R4: they do where their shares lie at least this far apart. */
  disagreeBy: z.number().gt(0).max(1),
  /** R8: a level once given is left only below or above these. */
  leaveMastered: chance,
  leaveNotYet: chance,
  /** R8: answers of less weight than this, taken together, never make a mastered target slip. */
  slipWeight: z.number().min(0).max(100),
  /** R8: without newer evidence a level lapses after so many days. */
  lapseDays: z.int().min(1).max(3650),
  /** R9: a chance at or above, or at or below, is called sure. */
  sureAbove: chance,
  sureBelow: chance,
  /** Methods without a distribution: parts of the threshold. */
  notYetPart: z.number().gt(0).max(1),
  slippedPart: z.number().gt(0).max(1),
});
export type Cuts = Readonly<z.infer<typeof AllCuts>>;

/** Any of them, as a school's file says them. */
export const CutsPart = AllCuts.partial();
export type CutsPart = z.infer<typeof CutsPart>;

export type CutName = keyof Cuts;

export const CUT_NAMES = Object.keys(AllCuts.shape) as CutName[];

/** Between which numbers a cut lies, as a person is told them: what has to be more than nothing begins at a hundredth. */
export function boundsOf(name: CutName): { readonly least: number; readonly most: number } {
  const schema = AllCuts.shape[name];
  const { minValue, maxValue } = schema;
  const least = minValue ?? -Infinity;
  return { least: schema.safeParse(least).success ? least : least + 0.01, most: maxValue ?? Infinity };
}

export const DEFAULT_CUTS: Cuts = Object.freeze({
  gateWeight: 3,
  mastered: 0.38,
  notYet: 0.13,
  masteredWithoutOne: 0.28,
  notYetWithoutOne: 0.35,
  disagreeWeight: 2,
  disagreePart: 0.15,
  disagreeBy: 0.4,
  leaveMastered: 0.28,
  leaveNotYet: 0.3,
  slipWeight: 1.5,
  lapseDays: 60,
  sureAbove: 0.8,
  sureBelow: 0.1,
  notYetPart: 0.75,
  slippedPart: 0.9,
});

/**
 * The costs behind two of the cuts (R7), for a school that would rather weigh errors than set chances:
 * `workshop` is how many needless seminars one workshop without mastery is as bad as (L; the cut `mastered` becomes
 * L / (1 + L)), `seminar` how many missed seminars for need one needless seminar is as bad as (C; `notYet` becomes 1 / (1 + C)).
 */
export const CostsPart = z
  .strictObject({ workshop: z.number().gt(0).max(1000), seminar: z.number().gt(0).max(1000) })
  .partial();
export type CostsPart = z.infer<typeof CostsPart>;

/** The cuts that costs stand for; the default cuts .38 and .13 are costs of .61 and 6.7. */
export function cutsOfCosts({ workshop, seminar }: CostsPart): CutsPart {
  return {
    ...(workshop === undefined ? {} : { mastered: workshop / (1 + workshop) }),
    ...(seminar === undefined ? {} : { notYet: 1 / (1 + seminar) }),
  };
}

/** Sums of shares carry rounding noise: 0.7 - 0.3 must count as 0.4. */
const NOISE = 1e-9;

export function atLeast(value: number, cut: number): boolean {
  return value >= cut - NOISE;
}
