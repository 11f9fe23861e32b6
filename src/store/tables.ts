export interface Table {
  readonly name: string;
  readonly order: string;
  /** Which rows are the school's own, where the wall lets it read others. */
  readonly own?: string;
  /** Which rows say something about learner $1; null: none ever does. */
  readonly about: string | null;
  /** What of such a row is about the learner, where it is not the whole. */
  readonly part?: string;
  /** The columns of a row about several: the learner is taken out of what stands in them, the row stays. Absent: a row about the learner goes whole. */
  readonly shared?: readonly string[];
  /** An erasure leaves its rows: nothing of them says who it was once what it refers to is gone. */
  readonly stays?: true;
  /** Columns left out of every export. */
  readonly secret?: readonly string[];
  readonly keep: Keep;
}

/** How long a row is kept (SAFETY.md 8); retention.ts lets it go. */
export type Keep =
  /** Until the school leaves, or until what the row stands for is ended by the file of its noun. */
  | { readonly until: 'school leaves' | 'it is ended' }
  /** It goes with the row of another table that it hangs on. */
  | { readonly with: string }
  /** A condition on the row, in which `:year`, `:yearBefore`, `:record`, `:words`, `:left` and `:now` are the moments of `school-year.ts`. */
  | {
      readonly gone: string;
      /** What is removed from a row that stays: the column, and the value set instead. */
      readonly without?: { readonly where: string; readonly set: string };
    };

const OWN = 'learner = $1';
/** The learner's id stands there in the JSON; elsewhere the same text may be a course's or a ticket's id. */
const named = (column: string, place: string): string =>
  `jsonb_path_exists(${column}, '${place} ? (@ == $learner)', jsonb_build_object('learner', $1::text))`;

/** The learner is in no class any more: the last enrolment ended over thirty days ago and was deleted. */
const noLongerIn = (table: string): string =>
  `not exists (select 1 from enrolments stay where stay.learner = ${table}.learner)`;

/** Every table behind the wall, in an order in which each stands behind those it refers to; a test compares this list with the database's own. */
export const TABLES: readonly Table[] = [
  {
    name: 'schools_index',
    order: 'school',
    about: null,
    own: `school = current_setting('app.school')`,
    keep: { until: 'school leaves' },
  },
  {
    name: 'school_files',
    order: 'school',
    about: named('body', '$.learners[*].id'),
    part: `jsonb_build_object('learners', body -> 'learners') as body`,
    shared: ['body'],
    keep: { until: 'school leaves' },
  },
  // what a school's key sealed refers to it; where it seals nothing any more a change of keys destroys it (school-keys.ts)
  { name: 'school_keys', order: 'made_at, id', about: null, secret: ['wrapped'], keep: { until: 'it is ended' } },
  { name: 'setup_changes', order: 'sequence', about: null, keep: { gone: 'at < :record' } },
  { name: 'frameworks', order: 'kept_at, framework', about: null, keep: { gone: 'kept_at < :yearBefore' } },
  { name: 'credentials', order: 'lms, lms_user', about: null, secret: ['sealed'], keep: { until: 'it is ended' } },
  {
    name: 'learners',
    order: 'learner',
    about: OWN,
    keep: {
      gone: `${noLongerIn('learners')} and not exists (select 1 from evidence e where e.learner = learners.learner)`,
    },
  },
  {
    name: 'enrolments',
    order: 'course, learner',
    about: OWN,
    keep: {
      gone: `left_at < :left or (since < :yearBefore and not exists (select 1 from decisions d where d.course = enrolments.course and d.at >= :yearBefore))`,
    },
  },
  {
    name: 'coursework',
    order: 'course, coursework',
    about: named('body', '$.post.assignees[*]'),
    shared: ['body'],
    keep: { gone: 'changed_at < :year' },
  },
  {
    name: 'quizzes',
    order: 'form',
    about: null,
    keep: { gone: `read_at < :year and not exists (select 1 from quiz_links l where l.form = quizzes.form)` },
  },
  {
    name: 'quiz_links',
    order: 'course, coursework, form',
    about: null,
    keep: {
      gone: `not exists (select 1 from coursework c where c.course = quiz_links.course and c.coursework = quiz_links.coursework)`,
    },
  },
  {
    name: 'pulls',
    order: 'course',
    about: named('kept', '$[*].learner'),
    part: 'course, full_at, kept',
    shared: ['kept'],
    keep: { gone: 'full_at < :year' },
  },
  { name: 'watches', order: 'kind, thing', about: null, keep: { gone: 'ends_at <= :now' } },
  {
    name: 'hints',
    order: 'course, kind, thing',
    about: null,
    keep: { gone: `at < :now::timestamptz - interval '8 days'` },
  },
  {
    name: 'evidence',
    order: 'happened_at, evidence',
    about: OWN,
    keep: {
      // the present version and those before it are found by an index each; asked row by row, for joined they read the whole table
      gone: `happened_at < :year and ${['is null', 'is not null']
        .map(
          (version) =>
            `coalesce((select bool_and(later.happened_at < :year) from evidence later where later.key = evidence.key and later.superseded_at ${version}), true)`,
        )
        .join(' and ')}`,
    },
  },
  {
    name: 'mastery',
    order: 'course, learner, target',
    about: OWN,
    keep: { gone: `changed_at < :yearBefore or ${noLongerIn('mastery')}` },
  },
  {
    name: 'mastery_history',
    order: 'sequence',
    about: OWN,
    keep: { gone: `at < :yearBefore or ${noLongerIn('mastery_history')}` },
  },
  {
    name: 'decisions',
    order: 'course',
    about: named('body', '$.learners[*].id'),
    shared: ['body'],
    keep: { gone: 'at < :yearBefore' },
  },
  { name: 'runs', order: 'sequence', about: null, keep: { gone: 'at < :record' } },
  {
    name: 'plans',
    order: 'sequence',
    about: named('body', '$.writes[*].learners[*]'),
    shared: ['body'],
    keep: {
      gone: `changed_at < :record and state <> 'waiting'`,
      without: {
        where: `changed_at < :words and state <> 'waiting' and jsonb_path_exists(body, '$.writes[*] ? (@.kind == "note" && @.text != "")')`,
        set: `body = jsonb_set(body, '{writes}', (select jsonb_agg(case when w ->> 'kind' = 'note' then w || '{"text": ""}' else w end order by n) from jsonb_array_elements(body -> 'writes') with ordinality as each(w, n)))`,
      },
    },
  },
  {
    name: 'ledger',
    order: 'sequence',
    about: `(${named('write', '$.learners[*]')} or ${named('before', '$.write.learners[*]')})`,
    shared: ['write', 'before'],
    keep: {
      gone: `changed_at < :record and state not in ('NEW', 'BOUND')`,
      without: {
        where: `changed_at < :words and state not in ('NEW', 'BOUND', 'HELD') and write ->> 'kind' = 'note' and write ->> 'text' <> ''`,
        set: `write = write || '{"text": ""}'`,
      },
    },
  },
  { name: 'choices', order: 'sequence', about: OWN, keep: { gone: 'chosen_at < :year' } },
  { name: 'seminar_answers', order: 'sequence', about: null, keep: { gone: 'answered_at < :year' } },
  { name: 'strikes', order: 'sequence', about: OWN, keep: { gone: 'at < :year' } },
  { name: 'note_edits', order: 'sequence', about: OWN, keep: { gone: 'at < :year' } },
  { name: 'turns', order: 'course', about: null, keep: { until: 'school leaves' } },
  {
    name: 'sessions',
    order: 'began_at, session',
    about: `role = 'learner' and lms_user = $1`,
    secret: ['session'],
    keep: { gone: 'ends_at <= :now' },
  },
  {
    name: 'spent_nonces',
    order: 'spent_at, nonce',
    about: null,
    keep: { gone: `spent_at < :now::timestamptz - interval '1 day'` },
  },
  {
    name: 'consents',
    order: 'began_at, session',
    about: null,
    secret: ['session', 'token', 'sealed'],
    keep: { with: 'sessions' },
  },
  {
    name: 'imported_quizzes',
    order: 'course, coursework',
    about: null,
    keep: {
      gone: `imported_at < :year and not exists (select 1 from imported_results r where r.course = imported_quizzes.course and r.coursework = imported_quizzes.coursework)`,
    },
  },
  { name: 'imported_results', order: 'course, coursework, learner', about: OWN, keep: { gone: 'happened_at < :year' } },
  {
    name: 'rubrics',
    order: 'course, coursework',
    about: null,
    keep: {
      gone: `not exists (select 1 from coursework c where c.course = rubrics.course and c.coursework = rubrics.coursework)`,
    },
  },
  // as the tags of the school file, and so that next year's copy of a question is known
  {
    name: 'tag_answers',
    order: 'answered_at, course, coursework, form, item, criterion, target',
    about: null,
    keep: { until: 'school leaves' },
  },
  { name: 'result_headers', order: 'kept_at, header', about: null, keep: { until: 'school leaves' } },
  { name: 'pauses', order: 'sequence', about: null, keep: { gone: 'ended_at < :record' } },
  { name: 'daily_writes', order: 'date', about: null, keep: { gone: 'date < :record::timestamptz::date' } },
  { name: 'nights', order: 'date', about: null, keep: { gone: 'date < :record::timestamptz::date' } },
  { name: 'course_nights', order: 'date, course', about: null, keep: { with: 'nights' } },
  { name: 'administrators', order: 'invited_at, email', about: null, keep: { until: 'school leaves' } },
  {
    name: 'deployment_codes',
    order: 'ends_at, code',
    about: null,
    secret: ['code'],
    keep: { gone: 'ends_at <= :now' },
  },
  { name: 'held_rosters', order: 'course', about: null, keep: { gone: 'held_at < :record' } },
  { name: 'courses_out', order: 'course', about: null, keep: { until: 'school leaves' } },
  { name: 'defaults_set', order: 'what', about: null, keep: { until: 'school leaves' } },
  { name: 'erasures', order: 'at, erasure', about: null, keep: { gone: 'at < :record and not kept_out' } },
  {
    name: 'hand_overs',
    order: 'ends_at, code',
    about: null,
    secret: ['code', 'challenge', 'sealed'],
    keep: { gone: 'ends_at <= :now' },
  },
  {
    name: 'sign_ins',
    order: 'began_at, session',
    about: null,
    secret: ['session', 'sealed'],
    keep: { gone: 'ends_at <= :now' },
  },
  {
    name: 'tickets',
    order: 'made_at, ticket',
    about: null,
    // a ticket made in July for September: one that nobody has opened yet is kept for the coming year
    keep: {
      gone: `(opened_at < :year or (opened_at is null and made_at < :yearBefore)) and not exists (select 1 from ticket_answers a where a.ticket = tickets.ticket and a.at >= :year)`,
    },
  },
  { name: 'ticket_versions', order: 'ticket', about: null, keep: { with: 'tickets' } },
  { name: 'ticket_places', order: 'course, item, attachment', about: null, keep: { with: 'tickets' } },
  {
    name: 'openings',
    order: 'opened_at, opening',
    about: `${OWN} and person = $1`,
    secret: ['opening', 'proof'],
    keep: { gone: 'ends_at <= :now' },
  },
  { name: 'ticket_learners', order: 'ticket, learner', about: OWN, keep: { with: 'tickets' } },
  { name: 'ticket_answers', order: 'sequence', about: OWN, keep: { with: 'tickets' } },
  { name: 'ticket_marks', order: 'sequence', about: OWN, keep: { with: 'tickets' } },
  { name: 'reflections', order: 'sequence', about: OWN, keep: { gone: 'at < :year' } },
  { name: 'asks', order: 'sequence', about: OWN, keep: { gone: 'asked_at < :year' } },
  { name: 'proposals', order: 'sequence', about: OWN, keep: { gone: 'proposed_at < :year' } },
  { name: 'conferences', order: 'sequence', about: OWN, keep: { gone: 'at < :year' } },
  { name: 'ticket_notes', order: 'sequence', about: OWN, keep: { gone: 'at < :year' } },
  {
    name: 'audit',
    order: 'n',
    about: `exists (select 1 from audit_people p where p.kind = 'learner' and p.person = $1 and p.code in (audit.who, audit.about))`,
    stays: true,
    // only from the beginning of the chain, whatever the clocks said; the newest row that is due stays, as the anchor from which the rest is checked
    keep: {
      gone: `n + 1 < coalesce((select min(kept.n) from audit kept where kept.at >= :record), (select max(every.n) + 1 from audit every))`,
    },
  },
  {
    name: 'audit_people',
    order: 'kind, person',
    about: `kind = 'learner' and person = $1`,
    secret: ['salt'],
    keep: {
      gone: `not exists (select 1 from audit a where a.who = audit_people.code) and not exists (select 1 from audit a where a.about = audit_people.code)`,
    },
  },
];
