import { calls, OPTIONAL, plain, REQUIRED, type Column } from './header-names.ts';
import { InputError } from '../cli/io.ts';

/** Where each column of ours stands in the table. */
export type Columns = Readonly<Partial<Record<Column, number>>> & {
  /** Somebody else's header, mapped by name: its cells may be written as a spreadsheet writes them. */
  readonly foreign: boolean;
};

/**
 * Finds our columns by name, whatever their case and spacing. Where the four we need stand under our own names, only our
 * own names count and everything else is passed over; else other tables' names are looked for too.
 *
 * @throws InputError for a column that is missing, stands there twice, or could be either of two; and for cells that no commas part
 */
export function readHeader(cells: readonly string[], line: number): Columns {
  const parted = partedBy(cells);
  if (parted !== null)
    throw new InputError([
      `line ${line}: the cells of this table are parted by ${parted}; save it with commas between them (CSV) and a point in its decimals`,
    ]);
  const names = cells.map(plain);
  const foreign = !REQUIRED.every((name) => names.includes(name));
  const found = new Map<Column, string>();
  const problems: string[] = [];
  for (const column of [...REQUIRED, ...OPTIONAL]) {
    const candidates = candidatesFor(column, names, foreign, new Set(found.values()));
    const [first] = candidates;
    if (candidates.length > 1)
      problems.push(
        `line ${line}: ${candidates.map((name) => `"${name}"`).join(' and ')} could both be "${column}"; name the right one ${column}`,
      );
    if (first !== undefined) found.set(column, first);
  }
  const missing = REQUIRED.filter((column) => !found.has(column));
  const twice = [...found.values()].filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  problems.unshift(
    ...missing.map((name) => `line ${line}: the column "${name}" is missing`),
    ...twice.map((name) => `line ${line}: the column "${name}" stands there twice`),
  );
  if (problems.length > 0) throw new InputError(problems);
  return { ...Object.fromEntries([...found].map(([column, name]) => [column, names.indexOf(name)])), foreign };
}

const SIGNS = [
  ['semicolons', ';'],
  ['tabs', '\t'],
  ['bars', '|'],
] as const;

/** What stands between the cells of a table that has one cell in its first line, and should have more; null: nothing does. */
function partedBy([only = '', ...others]: readonly string[]): string | null {
  return others.length > 0 ? null : (SIGNS.find(([, sign]) => only.split(sign).length > 2)?.[0] ?? null);
}

/** Our own name alone, else those of the first line that has any, as they stand in the table; a name that is taken is none. */
function candidatesFor(
  column: Column,
  names: readonly string[],
  foreign: boolean,
  taken: ReadonlySet<string>,
): string[] {
  if (names.includes(column)) return [column];
  if (!foreign) return [];
  const free = new Set(names.filter((name) => !taken.has(name)));
  const line = calls(column).find((called) => called.some((name) => free.has(name)));
  return line === undefined ? [] : [...free].filter((name) => line.includes(name));
}
