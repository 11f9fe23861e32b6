import type { LearnerId } from '../ids.ts';
import { onlyAbout } from './about-learner.ts';
import type { SchoolDb } from './types.ts';

/** Rows by table, as plain JSON. */
export type Held = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

interface Table {
  readonly name: string;
  readonly order: string;
  /** Which rows are the school's own, where the wall lets it read others. */
  readonly own?: string;
  /** Which rows say something about learner $1; null: none ever does. */
  readonly about: string | null;
  /** What of such a row is about the learner, where it is not the whole. */
  readonly part?: string;
  /** Columns left out of every export. */
  readonly secret?: readonly string[];
}

const OWN = 'learner = $1';
/** The learner's id stands there in the JSON; elsewhere the same text may be a course's or a ticket's id. */
const named = (column: string, place: string): string =>
  `jsonb_path_exists(${column}, '${place} ? (@ == $learner)', jsonb_build_object('learner', $1::text))`;

/** Every table behind the wall; a test compares this list with the database's own. */
export const TABLES: readonly Table[] = [
  { name: 'schools_index', order: 'school', about: null, own: `school = current_setting('app.school')` },
  {
    name: 'school_files',
    order: 'school',
    about: named('body', '$.learners[*].id'),
    part: `jsonb_build_object('learners', body -> 'learners') as body`,
  },
  { name: 'credentials', order: 'lms, lms_user', about: null, secret: ['sealed'] },
  { name: 'learners', order: 'learner', about: OWN },
  { name: 'enrolments', order: 'course, learner', about: OWN },
  { name: 'coursework', order: 'course, coursework', about: named('body', '$.post.assignees[*]') },
  { name: 'quizzes', order: 'form', about: null },
  { name: 'quiz_links', order: 'course, coursework, form', about: null },
  { name: 'pulls', order: 'course', about: named('kept', '$[*].learner'), part: 'course, full_at, kept' },
  { name: 'evidence', order: 'happened_at, evidence', about: OWN },
  { name: 'mastery', order: 'course, learner, target', about: OWN },
  { name: 'mastery_history', order: 'sequence', about: OWN },
  { name: 'decisions', order: 'course', about: named('body', '$.learners[*].id') },
  { name: 'runs', order: 'sequence', about: null },
  { name: 'plans', order: 'sequence', about: named('body', '$.writes[*].learners[*]') },
  { name: 'ledger', order: 'sequence', about: named('write', '$.learners[*]') },
  { name: 'choices', order: 'sequence', about: OWN },
  { name: 'seminar_answers', order: 'sequence', about: null },
  { name: 'strikes', order: 'sequence', about: OWN },
  { name: 'note_edits', order: 'sequence', about: OWN },
  { name: 'turns', order: 'course', about: null },
  {
    name: 'sessions',
    order: 'began_at, session',
    about: `role = 'learner' and lms_user = $1`,
    secret: ['session'],
  },
  { name: 'spent_nonces', order: 'spent_at, nonce', about: null },
  { name: 'consents', order: 'began_at, session', about: null, secret: ['session', 'token', 'sealed'] },
  { name: 'imported_quizzes', order: 'course, coursework', about: null },
  { name: 'imported_results', order: 'course, coursework, learner', about: OWN },
  { name: 'result_headers', order: 'kept_at, header', about: null },
  { name: 'pauses', order: 'sequence', about: null },
  { name: 'daily_writes', order: 'date', about: null },
  { name: 'nights', order: 'date', about: null },
  { name: 'hand_overs', order: 'ends_at, code', about: null, secret: ['code', 'challenge', 'sealed'] },
  { name: 'sign_ins', order: 'began_at, session', about: null, secret: ['session', 'sealed'] },
  { name: 'tickets', order: 'made_at, ticket', about: null },
  { name: 'ticket_versions', order: 'ticket', about: null },
  { name: 'ticket_places', order: 'course, item, attachment', about: null },
  { name: 'openings', order: 'opened_at, opening', about: `${OWN} and person = $1`, secret: ['opening', 'proof'] },
  { name: 'ticket_learners', order: 'ticket, learner', about: OWN },
  { name: 'ticket_answers', order: 'sequence', about: OWN },
  { name: 'ticket_marks', order: 'sequence', about: OWN },
  { name: 'reflections', order: 'sequence', about: OWN },
  { name: 'conferences', order: 'sequence', about: OWN },
  { name: 'ticket_notes', order: 'sequence', about: OWN },
];

/**
 * Everything held about the school, or about one learner of it, by table. Sealed tokens are left out. What is
 * about one learner names no other: shared posts, plans and decisions are cut down to the learner's part.
 */
export async function exportSchool(db: SchoolDb, learner?: LearnerId): Promise<Held> {
  const held: Record<string, Record<string, unknown>[]> = {};
  for (const table of TABLES) {
    if (learner !== undefined && table.about === null) continue;
    const rows =
      learner === undefined
        ? await db.query(`select * from ${table.name} where ${table.own ?? 'true'} order by ${table.order}`)
        : await db.query(
            `select ${table.part ?? '*'} from ${table.name} where ${table.about} order by ${table.order}`,
            [learner],
          );
    for (const row of rows) for (const column of table.secret ?? []) delete row[column];
    held[table.name] = rows;
  }
  if (learner === undefined) return held;

  const others = {
    learner,
    learners: new Set(
      (await db.query<{ learner: string }>('select learner from learners where learner <> $1', [learner])).map(
        (row) => row.learner,
      ),
    ),
    ownEvidence: new Set((held['evidence'] ?? []).map((row) => String(row['evidence']))),
  };
  return Object.fromEntries(
    Object.entries(held).map(([table, rows]) => [
      table,
      rows.map((row) => onlyAbout(row, others) as Record<string, unknown>),
    ]),
  );
}
