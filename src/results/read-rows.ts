import { ItemId } from '../ids.ts';
import { readNumber, readScoreOutOf, readWhen, type DateOrder } from '../tables/cells.ts';
import type { Columns } from '../tables/columns.ts';
import type { Table, TableRow } from '../tables/table.ts';
import type { LeftOut, ResultColumn, ResultRow } from './types.ts';

export interface RowsRead {
  readonly rows: readonly ResultRow[];
  readonly leftOut: readonly LeftOut[];
  /** Answers nobody has scored: they are no evidence, and nothing is wrong with the table. */
  readonly unscored: number;
}

const RIGHT = new Set(['correct', 'right', 'true', 'yes', 'y', '1']);
const WRONG = new Set(['incorrect', 'wrong', 'false', 'no', 'n', '0']);

/** Reads each row by itself: one that cannot be read is named by its line with everything wrong in it, the others count. */
export function readRows({ header, rows }: Table, columns: Columns, dates: DateOrder): RowsRead {
  const read = rows.map((row) => readRow(row, header.length, columns, dates));
  return {
    rows: read.flatMap((each) => (each.is === 'row' ? [each.row] : [])),
    leftOut: read.flatMap((each) => (each.is === 'bad' ? [{ line: each.line, why: each.why }] : [])),
    unscored: read.filter((each) => each.is === 'unscored').length,
  };
}

type RowRead =
  | { readonly is: 'row'; readonly row: ResultRow }
  | { readonly is: 'bad'; readonly line: number; readonly why: string }
  | { readonly is: 'unscored' };

function readRow({ line, cells }: TableRow, width: number, columns: Columns, dates: DateOrder): RowRead {
  if (cells.length !== width) return { is: 'bad', line, why: `it has ${cells.length} cells, the header has ${width}` };
  const cell = (column: ResultColumn): string => cells[columns[column] ?? -1] ?? '';
  const wrong: string[] = [];
  const question = ItemId.safeParse(cell('question'));
  if (!question.success) wrong.push('it does not say which question');
  const score = scoreOf(cell, columns);
  if (typeof score === 'string') wrong.push(score);
  const when = cell('at');
  const at = when === '' ? null : readWhen(when, dates);
  if (when !== '' && at === null)
    wrong.push(
      'its time is none such as 2026-09-01T14:00:00Z or 2026-09-01 (for dates such as 9/1/2026 say --dates month-first or day-first)',
    );
  const name = cell('name') === '' ? `${cell('first')} ${cell('last')}`.trim() : cell('name');
  if (wrong.length > 0 || !question.success || typeof score === 'string')
    return { is: 'bad', line, why: wrong.join('; ') };
  if (score === null) return { is: 'unscored' };
  return {
    is: 'row',
    row: {
      line,
      learner: cell('learner'),
      schoolId: cell('schoolId'),
      name,
      coursework: cell('coursework'),
      question: question.data,
      text: cell('text'),
      ...score,
      at,
    },
  };
}

/** Null: nobody has scored it. A text: what is wrong. */
function scoreOf(
  cell: (column: ResultColumn) => string,
  columns: Columns,
): { readonly points: number; readonly possible: number } | string | null {
  const text = cell('points');
  if (columns.points === undefined || (text === '' && columns.correct !== undefined))
    return rightOrWrong(cell('correct'));
  if (text === '') return null;
  const outOf = columns.possible === undefined ? readScoreOutOf(text) : null;
  const points = outOf?.score ?? readNumber(text);
  const possible = outOf?.possible ?? (columns.possible === undefined ? null : readNumber(cell('possible')));
  if (points === null) return 'its points are no number';
  if (possible === null && columns.correct !== undefined) return rightOrWrong(cell('correct'));
  if (possible === null) return 'nothing says how many points the question is worth (possible)';
  if (possible <= 0) return 'the question is worth no points';
  if (points < 0) return 'its points are below 0';
  return points > possible ? `its points are above what the question is worth (${possible})` : { points, possible };
}

function rightOrWrong(text: string): { readonly points: number; readonly possible: number } | string | null {
  const said = text.toLowerCase();
  if (said === '') return null;
  if (RIGHT.has(said)) return { points: 1, possible: 1 };
  return WRONG.has(said) ? { points: 0, possible: 1 } : 'it says neither right nor wrong';
}
