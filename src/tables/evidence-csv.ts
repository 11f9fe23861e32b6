import { pipeline, type Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { SourceKind } from '../evidence/types.ts';
import type { ItemId, LearnerId, SourceId, TargetCode } from '../ids.ts';
import type { Instant } from '../time.ts';
import { isSlashed, readNumber, readQuestions, readScoreOutOf, readWhen, type DateOrder } from './cells.ts';
import { readHeader, type Columns } from './evidence-header.ts';
import type { RowRead, TableListener } from './evidence-table.ts';
import { GradebookReader } from './gradebook-csv.ts';
import { readGradebookHeader } from './gradebook-header.ts';
import { REQUIRED } from './header-names.ts';
import { InputError } from '../cli/io.ts';
import { utf8Only } from './utf8.ts';

const KINDS: ReadonlySet<string> = new Set<SourceKind>([
  'entrance',
  'exit',
  'station',
  'habit',
  'unit',
  'coursework',
  'chance',
  'conference',
]);
const LONGEST_ROW = 1_000_000;
const BROKEN =
  'a quotation mark is opened here and not closed, or the row is too long; from here on nothing could be read';

/**
 * Reads a table of evidence as it comes: CSV with a header, columns by name in any order, others
 * passed over. `possible` is 1, and `questions` 1, where there is no such column; an empty `questions`
 * cell is unknown; without `source` each row is a source of its own; a `kind` that is not a word of
 * ours counts as `coursework`. A time without an offset is UTC. Empty lines are passed over. A header of another table is
 * mapped by name (evidence-header.ts); there a score may also be written `8 / 10` or `85%`. A gradebook, with a column for each
 * work, is read by gradebook-csv.ts.
 *
 * @throws InputError when the header is missing, lacks a column, or could be read two ways, and for what is no UTF-8
 */
export async function* readEvidenceCsv(
  input: Readable,
  dates: DateOrder = null,
  listener: TableListener = NOBODY,
): AsyncGenerator<RowRead> {
  let broken = false;
  const parser = parse({
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    skip_records_with_error: true,
    on_skip: () => {
      broken = true;
      return undefined;
    },
  });
  pipeline(input, utf8Only(), parser, () => undefined); // what breaks it is thrown where the rows are read
  let columns: Columns | null = null;
  let gradebook: GradebookReader | null = null;
  let width = 0;
  let line = 1;
  for await (const cells of parser as AsyncIterable<string[]>) {
    const begins = line;
    line += 1 + breaksIn(cells);
    if (cells.length === 1 && cells[0] === '') continue;
    if (gradebook !== null) {
      yield* gradebook.row(cells, begins);
    } else if (columns !== null) {
      yield cells.length === width
        ? readRow(cells, columns, begins, dates)
        : rejected(begins, `it has ${cells.length} cells, the header has ${width}`);
    } else {
      const wide = readGradebookHeader(cells);
      if (wide === null) columns = readHeader(cells, begins);
      else gradebook = new GradebookReader(wide, begins, dates, listener);
      width = cells.length;
    }
  }
  if (gradebook !== null) yield* gradebook.end();
  // a broken quote swallows everything after it, so only the last record can be broken
  if (columns === null && gradebook === null)
    throw new InputError([
      broken
        ? `line ${line}: ${BROKEN}`
        : `line 1: the table is empty; its first line must name the columns ${REQUIRED.join(',')}`,
    ]);
  if (broken) yield rejected(line, BROKEN);
}

const NOBODY: TableListener = { note: () => undefined, gradebook: () => undefined };

function readRow(cells: readonly string[], columns: Columns, line: number, dates: DateOrder): RowRead {
  const learner = cell(cells, columns.learner);
  const target = cell(cells, columns.target);
  const at = readWhen(cell(cells, columns.at), dates);
  const { score, possible } = readScore(cells, columns);
  const questions = columns.questions === undefined ? 1 : readQuestions(cell(cells, columns.questions));
  if (
    learner === '' ||
    target === '' ||
    at === null ||
    score === null ||
    possible === null ||
    possible <= 0 ||
    score < 0 ||
    score > possible ||
    questions === undefined
  ) {
    return rejected(
      line,
      whyNot({
        learner,
        target,
        at,
        score,
        possible,
        questions,
        empty: cell(cells, columns.score) === '',
        twoWays: dates === null && isSlashed(cell(cells, columns.at)),
      }),
    );
  }
  const source = cell(cells, columns.source);
  const item = cell(cells, columns.item);
  const kind = cell(cells, columns.kind).toLowerCase();
  return {
    line,
    row: {
      learner: learner as LearnerId,
      target: target as TargetCode,
      at,
      share: score / possible,
      possible,
      questions,
      source: (source === '' ? `line ${line}` : source) as SourceId,
      item: item === '' ? null : (item as ItemId),
      kind: KINDS.has(kind) ? (kind as SourceKind) : 'coursework',
    },
  };
}

/** Of another table also as spreadsheets write it, where the row does not say what the score is out of. */
function readScore(
  cells: readonly string[],
  { score, possible, foreign }: Columns,
): { score: number | null; possible: number | null } {
  const text = cell(cells, score);
  const outOf = foreign && possible === undefined ? readScoreOutOf(text) : null;
  return outOf ?? { score: readNumber(text), possible: possible === undefined ? 1 : readNumber(cell(cells, possible)) };
}

interface Doubtful {
  readonly learner: string;
  readonly target: string;
  readonly at: Instant | null;
  readonly score: number | null;
  readonly possible: number | null;
  readonly questions: number | null | undefined;
  readonly empty: boolean;
  /** The time is a date such as 9/1/2026, and nobody said which number is the month. */
  readonly twoWays: boolean;
}

/** Everything wrong with a row, without repeating what its cells hold. */
function whyNot({ learner, target, at, score, possible, questions, empty, twoWays }: Doubtful): string {
  const wrong: string[] = [];
  if (learner === '') wrong.push('learner is empty');
  if (target === '') wrong.push('target is empty');
  if (at === null)
    wrong.push(
      `at is no time such as 2026-09-01T14:00:00Z or 2026-09-01${twoWays ? '; for dates such as 9/1/2026 say --dates month-first or day-first' : ''}`,
    );
  if (score === null)
    wrong.push(empty ? 'score is empty; work that is not there is no evidence' : 'score is no number');
  else if (score < 0) wrong.push('score is below 0');
  if (possible === null) wrong.push('possible is no number');
  else if (possible <= 0) wrong.push('possible must be above 0');
  else if (score !== null && score > possible) wrong.push(`score is above possible (${possible})`);
  if (questions === undefined) wrong.push('questions must be a whole number from 1, or empty for unknown');
  return wrong.join('; ');
}

function rejected(line: number, why: string): RowRead {
  return { line, row: null, why };
}

function cell(cells: readonly string[], place: number | undefined): string {
  return place === undefined ? '' : (cells[place] ?? '').trim();
}

/** Line breaks inside quoted cells: such a row takes several lines of the file. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const text of cells) {
    if (text.includes('\n') || text.includes('\r')) breaks += text.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
  return breaks;
}
