import { FORECAST_NAMES, type ForecastName } from '../../mastery/forecast/forecasts.ts';
import { completeRule, Method, type Rule } from '../../mastery/rule.ts';
import { readInstant, type Instant } from '../../time.ts';
import type { DateOrder } from '../../tables/cells.ts';
import { readRuleFile } from './rule-file.ts';

/** The flags of `waymark mastery` as a person wrote them. */
export interface MasteryFlags {
  readonly method?: string | undefined;
  readonly threshold?: string | undefined;
  /** Path of a rule file. */
  readonly rule?: string | undefined;
  readonly at?: string | undefined;
  readonly dates?: string | undefined;
  readonly json?: boolean | undefined;
  readonly predict?: boolean | undefined;
  readonly explain?: boolean | undefined;
}

export interface MasteryTerms {
  readonly rule: Rule;
  /** What foretells the rows of `--predict`; null: the rule's method, because one was asked for. */
  readonly forecast: ForecastName | null;
  /** Null: the moment of the newest row. */
  readonly at: Instant | null;
  /** Which number comes first in dates such as 9/1/2026. */
  readonly dates: DateOrder;
}

export interface TermsRead {
  readonly terms: MasteryTerms;
  /** Everything wrong, with its place; not empty: the terms must not be used. */
  readonly problems: readonly string[];
}

const ORDERS = ['month-first', 'day-first'] as const;

/** A flag wins over the rule file, the file over the defaults. */
export async function readTerms(flags: MasteryFlags): Promise<TermsRead> {
  const read = flags.rule === undefined ? null : await readRuleFile(flags.rule);
  const file = read?.ok === true ? read.part : {};
  const problems: string[] = [];
  if (read?.ok === true) problems.push(...read.contradictions(completeRule(file)));
  if (read?.ok === false) problems.push(...read.problems);
  const { method, forecast } = readMethod(flags, problems);
  const threshold = flags.threshold?.trim() === '' ? Number.NaN : Number(flags.threshold);
  if (flags.threshold !== undefined && !(threshold > 0 && threshold <= 1)) {
    problems.push(`--threshold: "${flags.threshold}" is no share above 0 and up to 1, such as 0.8`);
  }
  const at = flags.at === undefined ? null : readInstant(flags.at);
  if (flags.at !== undefined && at === null)
    problems.push(`--at: "${flags.at}" is no time; write one such as 2026-03-09T08:00:00Z`);
  const dates = ORDERS.find((order) => order === flags.dates) ?? null;
  if (flags.dates !== undefined && dates === null)
    problems.push(`--dates: "${flags.dates}" is neither ${ORDERS.join(' nor ')}`);
  const rule = completeRule(file, {
    ...(method === null ? {} : { method }),
    ...(flags.threshold === undefined ? {} : { threshold }),
  });
  if (flags.predict === true && rule.method === 'bkt' && rule.bkt === 'class') {
    problems.push(
      '--predict: numbers of bkt fitted to the class would have seen the rows to come; give them, or leave bkt out of the rule',
    );
  }
  if (flags.predict === true && flags.explain === true)
    problems.push('--explain: says a level in words; --predict sets none, so leave one of the two out');
  const best = flags.predict === true && method === null && file.method === undefined ? 'best' : null;
  return { terms: { rule, forecast: forecast ?? best, at, dates }, problems };
}

/** A forecaster may stand in the place of a method where nothing but forecasts is asked for. */
function readMethod(
  { method: said, predict }: MasteryFlags,
  problems: string[],
): { readonly method: Method | null; readonly forecast: ForecastName | null } {
  const method = Method.safeParse(said);
  if (said === undefined || method.success) return { method: method.data ?? null, forecast: null };
  const forecast = FORECAST_NAMES.find((name) => name === said) ?? null;
  if (forecast !== null && predict !== true)
    problems.push(`--method: "${forecast}" foretells and sets no level; use it with --predict`);
  const names = [...Method.options, ...(predict === true ? FORECAST_NAMES : [])];
  if (forecast === null) problems.push(`--method: "${said}" is no method; there are ${names.join(', ')}`);
  return { method: null, forecast };
}
