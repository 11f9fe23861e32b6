import type { Said } from '../../language.ts';
import type { Limits } from '../../school/school-year.ts';

/** A row of what families are told about how long something is kept. */
export interface KeptRow {
  readonly what: Said;
  readonly long: Said;
  /** The moment before which rows are deleted; null: a row stays until somebody removes it. */
  readonly before: keyof Limits | null;
  /** The table it is stored in; a test compares this with the tables' own rules. */
  readonly tables: readonly string[];
}

export const KEPT: readonly KeptRow[] = [
  {
    what: {
      en: 'answers, results, choices, and what the teacher wrote beside them',
      es: 'respuestas, resultados, elecciones y lo que quien enseña escribió junto a ellos',
    },
    long: { en: 'until thirty days after the school year', es: 'hasta treinta días después del año escolar' },
    before: 'year',
    tables: [
      'coursework',
      'pulls',
      'evidence',
      'choices',
      'strikes',
      'note_edits',
      'imported_results',
      'reflections',
      'asks',
      'proposals',
      'conferences',
      'ticket_notes',
      'ticket_learners',
      'ticket_answers',
      'ticket_marks',
    ],
  },
  {
    what: { en: 'name, levels and their history', es: 'nombre, niveles y su historia' },
    long: {
      en: 'until thirty days after the student left; at most a year longer than the results',
      es: 'hasta treinta días después de que se fue; como mucho un año más que los resultados',
    },
    before: 'yearBefore',
    tables: ['learners', 'enrolments', 'mastery', 'mastery_history', 'decisions'],
  },
  {
    what: { en: 'the words of a note that was sent', es: 'las palabras de una nota enviada' },
    long: { en: 'ninety days', es: 'noventa días' },
    before: 'words',
    tables: ['plans', 'ledger'],
  },
  {
    what: { en: 'what was planned and sent', es: 'lo que se planeó y se envió' },
    long: { en: 'thirteen months, without those words', es: 'trece meses, sin esas palabras' },
    before: 'record',
    tables: ['plans', 'ledger'],
  },
  {
    what: {
      en: 'who did what with Waymark, under a code in the place of a name',
      es: 'quién hizo qué con Waymark, con un código en lugar del nombre',
    },
    long: {
      en: 'thirteen months; whose code it is goes at once when a student is erased',
      es: 'trece meses; de quién es el código se borra enseguida cuando se borra a esa persona',
    },
    before: 'record',
    tables: ['audit', 'audit_people'],
  },
  {
    what: { en: 'who is signed in', es: 'quién tiene la sesión abierta' },
    long: { en: 'twelve hours at most', es: 'doce horas como máximo' },
    before: 'now',
    tables: ['sessions', 'openings'],
  },
  {
    what: {
      en: 'how a student likes to learn, and the language of notes',
      es: 'cómo le gusta aprender a cada estudiante, y el idioma de las notas',
    },
    long: {
      en: 'until the school takes it out, or the student is erased',
      es: 'hasta que la escuela lo quita, o se borra a esa persona',
    },
    before: null,
    tables: ['school_files'],
  },
];
