import { completeRule, DEFAULT_RULE } from '../mastery/rule.ts';
import {
  readRule,
  RULE_FIELDS,
  ruleRowsOf,
  typedRule,
  type NumbersRead,
  type RuleField,
  type Setting,
  type Typed,
} from './class/typed-numbers.ts';
import { Review, SchoolFile } from './file.ts';

/** What holds in a school where no class says otherwise, and an administrator sets; the rest of its rule is for the school file. */
export const DEFAULT_FIELDS = ['review', ...RULE_FIELDS] as const;
export type DefaultField = (typeof DEFAULT_FIELDS)[number];

/** Below this a threshold was probably typed as a share where a per cent is asked for, or the other way round. */
const LEAST_THRESHOLD = 0.5;

const OWN = typedRule({ rule: DEFAULT_RULE });

/** The defaults as rows, so that what two people change at once can be merged. */
export function defaultRowsOf({ review, rule }: Pick<SchoolFile, 'review' | 'rule'>): Setting[] {
  return [{ key: 'review', value: review }, ...ruleRowsOf({ rule })];
}

export function withDefaultRows(file: SchoolFile, rows: readonly Setting[]): SchoolFile {
  const { review, ...rule } = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  return SchoolFile.parse({ ...file, review, rule });
}

/** What the school file says of each, as it is typed; empty: nothing, so that Waymark's own holds. */
export function typedDefaults({ review, rule }: Pick<SchoolFile, 'review' | 'rule'>): Typed<DefaultField> {
  return { review, ...typedRule({ rule }) };
}

/** What holds of each, whoever says so. */
export function defaultsInForce({ review, rule }: Pick<SchoolFile, 'review' | 'rule'>): Typed<DefaultField> {
  return typedDefaults({ review, rule: completeRule(rule) });
}

/** The defaults that were typed. A field that is emptied, or left at Waymark's own number where nobody said one, says nothing. */
export function readDefaults(
  fields: Typed<DefaultField>,
  shown: readonly Setting[],
): NumbersRead<RuleField> | { readonly ok: false; readonly problems: 'form' } {
  const review = Review.safeParse(fields.review);
  if (!review.success) return { ok: false, problems: 'form' };
  const said = new Set(shown.map(({ key }) => key));
  const own = Object.fromEntries(
    RULE_FIELDS.map((field) => [field, !said.has(field) && fields[field].trim() === OWN[field] ? '' : fields[field]]),
  ) as Typed<RuleField>;
  const rule = readRule(
    own,
    shown.filter(({ key }) => key !== 'review'),
  );
  if (!rule.ok) return rule;
  const threshold = rule.rows.find(({ key }) => key === 'threshold')?.value;
  if (typeof threshold === 'number' && threshold < LEAST_THRESHOLD)
    return { ok: false, problems: [{ row: 0, field: 'threshold', is: 'number' }] };
  return { ok: true, rows: [{ key: 'review', value: review.data }, ...rule.rows] };
}
