/**
 * The tables of the store grouped by how long their rows are kept, for the page that says so in plain words; a test
 * checks that no table is missing.
 */
export const KEPT = {
  results: [
    'coursework',
    'quizzes',
    'quiz_links',
    'pulls',
    'evidence',
    'choices',
    'seminar_answers',
    'strikes',
    'note_edits',
    'imported_quizzes',
    'imported_results',
    'reflections',
    'asks',
    'proposals',
    'conferences',
    'ticket_notes',
    'rubrics',
  ],
  tickets: ['tickets', 'ticket_versions', 'ticket_places', 'ticket_learners', 'ticket_answers', 'ticket_marks'],
  people: ['learners', 'enrolments', 'mastery', 'mastery_history', 'decisions'],
  records: [
    'runs',
    'plans',
    'ledger',
    'pauses',
    'daily_writes',
    'nights',
    'course_nights',
    'held_rosters',
    'setup_changes',
    'erasures',
    'audit',
    'audit_people',
  ],
  keys: ['credentials'],
  moments: [
    'sessions',
    'consents',
    'spent_nonces',
    'openings',
    'hand_overs',
    'sign_ins',
    'deployment_codes',
    'watches',
    'hints',
  ],
  school: [
    'schools_index',
    'school_files',
    'turns',
    'result_headers',
    'courses_out',
    'defaults_set',
    'administrators',
    'school_keys',
    'frameworks',
    'tag_answers',
  ],
} as const satisfies Record<string, readonly string[]>;

export type KeptGroup = keyof typeof KEPT;
export const KEPT_GROUPS = Object.keys(KEPT) as readonly KeptGroup[];
