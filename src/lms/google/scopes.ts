import type { AskedPermission } from '../facts.ts';

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
  push: need('be told at once what changes in a class', classroom('push-notifications'), false),
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

/**
 * Asked for by the pages inside Classroom, or where Google is to notify us of changes. The nightly run does not need
 * them.
 */
const NOT_FOR_A_NIGHT: readonly string[] = ['addon', 'attach', 'push'] satisfies readonly Permission[];

/** What the grant does not allow, in plain words: the main job needs `required`, single features the `optional` ones. */
export function missingFrom(granted: readonly string[]): {
  readonly required: readonly string[];
  readonly optional: readonly string[];
} {
  const missing = Object.entries<Need>(NEEDS)
    .filter(([name, { anyOf }]) => !NOT_FOR_A_NIGHT.includes(name) && !anyOf.some((scope) => granted.includes(scope)))
    .map(([, missed]) => missed);
  return {
    required: missing.filter(({ required }) => required).map(({ words }) => words),
    optional: missing.filter(({ required }) => !required).map(({ words }) => words),
  };
}

/** Permissions in plain words that an account lacks which only lends its forms; it needs no others. */
export function missingForQuizzes(granted: readonly string[]): readonly string[] {
  return (['quizzes', 'responses'] as const).filter((permission) => !allows(granted, permission)).map(wordsOf);
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

/** What a teacher is asked for besides where Google is to tell at once what changes: of Classroom's, as the quizzes' own scopes are enough for their watches. */
export const HINT_SCOPES: readonly string[] = classroom('push-notifications');

/** Those a student is asked for there, and no more. */
export const STUDENT_FRAME_SCOPES: readonly string[] = [...WHO, ...classroom('addons.student')];

/** All of them with what each lets Waymark do and why, for whoever has to allow them; a test holds it against what is asked for. */
export const PERMISSIONS: readonly AskedPermission[] = [
  asked('openid', 'anyone', {
    may: { en: 'learn which account somebody signed in with', es: 'saber con qué cuenta inició sesión alguien' },
    why: { en: 'Nobody sees a class that is not theirs.', es: 'Nadie ve una clase que no es suya.' },
  }),
  asked(`${AUTH}userinfo.email`, 'anyone', {
    may: { en: 'see the e-mail address of who signed in', es: 'ver el correo de quien inició sesión' },
    why: {
      en: 'The school file and the list of administrators name people by it.',
      es: 'El archivo de la escuela y la lista de administradores nombran a las personas con él.',
    },
  }),
  asked(`${AUTH}userinfo.profile`, 'anyone', {
    may: { en: 'see the name of who signed in', es: 'ver el nombre de quien inició sesión' },
    why: { en: 'The pages say who is signed in.', es: 'Las páginas dicen quién tiene la sesión iniciada.' },
  }),
  asked(`${CLASSROOM}courses.readonly`, 'teacher', {
    may: { en: 'see the teacher’s classes', es: 'ver las clases de quien enseña' },
    why: {
      en: 'To find the classes that are taken in, and to leave closed ones alone.',
      es: 'Para encontrar las clases incluidas y dejar en paz las cerradas.',
    },
  }),
  asked(`${CLASSROOM}rosters.readonly`, 'teacher', {
    may: { en: 'see who is in a class', es: 'ver quién está en una clase' },
    why: {
      en: 'To lay a plan for exactly the students of the class.',
      es: 'Para hacer un plan justo para los estudiantes de la clase.',
    },
  }),
  asked(`${CLASSROOM}profile.emails`, 'teacher', {
    may: { en: 'see e-mail addresses of class members', es: 'ver los correos de los miembros de la clase' },
    why: {
      en: 'Quiz answers bear an address: it matches them to students, and is not kept.',
      es: 'Las respuestas de los cuestionarios llevan un correo: las une con cada estudiante y no se guarda.',
    },
  }),
  asked(`${CLASSROOM}coursework.students`, 'teacher', {
    may: {
      en: 'see classwork, handed-in work and grades, and give out assignments',
      es: 'ver el trabajo de clase, lo entregado y las calificaciones, y asignar tareas',
    },
    why: {
      en: 'To read what a ticket showed, and to post what the teacher approved. Work a teacher made is never changed.',
      es: 'Para leer lo que mostró un boleto y publicar lo que se aprobó. Nunca se cambia un trabajo hecho por quien enseña.',
    },
  }),
  asked(`${CLASSROOM}topics`, 'teacher', {
    may: { en: 'see and add topics', es: 'ver y agregar temas' },
    why: {
      en: 'Posts stand under a heading of their own.',
      es: 'Lo publicado está bajo un título propio.',
    },
  }),
  asked(`${CLASSROOM}announcements`, 'teacher', {
    may: { en: 'post announcements', es: 'publicar anuncios' },
    why: {
      en: 'A note reaches one student as an announcement for that student alone.',
      es: 'Una nota llega a un estudiante como anuncio solo para él.',
    },
  }),
  asked(`${AUTH}forms.body.readonly`, 'teacher', {
    may: { en: 'read quizzes made with Forms', es: 'leer cuestionarios hechos con Forms' },
    why: {
      en: 'To know which question asks which target.',
      es: 'Para saber qué pregunta se refiere a qué objetivo.',
    },
  }),
  asked(`${AUTH}forms.responses.readonly`, 'teacher', {
    may: { en: 'read the answers to them', es: 'leer sus respuestas' },
    why: {
      en: 'To have results question by question instead of one sum.',
      es: 'Para tener resultados pregunta por pregunta y no una sola suma.',
    },
  }),
  asked(`${CLASSROOM}push-notifications`, 'teacher-hints', {
    may: {
      en: 'be told at once that something in the teacher’s classes changed',
      es: 'recibir aviso enseguida de que algo cambió en las clases de quien enseña',
    },
    why: {
      en: 'Work of long ago is read the next night when it changed, and not only once a week.',
      es: 'Un trabajo antiguo se lee la noche siguiente a un cambio, y no solo una vez por semana.',
    },
  }),
  asked(`${CLASSROOM}addons.teacher`, 'teacher-inside', {
    may: {
      en: 'attach its pages to assignments in the teacher’s classes',
      es: 'adjuntar sus páginas a tareas en las clases de quien enseña',
    },
    why: {
      en: 'Tickets are made and seen inside an assignment.',
      es: 'Los boletos se hacen y se ven dentro de una tarea.',
    },
  }),
  asked(`${CLASSROOM}addons.student`, 'student-inside', {
    may: { en: 'show its page in an assignment of the student’s', es: 'mostrar su página en una tarea del estudiante' },
    why: {
      en: 'A student answers a ticket inside the assignment.',
      es: 'El estudiante responde un boleto dentro de la tarea.',
    },
  }),
];

function asked(
  name: string,
  of: AskedPermission['of'],
  { may, why }: Pick<AskedPermission, 'may' | 'why'>,
): AskedPermission {
  return { name, of, may, why };
}
