import { InputError } from './io.ts';

export const REQUIRED = ['learner', 'target', 'at', 'score'] as const;
const OPTIONAL = ['possible', 'questions', 'source', 'item', 'kind'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** Where each column of ours stands in the table. */
export type Columns = Readonly<Partial<Record<Column, number>>> & {
  /** Somebody else's header, mapped by name: its cells may be written as a spreadsheet writes them. */
  readonly foreign: boolean;
};

/**
 * What other tables call our columns: names of the first line before those of the next (an id before a name, a learning
 * target before the work it was seen in). Canvas's names are those of its outcome results report
 * (instructure/canvas-lms at 1e3a725, `.../improved_outcome_reports/outcome_results_report.rb`, HEADERS); Forms' sheets of
 * responses bring Timestamp, Email Address and Score.
 */
const CALLED: Readonly<Record<Column, readonly (readonly string[])[]>> = {
  learner: [
    ['student id', 'user id', 'learner id', 'student number'],
    ['student sis id', 'sis user id', 'unique user id', 'user unique id'],
    ['email address', 'email', 'student email', 'username', 'sis login id'],
    ['student', 'student name', 'user', 'user name', 'learner name', 'name'],
  ],
  target: [
    [
      'outcome', 'outcome name', 'learning outcome', 'learning outcome name', 'standard', 'standard name', 'objective', 'learning objective', 'skill',
      'learning target', 'target code', 'competency',
    ],
    ['assignment', 'assignment name', 'assignment title', 'assessment', 'assessment title', 'item name', 'quiz'],
  ],
  at: [['submitted at', 'submission date', 'submitted', 'date submitted', 'timestamp', 'date', 'completed at'], ['assessed at', 'graded at']],
  score: [['outcome score'], ['points', 'grade', 'result', 'points earned', 'mark']],
  possible: [['learning outcome points possible'], ['max', 'max points', 'points possible', 'out of', 'max score', 'total points', 'maximum']],
  questions: [['number of questions', 'question count', 'scored questions']],
  source: [
    ['assignment id', 'assessment id', 'quiz id'],
    ['assignment', 'assignment name', 'assignment title', 'assessment', 'assessment title', 'quiz', 'activity', 'occasion'],
  ],
  item: [['question id', 'assessment question id', 'item id'], ['question', 'assessment question']],
  kind: [],
};

/**
 * Finds our columns by name, whatever their case and spacing. Where the four we need stand under our own names, only our
 * own names count and everything else is passed over; else other tables' names are looked for too.
 *
 * @throws InputError for a column that is missing, stands there twice, or could be either of two
 */
export function readHeader(cells: readonly string[], line: number): Columns {
  const names = cells.map(plain);
  const foreign = !REQUIRED.every((name) => names.includes(name));
  const found = new Map<Column, string>();
  const problems: string[] = [];
  for (const column of [...REQUIRED, ...OPTIONAL]) {
    const candidates = candidatesFor(column, names, foreign, new Set(found.values()));
    const [first] = candidates;
    if (candidates.length > 1) problems.push(`line ${line}: ${candidates.map((name) => `"${name}"`).join(' and ')} could both be "${column}"; name the right one ${column}`);
    if (first !== undefined) found.set(column, first);
  }
  const missing = REQUIRED.filter((column) => !found.has(column));
  const twice = [...found.values()].filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (isGradebook(names) && missing.includes('target')) throw new InputError([`line ${line}: ${GRADEBOOK}`]);
  problems.unshift(...missing.map((name) => `line ${line}: the column "${name}" is missing`), ...twice.map((name) => `line ${line}: the column "${name}" stands there twice`));
  if (problems.length > 0) throw new InputError(problems);
  return { ...Object.fromEntries([...found].map(([column, name]) => [column, names.indexOf(name)])), foreign };
}

/** Our own name alone, else those of the first line that has any, as they stand in the table; a name that is taken is none. */
function candidatesFor(column: Column, names: readonly string[], foreign: boolean, taken: ReadonlySet<string>): string[] {
  if (names.includes(column)) return [column];
  if (!foreign) return [];
  const free = new Set(names.filter((name) => !taken.has(name)));
  const line = CALLED[column].find((called) => called.some((name) => free.has(name)));
  return line === undefined ? [] : [...free].filter((name) => line.includes(name));
}

/** One column for each assignment, as gradebooks are exported: Canvas's begins with Student and ID, others with the names. */
function isGradebook(names: readonly string[]): boolean {
  const holds = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  return holds('student', 'id', 'section') || holds('last name', 'first name');
}

const GRADEBOOK = 'this looks like a gradebook with a column for each assignment; it does not say which learning target each is about, and mastery is '
  + 'told by target. Export the results by outcome or standard instead, or put each result on a line of its own: learner,target,at,score';

/** Case, spaces, "_" and "-" make no difference. */
function plain(cell: string): string {
  return cell.toLowerCase().replace(/[\s_-]+/g, ' ').trim();
}
