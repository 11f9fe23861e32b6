import { EMPTY_TARGET, type TypedTarget } from '../school/class/typed-targets.ts';
import { plain } from './header-names.ts';
import { readTable } from './table.ts';

/** The columns of a table of targets, each with the names it may have, English and Spanish; `code` and `iCan` must be there. */
const TARGET_COLUMNS = {
  unit: ['unit', 'unidad'],
  code: ['code', 'standard', 'target', 'código', 'codigo', 'estándar', 'estandar'],
  iCan: ['i can', 'sentence', 'i can statement', 'learning target', 'yo puedo', 'puedo', 'objetivo'],
  iCanEs: ['i can es', 'puedo es', 'spanish', 'español', 'espanol'],
  grade: ['grade', 'grado'],
  requires: ['requires', 'builds on', 'prerequisites', 'se apoya en', 'requiere'],
  codes: ['codes', 'other codes', 'otros códigos', 'otros codigos'],
} as const satisfies Partial<Record<keyof TypedTarget, readonly string[]>>;
export type TargetColumn = keyof typeof TARGET_COLUMNS;

/** More than any class has. */
const MOST = 400;

export type TargetsRead =
  | { readonly ok: true; readonly rows: readonly { readonly line: number; readonly typed: TypedTarget }[] }
  | { readonly ok: false; readonly problems: readonly TableProblem[] };

/** `table`: in `about`, English, what is wrong with it as a table. */
export type TableProblem =
  | { readonly is: 'table'; readonly about: string }
  | { readonly is: 'no-column'; readonly about: TargetColumn }
  | { readonly is: 'no-rows' }
  | { readonly is: 'too-many'; readonly about: number };

/** A table of targets from a spreadsheet, each row with its line; what the rows say is read like typed ones. */
export function readTargetsCsv(text: string): TargetsRead {
  const read = readTable(text);
  if (!read.ok) return { ok: false, problems: [{ is: 'table', about: read.problem }] };
  const { header, rows } = read.table;
  const names = header.map(plain);
  const place = (column: TargetColumn): number =>
    names.findIndex((name) => TARGET_COLUMNS[column].some((known) => known === name) || name === plain(column));
  const missing = (['code', 'iCan'] as const).filter((column) => place(column) < 0);
  if (missing.length > 0) return { ok: false, problems: missing.map((about) => ({ is: 'no-column', about })) };
  if (rows.length === 0) return { ok: false, problems: [{ is: 'no-rows' }] };
  if (rows.length > MOST) return { ok: false, problems: [{ is: 'too-many', about: rows.length }] };
  const columns = Object.keys(TARGET_COLUMNS) as TargetColumn[];
  return {
    ok: true,
    rows: rows.map(({ line, cells }) => ({
      line,
      typed: {
        ...EMPTY_TARGET,
        ...Object.fromEntries(columns.map((column) => [column, cells[place(column)] ?? ''])),
      },
    })),
  };
}
