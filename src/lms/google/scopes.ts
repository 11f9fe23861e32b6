/**
 * What we need to be allowed, in plain words, and the scopes of which any one is enough (FACTS.md 1.2, 1.3, 4.1).
 * Grants are compared by what they allow, never by their spelling: a token may name the submissions scope where
 * `coursework.students.readonly` was asked for.
 */
const CLASSROOM = 'https://www.googleapis.com/auth/classroom.';
const AUTH = 'https://www.googleapis.com/auth/';

interface Need {
  /** Completes "Waymark may not ...". */
  readonly words: string;
  readonly anyOf: readonly string[];
  /** Without it Waymark cannot do its main job. */
  readonly required: boolean;
}

const NEEDS = {
  courses: need('see the classes', classroom('courses', 'courses.readonly')),
  rosters: need('see who is in a class', classroom('rosters', 'rosters.readonly')),
  emails: need(
    'see the e-mail addresses of class members (they match quiz answers to students)',
    classroom('profile.emails'),
    false,
  ),
  coursework: need(
    'see classwork',
    classroom('coursework.students', 'coursework.students.readonly', 'student-submissions.students.readonly'),
  ),
  submissions: need(
    'see student work and grades',
    classroom('coursework.students', 'coursework.students.readonly', 'student-submissions.students.readonly'),
  ),
  post: need('give out work in a class', classroom('coursework.students')),
  topics: need('see topics', classroom('topics', 'topics.readonly'), false),
  headings: need('add topics', classroom('topics'), false),
  announcements: need('post announcements', classroom('announcements'), false),
  quizzes: need(
    'read quizzes',
    forms('forms.body', 'forms.body.readonly', 'drive', 'drive.readonly', 'drive.file'),
    false,
  ),
  responses: need('read quiz answers', forms('forms.responses.readonly', 'drive', 'drive.file'), false),
  addon: need('show its pages inside Classroom', classroom('addons.teacher', 'addons.student'), false),
  attach: need('attach its pages to classwork', classroom('addons.teacher'), false),
} as const satisfies Record<string, Need>;

export type Permission = keyof typeof NEEDS;

function need(words: string, anyOf: readonly string[], required = true): Need {
  return { words, anyOf, required };
}

function classroom(...names: readonly string[]): readonly string[] {
  return names.map((name) => CLASSROOM + name);
}

function forms(...names: readonly string[]): readonly string[] {
  return names.map((name) => AUTH + name);
}

/** The permission in plain words; completes "Waymark may not ...". */
export function wordsOf(permission: Permission): string {
  return NEEDS[permission].words;
}

export function allows(granted: readonly string[], permission: Permission): boolean {
  return NEEDS[permission].anyOf.some((scope) => granted.includes(scope));
}

/** Asked for by the pages inside Classroom themselves, where a school has them; a night's grant is not short of anything without. */
const IN_FRAMES: readonly string[] = ['addon', 'attach'] satisfies readonly Permission[];

/** What the grant does not allow, in plain words: the main job needs `required`, single features the `optional` ones. */
export function missingFrom(granted: readonly string[]): {
  readonly required: readonly string[];
  readonly optional: readonly string[];
} {
  const missing = Object.entries<Need>(NEEDS)
    .filter(([name, { anyOf }]) => !IN_FRAMES.includes(name) && !anyOf.some((scope) => granted.includes(scope)))
    .map(([, missed]) => missed);
  return {
    required: missing.filter(({ required }) => required).map(({ words }) => words),
    optional: missing.filter(({ required }) => !required).map(({ words }) => words),
  };
}

/** What an account that only lends its forms does not allow, in plain words: it needs to let nothing else. */
export function missingForQuizzes(granted: readonly string[]): readonly string[] {
  return (['quizzes', 'responses'] as const).filter((permission) => !allows(granted, permission)).map(wordsOf);
}

/** What somebody who signed in to a page inside Classroom did not allow although that page needs it, in plain words. */
export function missingInFrame(granted: readonly string[], role: 'teacher' | 'learner'): readonly string[] {
  if (role === 'learner') return allows(granted, 'addon') ? [] : [wordsOf('addon')];
  return [...missingFrom(granted).required, ...(allows(granted, 'attach') ? [] : [wordsOf('attach')])];
}

/** The scopes Waymark asks for, fewest first (FACTS.md 6.3); the README says why each. */
export const REQUESTED_SCOPES: readonly string[] = [
  'openid',
  `${AUTH}userinfo.email`,
  ...classroom(
    'courses.readonly',
    'rosters.readonly',
    'profile.emails',
    'coursework.students',
    'topics',
    'announcements',
  ),
  ...forms('forms.body.readonly', 'forms.responses.readonly'),
];

/** Those of an account that only lends its forms to courses of another LMS. */
export const QUIZ_SCOPES: readonly string[] = REQUESTED_SCOPES.filter((scope) => !scope.startsWith(CLASSROOM));

const WHO = ['openid', `${AUTH}userinfo.email`, `${AUTH}userinfo.profile`];

/** Those a teacher is asked for who connects their classes outside of it. */
export const NIGHT_SCOPES: readonly string[] = [...new Set([...WHO, ...REQUESTED_SCOPES])];

/** Those a teacher is asked for on a page inside Classroom: the pages' own and what the night needs. */
export const TEACHER_FRAME_SCOPES: readonly string[] = [
  ...new Set([...WHO, ...REQUESTED_SCOPES, ...classroom('addons.teacher')]),
];

/** Those a student is asked for there, and no more. */
export const STUDENT_FRAME_SCOPES: readonly string[] = [...WHO, ...classroom('addons.student')];
