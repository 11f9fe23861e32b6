import { boundsOf } from '../mastery/cuts.ts';
import { completeRule, Method } from '../mastery/rule.ts';
import type { RowProblem } from './class/problems.ts';
import { readRule, RULE_FIELDS, toNumber, typedRule, type Setting, type Typed } from './class/typed-numbers.ts';
import {
  CUT_FIELDS,
  cutOf,
  cutsSaid,
  rowsOfRule,
  ruleOfRows,
  scaleOf,
  typedCut,
  type CutField,
} from './default-rule.ts';
import { Review, SchoolFile } from './file.ts';

/** What holds in a school where no class says otherwise, and an administrator sets; the numbers of a method itself are for the school file. */
export const DEFAULT_FIELDS = ['review', 'method', ...RULE_FIELDS, ...CUT_FIELDS] as const;
export type DefaultField = (typeof DEFAULT_FIELDS)[number];

/** Below this a threshold was probably typed as a share where a per cent is asked for, or the other way round. */
const LEAST_THRESHOLD = 0.5;

type Defaults = Pick<SchoolFile, 'review' | 'rule'>;

/** The defaults as rows, so that what two people change at once can be merged. */
export function defaultRowsOf({ review, rule }: Defaults): Setting[] {
  return [{ key: 'review', value: review }, ...rowsOfRule(rule)];
}

/** Whether rows that a form brings back can be those of defaults. */
export function areDefaultRows(rows: readonly Setting[]): boolean {
  return ruleOfRows(ofRule(rows)) !== null;
}

export function withDefaultRows(file: SchoolFile, rows: readonly Setting[]): SchoolFile {
  const review = rows.find(({ key }) => key === 'review')?.value;
  return SchoolFile.parse({ ...file, review, rule: ruleOfRows(ofRule(rows)) });
}

/** What the school file says of each, as it is typed; empty: nothing, so that Waymark's own holds. */
export function typedDefaults({ review, rule }: Defaults): Typed<DefaultField> {
  const cuts = cutsSaid(rule);
  const typedCuts = CUT_FIELDS.map((field) => [field, typedCut(cutOf(field), cuts[cutOf(field)])]);
  return {
    review,
    method: rule.method ?? '',
    ...typedRule({ rule }),
    ...(Object.fromEntries(typedCuts) as Typed<CutField>),
  };
}

/** What holds of each, whoever says so. */
export function defaultsInForce({ review, rule }: Defaults): Typed<DefaultField> {
  return typedDefaults({ review, rule: completeRule(rule) });
}

export type DefaultsRead =
  | { readonly ok: true; readonly rows: readonly Setting[] }
  | { readonly ok: false; readonly problems: readonly RowProblem<DefaultField>[] | 'form' };

/** The defaults that were typed. A field that is emptied, or left at what holds where nobody said anything, says nothing. */
export function readDefaults(fields: Typed<DefaultField>, shown: readonly Setting[]): DefaultsRead {
  const review = Review.safeParse(fields.review);
  const method = Method.safeParse(fields.method);
  const before = ruleOfRows(ofRule(shown));
  if (!review.success || !method.success || before === null) return { ok: false, problems: 'form' };
  const was = typedDefaults({ review: review.data, rule: before });
  const inForce = defaultsInForce({ review: review.data, rule: before });
  const typed = Object.fromEntries(
    DEFAULT_FIELDS.map((field) => {
      const text = fields[field].trim();
      return [field, was[field] === '' && text === inForce[field] ? '' : text];
    }),
  ) as Typed<DefaultField>;
  const others = rowsOfRule(before).filter(({ key }) => key !== 'method' && !key.startsWith('cuts.'));
  const numbers = readRule(typed, others);
  const cuts = readCuts(typed, was, shown);
  const problems: RowProblem<DefaultField>[] = [...(numbers.ok ? [] : numbers.problems), ...cuts.problems];
  const rows = numbers.ok ? numbers.rows : [];
  const threshold = rows.find(({ key }) => key === 'threshold')?.value;
  if (typeof threshold === 'number' && threshold < LEAST_THRESHOLD)
    problems.push({ row: 0, field: 'threshold', is: 'number' });
  if (problems.length > 0) return { ok: false, problems };
  const methodRow = typed.method === '' ? [] : [{ key: 'method', value: method.data }];
  return { ok: true, rows: [{ key: 'review', value: review.data }, ...methodRow, ...rows, ...cuts.rows] };
}

/** A cut that reads as it did stays as it was said, to the last digit, be it by its cost. */
function readCuts(typed: Typed<CutField>, was: Typed<CutField>, shown: readonly Setting[]) {
  const problems: RowProblem<DefaultField>[] = [];
  const rows = CUT_FIELDS.flatMap((field): Setting[] => {
    if (typed[field] === '') return [];
    if (typed[field] === was[field]) return shown.filter(({ key }) => key === field);
    const name = cutOf(field);
    const number = toNumber(typed[field]);
    const value = number === null ? null : number / scaleOf(name);
    if (value !== null && ruleOfRows([{ key: field, value }]) !== null) return [{ key: field, value }];
    const { least, most } = boundsOf(name);
    problems.push({ row: 0, field, is: 'between', about: `${least * scaleOf(name)}–${most * scaleOf(name)}` });
    return [];
  });
  return { rows, problems };
}

function ofRule(rows: readonly Setting[]): readonly Setting[] {
  return rows.filter(({ key }) => key !== 'review');
}
