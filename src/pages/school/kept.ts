/** The tables of the store by how long their rows are kept, as a page tells it in plain words; a test asks for every table. */
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
    'held_rosters',
    'erasures',
    'audit',
    'audit_people',
  ],
  keys: ['credentials'],
  moments: ['sessions', 'consents', 'spent_nonces', 'openings', 'hand_overs', 'sign_ins', 'deployment_codes'],
  school: ['schools_index', 'school_files', 'turns', 'result_headers', 'courses_out', 'defaults_set', 'administrators'],
} as const satisfies Record<string, readonly string[]>;

export type KeptGroup = keyof typeof KEPT;
export const KEPT_GROUPS = Object.keys(KEPT) as readonly KeptGroup[];
