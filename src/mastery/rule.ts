import { z } from 'zod';
import { CostsPart, cutsOfCosts, CutsPart, DEFAULT_CUTS, type Cuts } from './cuts.ts';
import { METHOD_NAMES } from './methods/registry.ts';

/** The methods there are, by name. */
export const Method = z.enum(METHOD_NAMES);
export type Method = z.infer<typeof Method>;

const share = z.number().min(0).max(1);

/**
 * What a school, a course, a unit or a `--rule` file may say of the definition of mastery
 * (`DESIGN.md` 4.3, 4.6): any of these keys, no others.
 */
export const RulePart = z
  .strictObject({
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
    /** Share of the newest result, for the weighted and decaying gradebook methods; each has a default of its own. */
    weight: share,
    /** Results that must reach mastery points before `canvas-n-times` says anything. */
    times: z.int().min(1).max(10),
    /** Points that count as reached in `canvas-n-times`, on the scale of each result; without it the threshold does. */
    masteryPoints: z.number().gt(0),
    /** Where everyone begins in `beta-decay`; `class`: the class's typical result on the target. */
    start: z.union([share, z.literal('class')]),
    /** The numbers of `bkt`; `class`: fitted to the class's results on the target (class-bkt.ts). */
    bkt: z.union([
      z.strictObject({ prior: share, learn: share, guess: share, slip: share, forget: share }).partial(),
      z.literal('class'),
    ]),
    /** Numbers of the level rules R0-R9; what two parts say together is checked by check-rule.ts. */
    cuts: CutsPart,
    /** Two of these cuts by what an error costs (R7). */
    costs: CostsPart,
  })
  .partial()
  .refine(({ cuts, costs }) => cuts?.mastered === undefined || costs?.workshop === undefined, {
    path: ['costs', 'workshop'],
    message: 'say either this or cuts.mastered: both set the same cut',
  })
  .refine(({ cuts, costs }) => cuts?.notYet === undefined || costs?.seminar === undefined, {
    path: ['costs', 'seminar'],
    message: 'say either this or cuts.notYet: both set the same cut',
  });
export type RulePart = z.infer<typeof RulePart>;

export interface Rule {
  readonly method: Method;
  readonly threshold: number;
  readonly minEvidence: number;
  readonly minSources: number;
  readonly recheckDays: number;
  readonly missesToSeminar: number;
  readonly windowDays: number;
  readonly weight?: number | undefined;
  readonly times: number;
  readonly masteryPoints?: number | undefined;
  readonly start: number | 'class';
  readonly bkt?: RulePart['bkt'];
  readonly cuts: Cuts;
}

/** Where everyone begins unless the school says otherwise, so that no classmate's result moves a child. */
export const DEFAULT_START = 0.65;

/** `METHODS.md` 5, `RULES.md`; P5, P6, P7. */
export const DEFAULT_RULE: Rule = Object.freeze({
  method: 'beta-decay',
  threshold: 0.8,
  minEvidence: 2,
  minSources: 2,
  recheckDays: 7,
  missesToSeminar: 2,
  windowDays: 7,
  times: 5,
  start: DEFAULT_START,
  cuts: DEFAULT_CUTS,
});

/**
 * The complete rule where several speak: the later part wins key by key (school, then course, then unit), and within
 * `cuts` cut by cut. Costs are turned into the cuts they stand for.
 */
export function completeRule(...parts: readonly (RulePart | undefined)[]): Rule {
  const said = parts.map(({ costs = {}, cuts, ...plain } = {}) => ({
    plain,
    cuts: { ...cuts, ...cutsOfCosts(costs) },
  }));
  const cuts: Cuts = Object.assign({}, DEFAULT_CUTS, ...said.map((part) => part.cuts));
  return Object.assign({}, DEFAULT_RULE, ...said.map((part) => part.plain), { cuts }) as Rule;
}
