import { CUT_NAMES, cutsOfCosts, type CostsPart, type CutName } from '../mastery/cuts.ts';
import { RulePart } from '../mastery/rule.ts';
import { inPercent, type Setting } from './class/typed-numbers.ts';

export type CutField = `cuts.${CutName}`;

export const CUT_FIELDS = CUT_NAMES.map((name): CutField => `cuts.${name}`);

/** Cuts that are no share: answers, or days. */
const PLAIN: readonly CutName[] = ['gateWeight', 'disagreeWeight', 'slipWeight', 'lapseDays'];

/** The two cuts that a school may say by what an error costs, in the place of a number. */
const COSTED = { mastered: 'workshop', notYet: 'seminar' } as const satisfies Partial<Record<CutName, keyof CostsPart>>;
type Costed = keyof typeof COSTED;

export function cutOf(field: CutField): CutName {
  return field.slice('cuts.'.length) as CutName;
}

/** What a number that is typed for a cut is to be divided by. */
export function scaleOf(name: CutName): 1 | 100 {
  return PLAIN.includes(name) ? 1 : 100;
}

export function typedCut(name: CutName, cut: number | undefined): string {
  return cut === undefined ? '' : String(scaleOf(name) === 1 ? cut : inPercent(cut));
}

/** A school's rule as rows, a cut each: one that is said by its cost stands under the same name, so that two who say it either way are told. */
export function rowsOfRule({ cuts = {}, costs = {}, ...plain }: RulePart): Setting[] {
  const rows = [
    ...Object.entries(plain).map(([key, value]): Setting => ({ key, value })),
    ...CUT_NAMES.map((name): Setting => ({ key: `cuts.${name}`, value: cuts[name] })),
    ...costed().map((name): Setting => {
      const cost = costs[COSTED[name]];
      return { key: `cuts.${name}`, value: cost === undefined ? undefined : { cost } };
    }),
  ];
  return rows.filter(({ value }) => value !== undefined);
}

/** The rule of such rows; null: they are none. */
export function ruleOfRows(rows: readonly Setting[]): RulePart | null {
  const cuts: Record<string, unknown> = {};
  const costs: Record<string, unknown> = {};
  const plain: Record<string, unknown> = {};
  for (const { key, value } of rows) {
    if (!key.startsWith('cuts.')) plain[key] = value;
    else {
      const name = key.slice('cuts.'.length);
      const cost = costed().find((each) => each === name);
      if (cost !== undefined && isCost(value)) costs[COSTED[cost]] = value.cost;
      else cuts[name] = value;
    }
  }
  const read = RulePart.safeParse({
    ...plain,
    ...(Object.keys(cuts).length === 0 ? {} : { cuts }),
    ...(Object.keys(costs).length === 0 ? {} : { costs }),
  });
  return read.success ? read.data : null;
}

/** The cuts that a rule says, be it by their costs. */
export function cutsSaid({ cuts, costs = {} }: RulePart): Partial<Record<CutName, number>> {
  return { ...cuts, ...cutsOfCosts(costs) } as Partial<Record<CutName, number>>;
}

function costed(): Costed[] {
  return Object.keys(COSTED) as Costed[];
}

function isCost(value: unknown): value is { readonly cost: unknown } {
  return typeof value === 'object' && value !== null && 'cost' in value;
}
