/** The columns of a table of evidence that must be there, and those that may (`DESIGN.md` 4.6). */
export const REQUIRED = ['learner', 'target', 'at', 'score'] as const;
export const OPTIONAL = ['possible', 'questions', 'source', 'item', 'kind'] as const;
export type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

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
      'outcome',
      'outcome name',
      'learning outcome',
      'learning outcome name',
      'standard',
      'standard name',
      'objective',
      'learning objective',
      'skill',
      'learning target',
      'target code',
      'competency',
    ],
    ['assignment', 'assignment name', 'assignment title', 'assessment', 'assessment title', 'item name', 'quiz'],
  ],
  at: [
    ['submitted at', 'submission date', 'submitted', 'date submitted', 'timestamp', 'date', 'completed at'],
    ['assessed at', 'graded at'],
  ],
  score: [['outcome score'], ['points', 'grade', 'result', 'points earned', 'mark']],
  possible: [
    ['learning outcome points possible'],
    ['max', 'max points', 'points possible', 'out of', 'max score', 'total points', 'maximum'],
  ],
  questions: [['number of questions', 'question count', 'scored questions']],
  source: [
    ['assignment id', 'assessment id', 'quiz id'],
    [
      'assignment',
      'assignment name',
      'assignment title',
      'assessment',
      'assessment title',
      'quiz',
      'activity',
      'occasion',
    ],
  ],
  item: [
    ['question id', 'assessment question id', 'item id'],
    ['question', 'assessment question'],
  ],
  kind: [],
};

/** Other tables' names of a column of ours: those of the first line before those of the next. */
export function calls(column: Column): readonly (readonly string[])[] {
  return CALLED[column];
}

/** A header as it is compared: case, spaces, "_" and "-" make no difference. */
export function plain(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
