import type { Language } from '../../language.ts';
import type { ResultColumn } from '../../results/types.ts';

/** The sentences about results from a file, in one language. What is wrong with a file is said in English. */
export interface ResultWords {
  readonly title: string;
  readonly intro: string;
  readonly file: string;
  readonly work: string;
  readonly inFile: string;
  readonly dates: string;
  readonly noDates: string;
  readonly monthFirst: string;
  readonly dayFirst: string;
  readonly send: string;
  readonly stored: string;
  readonly nothing: string;
  counted(questions: number, counts: { readonly new: number; readonly changed: number; readonly kept: number }): string;
  unscored(count: number): string;
  leftOut(count: number): string;
  more(count: number): string;
  line(number: number): string;
  readonly noSchoolIds: string;
  readonly notStored: string;
  readonly columns: string;
  readonly columnsIntro: string;
  readonly none: string;
  readonly column: Readonly<Record<ResultColumn, string>>;
  readonly back: string;
}

const en: ResultWords = {
  title: 'Question results from a file',
  intro:
    'Your platform does not tell which question went well. Its report does: export it as CSV, a row for each student and question, and choose it here.',
  file: 'The file (CSV)',
  work: 'Results of',
  inFile: 'the file says it',
  dates: 'Dates such as 9/1/2026',
  noDates: 'there are none',
  monthFirst: 'the month comes first',
  dayFirst: 'the day comes first',
  send: 'Take in the results',
  stored: 'The results are stored and count from the next night.',
  nothing: 'Nothing was stored.',
  counted: (questions, counts) =>
    `${questions === 1 ? '1 question' : `${questions} questions`}; students: ${counts.new} new, ${counts.changed} changed, ${counts.kept} as before`,
  unscored: (count) => `${count} answers are not scored yet. They count as nothing, not as 0.`,
  leftOut: (count) => `${count === 1 ? '1 row was' : `${count} rows were`} left out`,
  more: (count) => `and ${count} more`,
  line: (number) => `Line ${number}`,
  noSchoolIds: 'The school’s own numbers of students could not be compared just now.',
  notStored: 'The file could not be taken in. Nothing was stored.',
  columns: 'Which column is which?',
  columnsIntro: 'Say it once; it is remembered for your school.',
  none: 'none of them',
  column: {
    learner: 'The platform’s number of the student',
    schoolId: 'The school’s number of the student',
    name: 'Name',
    first: 'First name',
    last: 'Last name',
    coursework: 'The quiz (id or title)',
    question: 'The question (number or id)',
    text: 'The words of the question',
    points: 'Points earned',
    possible: 'Points possible',
    correct: 'Right or wrong',
    at: 'When',
  },
  back: 'Back to the board',
};

const es: ResultWords = {
  title: 'Resultados por pregunta desde un archivo',
  intro:
    'Su plataforma no dice qué pregunta salió bien. El informe de ella sí: expórtelo como CSV, una fila por estudiante y pregunta, y elíjalo aquí.',
  file: 'El archivo (CSV)',
  work: 'Resultados de',
  inFile: 'lo dice el archivo',
  dates: 'Fechas como 9/1/2026',
  noDates: 'no hay',
  monthFirst: 'primero el mes',
  dayFirst: 'primero el día',
  send: 'Recibir los resultados',
  stored: 'Los resultados están guardados y cuentan desde la próxima noche.',
  nothing: 'No se guardó nada.',
  counted: (questions, counts) =>
    `${questions === 1 ? '1 pregunta' : `${questions} preguntas`}; estudiantes: ${counts.new} nuevos, ${counts.changed} con cambios, ${counts.kept} como antes`,
  unscored: (count) => `${count} respuestas aún no tienen puntos. Cuentan como nada, no como 0.`,
  leftOut: (count) => (count === 1 ? 'Quedó fuera 1 fila' : `Quedaron fuera ${count} filas`),
  more: (count) => `y ${count} más`,
  line: (number) => `Línea ${number}`,
  noSchoolIds: 'Ahora mismo no se pudieron comparar los números de estudiante de la escuela.',
  notStored: 'No se pudo recibir el archivo. No se guardó nada.',
  columns: '¿Qué columna es cuál?',
  columnsIntro: 'Dígalo una vez; se recuerda para su escuela.',
  none: 'ninguna',
  column: {
    learner: 'El número del estudiante en la plataforma',
    schoolId: 'El número del estudiante en la escuela',
    name: 'Nombre completo',
    first: 'Nombre',
    last: 'Apellidos',
    coursework: 'El cuestionario (id o título)',
    question: 'La pregunta (número o id)',
    text: 'El texto de la pregunta',
    points: 'Puntos obtenidos',
    possible: 'Puntos posibles',
    correct: 'Correcta o no',
    at: 'Cuándo',
  },
  back: 'Volver al tablero',
};

export const resultWords: Readonly<Record<Language, ResultWords>> = { en, es };
