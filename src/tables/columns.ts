import { RESULT_COLUMNS, type HeaderMap, type ResultColumn } from '../results/types.ts';

/** Where each column stands in the table. */
export type Columns = Readonly<Partial<Record<ResultColumn, number>>>;

export type FoundColumns =
  /** `map`: the same by the table's own names, to be remembered. */
  | { readonly ok: true; readonly columns: Columns; readonly map: HeaderMap }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Names that leave no doubt, those of the first line before those of the next. The vendors do not publish the names of their
 * exports (lms/schoology/FACTS.md 4), so that this is a guess at the obvious; anything else is asked for once and remembered.
 */
const OBVIOUS: Readonly<Record<ResultColumn, readonly (readonly string[])[]>> = {
  learner: [['uid', 'user id', 'user uid', 'student uid', 'learner', 'learner id']],
  schoolId: [
    [
      'school uid',
      'unique user id',
      'unique id',
      'user unique id',
      'student unique id',
      'sis id',
      'student sis id',
      'student number',
    ],
  ],
  name: [['name', 'student', 'student name', 'user', 'user name', 'learner name', 'full name']],
  first: [['first name', 'student first name', 'first']],
  last: [['last name', 'student last name', 'last']],
  coursework: [
    ['assessment id', 'assignment id', 'quiz id', 'coursework id'],
    [
      'assessment',
      'assessment name',
      'assessment title',
      'assignment',
      'assignment title',
      'quiz',
      'quiz title',
      'test',
      'test name',
      'coursework',
    ],
  ],
  question: [
    ['question id', 'item id'],
    ['question number', 'item number', 'question no'],
    ['question', 'item'],
  ],
  text: [['question text', 'item text', 'question title', 'item title', 'stem', 'prompt']],
  points: [
    ['points earned', 'points received', 'earned points', 'points awarded', 'item score', 'question score'],
    ['points', 'score'],
  ],
  possible: [
    [
      'points possible',
      'possible points',
      'max points',
      'maximum points',
      'max score',
      'total points',
      'question points',
      'out of',
      'possible',
    ],
  ],
  correct: [['correct', 'is correct']],
  at: [
    [
      'submitted at',
      'submission time',
      'submission date',
      'date submitted',
      'completed at',
      'submitted',
      'completed',
      'at',
    ],
  ],
};

/**
 * Finds the columns: those that were said just now, else those of a table that somebody of the school explained before and
 * whose columns all stand here, else those with an obvious name.
 * @param remembered newest first
 */
export function findColumns(
  header: readonly string[],
  said: HeaderMap,
  remembered: readonly HeaderMap[],
): FoundColumns {
  const names = header.map(plain);
  const known = remembered.find((map) => Object.values(map).every((name) => names.includes(plain(name)))) ?? {};
  const problems: string[] = [];
  const map: Partial<Record<ResultColumn, string>> = {};
  const doubtful = new Set<string>();
  const taken = new Set(Object.values({ ...known, ...said }).map(plain));
  for (const column of RESULT_COLUMNS) {
    const named = said[column] ?? known[column];
    const candidates = named === undefined ? obvious(column, names, taken) : [plain(named)];
    const [name] = candidates;
    if (name === undefined) continue;
    const problemsBefore = problems.length;
    const place = names.indexOf(name);
    if (place < 0) problems.push(`the column "${named}" that is to be ${column} does not stand in the table`);
    else if (candidates.length > 1)
      problems.push(`${candidates.map((each) => `"${each}"`).join(' and ')} could both be ${column}; say which`);
    else if (names.lastIndexOf(name) !== place)
      problems.push(`the column "${header[place]}" stands in the table twice`);
    if (problems.length === problemsBefore) map[column] = header[place] ?? '';
    else doubtful.add(column);
  }
  const missing = missingFrom(new Set([...doubtful, ...Object.keys(map)]));
  if (missing.length + problems.length > 0) return { ok: false, problems: [...problems, ...missing] };
  return {
    ok: true,
    map,
    columns: Object.fromEntries(Object.entries(map).map(([column, name]) => [column, names.indexOf(plain(name))])),
  };
}

function obvious(column: ResultColumn, names: readonly string[], taken: ReadonlySet<string>): string[] {
  const line = OBVIOUS[column].find((called) => called.some((name) => names.includes(name) && !taken.has(name))) ?? [];
  return line.filter((name) => names.includes(name) && !taken.has(name));
}

function missingFrom(found: ReadonlySet<string>): string[] {
  const has = (...columns: readonly ResultColumn[]): boolean => columns.every((column) => found.has(column));
  return [
    ...(has('question') ? [] : ['no column says which question (question)']),
    ...(has('learner') || has('schoolId') || has('name') || has('first', 'last')
      ? []
      : ["no column says who (learner: the LMS's number; schoolId: the school's number; name; or first and last)"]),
    ...(has('points') || has('correct')
      ? []
      : ['no column says how many points (points) or whether it is right (correct)']),
  ];
}

/** Case, spaces, "_", "-", "#" and a mark of the byte order make no difference. */
export function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_\-#\uFEFF]+/g, ' ')
    .trim();
}
