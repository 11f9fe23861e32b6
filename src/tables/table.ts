import { CsvError, parse } from 'csv-parse/sync';

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** 1-based line of the file the row begins on. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type TableRead = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly problem: string };

/** More than a whole year group answers in a week. */
const MOST_ROWS = 100_000;

/** Reads CSV, with commas, semicolons or tabs between its cells, as the first line has most of. Lines without anything are passed over. */
export function readTable(text: string): TableRead {
  if (text.trim() === '')
    return { ok: false, problem: 'line 1: the table is empty; its first line must name the columns' };
  try {
    let line = 1;
    const all = parse(text, {
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
    }).map((cells): TableRow => {
      const begins = line;
      line += 1 + breaksIn(cells);
      return { line: begins, cells: cells.map((cell) => cell.trim()) };
    });
    const rows = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
    const [header, ...rest] = rows;
    if (header === undefined)
      return { ok: false, problem: 'line 1: the table is empty; its first line must name the columns' };
    if (rest.length > MOST_ROWS)
      return { ok: false, problem: `the table has ${rest.length} rows; divide it, ${MOST_ROWS} at a time` };
    return { ok: true, table: { header: header.cells, rows: rest } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error['lines'] === 'number' ? error['lines'] : 1;
    return {
      ok: false,
      problem: `line ${line}: a quotation mark is opened and not closed; from there on nothing could be read`,
    };
  }
}

function delimiterOf(text: string): string {
  const first = text.slice(0, 10_000).split(/\r?\n/)[0] ?? '';
  const count = (sign: string): number => first.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** Line breaks inside quoted cells: such a row takes several lines of the file. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}
