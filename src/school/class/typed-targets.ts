import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { TargetCode } from '../../ids.ts';
import { circlesIn } from '../circles.ts';
import { OtherCode, Target, type CourseSettings, type SchoolFile } from '../file.ts';
import type { Keyed } from './merge.ts';
import type { RowProblem, RowsRead } from './problems.ts';
import { sharedTargets, type TargetRow } from './target-rows.ts';

const cell = z.string().max(4000);
/** A row of the table of targets as somebody types it, on the page or in a spreadsheet. */
export const TypedTarget = z.strictObject({
  /** The code it had when it was shown; empty: it is new. */
  was: cell,
  /** Empty: as the row above; `-`: no unit of this class, it is only built on. */
  unit: cell,
  code: cell,
  iCan: cell,
  iCanEs: cell,
  grade: cell,
  requires: cell,
  /** A line each: `TEKS: 5.3H = wording`. */
  codes: cell,
});
export type TypedTarget = z.infer<typeof TypedTarget>;
export type TargetField = Exclude<keyof TypedTarget, 'was'>;

/** For what is only built on. */
const NO_UNIT = '-';

export const EMPTY_TARGET: TypedTarget = {
  was: '',
  unit: '',
  code: '',
  iCan: '',
  iCanEs: '',
  grade: '',
  requires: '',
  codes: '',
};

export function typedTarget({ unit, target }: TargetRow): TypedTarget {
  const { code, iCan, grade, requires, codes = [] } = target;
  return {
    was: code,
    unit: unit ?? NO_UNIT,
    code,
    iCan: typeof iCan === 'string' ? iCan : iCan.en,
    iCanEs: typeof iCan === 'string' ? '' : (iCan.es ?? ''),
    grade: grade === undefined ? '' : String(grade),
    requires: requires.join(', '),
    codes: codes
      .map(({ of, code: other, text }) => `${of}: ${other}${text === undefined ? '' : ` = ${text}`}`)
      .join('\n'),
  };
}

/** Nothing but perhaps a unit was typed. */
export function isEmptyTarget(typed: TypedTarget): boolean {
  return Object.entries(typed).every(([field, text]) => field === 'unit' || text.trim() === '');
}

/** Every row with the unit it belongs to in so many words. */
export function withUnits(typed: readonly TypedTarget[]): TypedTarget[] {
  let above = '';
  return typed.map((row) => {
    above = row.unit.trim() === '' ? above : row.unit.trim();
    return { ...row, unit: above };
  });
}

/**
 * What was typed as rows of the class, or everything that is wrong with it. A row that reads as it did keeps what no form shows of it.
 * @param shown the rows as they were when the page was made
 */
export function readTargets(
  typed: readonly TypedTarget[],
  shown: readonly TargetRow[],
  { file, course }: { readonly file: SchoolFile; readonly course: CourseSettings },
): RowsRead<Keyed<TargetRow>, TargetField> {
  const problems: RowProblem<TargetField>[] = [];
  const before = new Map(shown.map((row) => [row.target.code as string, row]));
  const shared = sharedTargets(file, course);
  const known = new Map(file.targets.map((target) => [target.code as string, target]));
  const rows: { readonly place: number; readonly key: string; readonly row: TargetRow }[] = [];
  for (const [place, each] of withUnits(typed).entries()) {
    if (isEmptyTarget(each)) continue;
    if (each.unit === '') problems.push({ row: place, field: 'unit', is: 'no-unit' });
    const found = readRow(each, {
      was: before.get(each.was) ?? null,
      elsewhere: before.has(each.code.trim()) ? null : (known.get(each.code.trim()) ?? null),
      shared,
      course,
    });
    if (found.ok) rows.push({ place, key: each.was === '' ? found.row.target.code : each.was, row: found.row });
    else problems.push(...found.problems.map((problem) => ({ ...problem, row: place })));
  }
  problems.push(...together(rows, file, new Set(before.keys())));
  return problems.length === 0
    ? { ok: true, rows: rows.map(({ key, row }) => ({ key, value: row })) }
    : { ok: false, problems: problems.toSorted((a, b) => a.row - b.row) };
}

interface Around {
  readonly was: TargetRow | null;
  /** A target of the school that this class did not have. */
  readonly elsewhere: Target | null;
  readonly shared: ReadonlySet<TargetCode>;
  readonly course: CourseSettings;
}

type Found =
  | { readonly ok: true; readonly row: TargetRow }
  | { readonly ok: false; readonly problems: readonly Omit<RowProblem<TargetField>, 'row'>[] };

function readRow(typed: TypedTarget, { was, elsewhere, shared, course }: Around): Found {
  const unit = typed.unit === NO_UNIT || typed.unit === '' ? null : typed.unit;
  if (unit !== null && unit.length > 1000) return wrong('unit', 'too-long');
  const same = was !== null && isDeepStrictEqual({ ...typed, unit: '' }, { ...typedTarget(was), unit: '' });
  if (was !== null && same) return { ok: true, row: { unit, target: was.target } };
  if (was !== null && shared.has(was.target.code)) return wrong('iCan', 'shared');
  if (elsewhere !== null) {
    const asItIs = { ...typedTarget({ unit, target: elsewhere }), was: '', unit: typed.unit };
    const codeAlone = isEmptyTarget({ ...typed, code: '' });
    if (codeAlone || isDeepStrictEqual(asItIs, { ...typed, was: '' }))
      return { ok: true, row: { unit, target: elsewhere } };
    if (shared.has(elsewhere.code)) return wrong('iCan', 'shared');
  }
  return newTarget(typed, unit, was?.target ?? elsewhere, course);
}

function newTarget(typed: TypedTarget, unit: string | null, was: Target | null, course: CourseSettings): Found {
  const problems: Omit<RowProblem<TargetField>, 'row'>[] = [];
  const text = (field: 'code' | 'iCan'): string => {
    if (typed[field].trim() === '') problems.push({ field, is: 'missing' });
    return typed[field].trim();
  };
  const [code, en, es] = [text('code'), text('iCan'), typed.iCanEs.trim()];
  const grade = typed.grade.trim() === '' ? undefined : Number(typed.grade.trim());
  if (grade !== undefined && !(Number.isInteger(grade) && grade >= 0 && grade <= 13))
    problems.push({ field: 'grade', is: 'number' });
  const codes = readCodes(typed.codes);
  if (codes === null) problems.push({ field: 'codes', is: 'codes' });
  if (problems.length > 0) return { ok: false, problems };
  const { area = course.area, priority } = was ?? {};
  const target = Target.safeParse({
    code,
    iCan: es === '' ? en : { en, es },
    ...(codes === null || codes.length === 0 ? {} : { codes }),
    ...(grade === undefined ? {} : { grade }),
    ...(area === undefined ? {} : { area }),
    ...(priority === undefined ? {} : { priority }),
    requires: [...new Set(typed.requires.split(/[,;\n]/).map((each) => each.trim()))].filter((each) => each !== ''),
  });
  if (target.success) return { ok: true, row: { unit, target: target.data } };
  return {
    ok: false,
    problems: target.error.issues.map(({ path: [key], code: kind }) => ({
      field: key === 'code' || key === 'codes' || key === 'requires' ? key : 'iCan',
      is: kind === 'custom' ? ('hidden' as const) : ('too-long' as const),
    })),
  };
}

/** Null: a line is none of the kind `TEKS: 5.3H = wording`. */
function readCodes(text: string): OtherCode[] | null {
  const found: OtherCode[] = [];
  for (const line of text.split(/\r?\n/).filter((each) => each.trim() !== '')) {
    const [, of = '', code = '', words] = /^([^:]+):([^=]+)(?:=(.*))?$/.exec(line) ?? [];
    const wording = words?.trim() ?? '';
    const read = OtherCode.safeParse({
      of: of.trim(),
      code: code.trim(),
      ...(wording === '' ? {} : { text: wording }),
    });
    if (!read.success || read.data.code === '') return null;
    found.push(read.data);
  }
  return found.length > 20 ? null : found;
}

/** What only shows when all rows are seen together, and with the rest of the school's targets. */
function together(
  rows: readonly { readonly place: number; readonly row: TargetRow }[],
  { targets }: SchoolFile,
  shown: ReadonlySet<string>,
): RowProblem<TargetField>[] {
  const others = targets.filter(({ code }) => !shown.has(code));
  const all = new Map<string, Target>(others.map((target) => [target.code, target]));
  const seen = new Set<string>();
  const taken = new Map(others.flatMap(({ code, codes = [] }) => codes.map((each) => [nameOf(each), code as string])));
  const problems: RowProblem<TargetField>[] = [];
  for (const { place, row } of rows) {
    const { code, codes = [] } = row.target;
    if (seen.has(code)) problems.push({ row: place, field: 'code', is: 'twice', about: code });
    seen.add(code);
    all.set(code, row.target);
    for (const each of codes) {
      const owner = taken.get(nameOf(each));
      if (owner !== undefined && owner !== code)
        problems.push({
          row: place,
          field: 'codes',
          is: 'code-elsewhere',
          about: `${each.of}: ${each.code} (${owner})`,
        });
      taken.set(nameOf(each), code);
    }
  }
  const circles = circlesIn(new Map([...all].map(([code, { requires }]) => [code, requires as readonly string[]])));
  for (const { place, row } of rows) {
    const unknown = row.target.requires.filter((code) => !all.has(code));
    problems.push(
      ...unknown.map((code) => ({ row: place, field: 'requires' as const, is: 'unknown' as const, about: code })),
      ...circles
        .filter((circle) => circle.at(-1) === row.target.code)
        .map((circle) => ({
          row: place,
          field: 'requires' as const,
          is: 'circle' as const,
          about: circle.join(' → '),
        })),
    );
  }
  return problems;
}

function nameOf({ of, code }: OtherCode): string {
  return `${of.toLowerCase()}:${code}`;
}

function wrong(field: TargetField, is: RowProblem['is']): Found {
  return { ok: false, problems: [{ field, is }] };
}
