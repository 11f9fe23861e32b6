import type { z } from 'zod';
import { CourseSettings, Seminar } from '../file.ts';
import { RulePart } from '../../mastery/rule.ts';
import type { Keyed } from './merge.ts';
import type { RowProblem } from './problems.ts';

/** What a class says of its rule with a number each; the rest of a rule is for a school file. */
export const RULE_FIELDS = [
  'threshold',
  'minEvidence',
  'minSources',
  'recheckDays',
  'missesToSeminar',
  'windowDays',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** What a class says of itself. */
export const CLASS_FIELDS = [
  'area',
  'grade',
  'weeklyMinutes',
  'marking',
  'seats',
  'sessions',
  'minutes',
  'min',
] as const;
export type ClassField = (typeof CLASS_FIELDS)[number];
const SEMINAR: readonly string[] = ['seats', 'sessions', 'minutes', 'min'] satisfies ClassField[];

/** The fields of a form, as they were typed; empty: nothing is said. */
export type Typed<Field extends string> = Readonly<Record<Field, string>>;

/** A setting under its name. */
export type Setting = Keyed<unknown>;

export function ruleRowsOf({ rule }: Pick<CourseSettings, 'rule'>): Setting[] {
  return Object.entries(rule ?? {}).map(([key, value]) => ({ key, value }));
}

/** Whether rows that a form brings back can be those of a rule. */
export function areRuleRows(rows: readonly Setting[]): boolean {
  return RulePart.safeParse(settings(rows)).success;
}

/** The class with these settings as its rule; without any it has none of its own. */
export function withRuleRows(course: CourseSettings, rows: readonly Setting[]): CourseSettings {
  const { rule: _, ...rest } = course;
  return rows.length === 0 ? rest : { ...rest, rule: RulePart.parse(settings(rows)) };
}

export function classRowsOf({ area, grade, weeklyMinutes, marking, seminar }: CourseSettings): Setting[] {
  return Object.entries({ area, grade, weeklyMinutes, marking, ...seminar }).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value }],
  );
}

export function withClassRows(course: CourseSettings, rows: readonly Setting[]): CourseSettings {
  const { area: _, grade: __, ...rest } = course;
  const seminar = rows.filter(({ key }) => SEMINAR.includes(key));
  const own = rows.filter(({ key }) => !SEMINAR.includes(key));
  return CourseSettings.parse({ ...rest, ...settings(own), seminar: settings(seminar) });
}

export function typedRule({ rule = {} }: Pick<CourseSettings, 'rule'>): Typed<RuleField> {
  const { threshold } = rule;
  return typed(RULE_FIELDS, { ...rule, threshold: threshold === undefined ? undefined : inPercent(threshold) });
}

export function typedClass({ seminar, ...course }: CourseSettings): Typed<ClassField> {
  return typed(CLASS_FIELDS, { ...course, ...seminar });
}

/** The rule that was typed. What no field shows of it stays; a field that reads as it did keeps its number to the last digit. */
export function readRule(fields: Typed<RuleField>, shown: readonly Setting[]): NumbersRead<RuleField> {
  const before = settings(shown);
  const was = typedRule({ rule: RulePart.parse(before) });
  const kept = shown.filter(({ key }) => !RULE_FIELDS.some((field) => field === key));
  return read(fields, RULE_FIELDS, kept, (field, text) => {
    if (text === was[field].trim()) return before[field];
    const number = toNumber(text);
    const value = field === 'threshold' && number !== null ? number / 100 : number;
    return RulePart.safeParse({ [field]: value }).success ? value : null;
  });
}

const About = CourseSettings.pick({ area: true, grade: true, weeklyMinutes: true, marking: true });

export function readClass(fields: Typed<ClassField>): NumbersRead<ClassField> {
  return read(fields, CLASS_FIELDS, [], (field, text) => {
    const value = field === 'area' ? text : toNumber(text);
    const schema: z.ZodType = SEMINAR.includes(field) ? Seminar : About;
    return schema.safeParse({ [field]: value }).success ? value : null;
  });
}

export type NumbersRead<Field extends string> =
  | { readonly ok: true; readonly rows: readonly Setting[] }
  | { readonly ok: false; readonly problems: readonly RowProblem<Field>[] };

/** @param valueOf null: it cannot be that */
function read<Field extends string>(
  fields: Typed<Field>,
  names: readonly Field[],
  kept: readonly Setting[],
  valueOf: (field: Field, text: string) => unknown,
): NumbersRead<Field> {
  const problems: RowProblem<Field>[] = [];
  const rows = names.flatMap((field): Setting[] => {
    const text = fields[field].trim();
    if (text === '') return [];
    const value = valueOf(field, text);
    if (value !== null) return [{ key: field, value }];
    problems.push({ row: 0, field, is: field === 'area' ? 'too-long' : 'number' });
    return [];
  });
  return problems.length === 0 ? { ok: true, rows: [...rows, ...kept] } : { ok: false, problems };
}

function typed<Field extends string>(names: readonly Field[], values: Readonly<Record<string, unknown>>): Typed<Field> {
  return Object.fromEntries(names.map((name) => [name, plain(values[name])])) as Typed<Field>;
}

/** A setting of one line as it is typed; what is more than that no field shows. */
function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function settings(rows: readonly Setting[]): Record<string, unknown> {
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

export function inPercent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

/** Null: no number. A comma stands for the point, as in Spanish. */
export function toNumber(text: string): number | null {
  const number = Number(text.replace(',', '.').replace(/\s*%$/, ''));
  return Number.isFinite(number) ? number : null;
}
