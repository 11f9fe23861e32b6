import type { Language } from '../../language.ts';
import type { CredentialLife } from '../../lms/credential-life.ts';
import type { NightTrouble } from '../../school/last-night.ts';
import type { NightListed } from '../../store/nights/night-list.ts';
import type { Review } from '../../school/file.ts';
import type { Told } from './told.ts';

export interface SchoolWords {
  readonly title: string;
  readonly account: string;
  readonly nights: string;
  readonly noNight: string;
  readonly ended: Readonly<Record<NightListed['ended'], string>>;
  readonly night: (courses: number, unfinished: number, failed: number) => string;
  readonly trouble: Readonly<Record<NightTrouble, string>>;
  readonly well: string;
  readonly classes: string;
  readonly noClass: string;
  readonly columns: Readonly<Record<'class' | 'teacher' | 'learners' | 'connection' | 'review' | 'lastRead', string>>;
  readonly connection: (life: CredentialLife) => string;
  readonly review: Readonly<Record<Review, string>>;
  readonly never: string;
  readonly unfinished: string;
  readonly toDo: string;
  readonly nothingToDo: string;
  readonly sending: string;
  readonly goesOn: string;
  readonly pausedSince: (moment: string) => string;
  readonly pause: string;
  readonly resume: string;
  readonly administrators: string;
  readonly joined: string;
  readonly invited: (day: string) => string;
  readonly you: string;
  readonly email: string;
  readonly invite: string;
  readonly remove: string;
  readonly data: string;
  readonly kept: string;
  readonly keptRows: readonly (readonly [string, string])[];
  readonly exportAll: string;
  readonly exportWhat: string;
  readonly erase: string;
  readonly eraseWhat: string;
  readonly learner: string;
  readonly eraseSure: string;
  readonly told: Readonly<Record<Told, string>>;
}

const en: SchoolWords = {
  title: 'Your school',
  account: 'Your account',
  nights: 'The last nights',
  noNight: 'No night by schedule yet. The first one runs tonight.',
  ended: { finished: 'finished', running: 'running now', left: 'broken off, and tried again at the next call' },
  night: (courses, unfinished, failed) =>
    [
      `${courses} ${courses === 1 ? 'class' : 'classes'}`,
      ...(unfinished > 0 ? [`${unfinished} not finished`] : []),
      ...(failed > 0 ? [`${failed} ${failed === 1 ? 'message' : 'messages'} not sent`] : []),
    ].join(', '),
  trouble: {
    late: 'A night is late: ask whoever runs Waymark to look whether the schedule calls it.',
    ahead: 'The newest night lies in the future: ask whoever runs Waymark to look at the clocks of its machines.',
    unfinished: 'Not every class could be read: what to do stands below.',
  },
  well: 'All is well.',
  classes: 'Classes',
  noClass: 'The school file names no class yet.',
  columns: {
    class: 'Class',
    teacher: 'Teacher’s account',
    learners: 'Students',
    connection: 'Connection',
    review: 'Before anything is sent',
    lastRead: 'Last read',
  },
  connection: (life) => {
    switch (life.state) {
      case 'fresh':
        return 'connected';
      case 'ending':
        return `ends in ${life.days} ${life.days === 1 ? 'day' : 'days'}: ask the teacher to connect again`;
      case 'ended':
        return 'ended: ask the teacher to connect again';
      case 'missing':
        return 'not yet: ask the teacher to sign in and connect';
      default:
        return life satisfies never;
    }
  },
  review: { teacher: 'the teacher approves', auto: 'it is sent by itself' },
  never: 'never',
  unfinished: 'not finished',
  toDo: 'What to do',
  nothingToDo: 'Nothing that you can mend.',
  sending: 'Sending',
  goesOn:
    'Approved messages are sent. A pause holds for every class at once; nights go on reading and deciding, and what students see already stays.',
  pausedSince: (moment) => `Paused for the whole school since ${moment}. Nothing is sent.`,
  pause: 'Pause the whole school',
  resume: 'End the pause',
  administrators: 'Who looks after Waymark here',
  joined: 'has come',
  invited: (day) => `invited on ${day}, has not come yet`,
  you: 'you',
  email: 'E-mail address they sign in with',
  invite: 'Invite',
  remove: 'Take off the list',
  data: 'Children’s data',
  kept: 'What is kept, and how long',
  keptRows: [
    ['Answers, results and choices', 'until thirty days after the school year'],
    ['Names, levels and their history', 'until thirty days after the student left, or a year longer than the results'],
    ['Words of notes', 'ninety days'],
    ['What was planned and sent, and counts of nights', 'thirteen months'],
    ['Sign-ins', 'twelve hours at most'],
  ],
  exportAll: 'Download everything',
  exportWhat: 'Everything held about the school, as one file for machines (JSON), without the credentials.',
  erase: 'Erase a student',
  eraseWhat:
    'Everything held about one student leaves Waymark, and the student is not read again from then on. What stands in the LMS is the teacher’s. It cannot be undone.',
  learner: 'The LMS’s id of the student',
  eraseSure: 'Erase for good',
  told: {
    paused: 'Paused. Nothing more is sent.',
    resumed: 'The pause is over. The next night decides anew.',
    same: 'It was so already; nothing changed.',
    invited: 'Invited. Nothing was sent to them: tell them to sign in on this page with that address.',
    'no-address': 'That is no e-mail address.',
    removed: 'Taken off the list.',
    last: 'The last one who looks after the school cannot leave: invite somebody first, and wait until they have come.',
    erased: 'Erased. The receipt is kept with the school’s data.',
    unknown: 'Nothing is held about a student with that id.',
    again: 'For this, sign in once more first; then press it again within ten minutes.',
    left: 'Erased. In some class drafts that nobody sees could not be taken away yet.',
  },
};

const es: SchoolWords = {
  title: 'Su escuela',
  account: 'Su cuenta',
  nights: 'Las últimas noches',
  noNight: 'Todavía no hubo ninguna noche programada. La primera es esta noche.',
  ended: {
    finished: 'terminada',
    running: 'en marcha',
    left: 'interrumpida; se intenta de nuevo en la próxima llamada',
  },
  night: (courses, unfinished, failed) =>
    [
      `${courses} ${courses === 1 ? 'clase' : 'clases'}`,
      ...(unfinished > 0 ? [`${unfinished} sin terminar`] : []),
      ...(failed > 0 ? [`${failed} ${failed === 1 ? 'mensaje' : 'mensajes'} sin enviar`] : []),
    ].join(', '),
  trouble: {
    late: 'Una noche se retrasa: pida a quien administra Waymark que mire si el horario la llama.',
    ahead:
      'La noche más nueva está en el futuro: pida a quien administra Waymark que mire los relojes de sus máquinas.',
    unfinished: 'No se pudieron leer todas las clases: abajo está qué hacer.',
  },
  well: 'Todo está bien.',
  classes: 'Clases',
  noClass: 'El archivo de la escuela todavía no nombra ninguna clase.',
  columns: {
    class: 'Clase',
    teacher: 'Cuenta docente',
    learners: 'Estudiantes',
    connection: 'Conexión',
    review: 'Antes de enviar',
    lastRead: 'Última lectura',
  },
  connection: (life) => {
    switch (life.state) {
      case 'fresh':
        return 'conectada';
      case 'ending':
        return `termina en ${life.days} ${life.days === 1 ? 'día' : 'días'}: pida a su docente que la conecte de nuevo`;
      case 'ended':
        return 'terminó: pida a su docente que la conecte de nuevo';
      case 'missing':
        return 'todavía no: pida a su docente que inicie sesión y la conecte';
      default:
        return life satisfies never;
    }
  },
  review: { teacher: 'lo aprueba quien enseña', auto: 'se envía por sí solo' },
  never: 'nunca',
  unfinished: 'sin terminar',
  toDo: 'Qué hacer',
  nothingToDo: 'Nada que usted pueda arreglar.',
  sending: 'Envíos',
  goesOn:
    'Se envían los mensajes aprobados. Una pausa vale para todas las clases a la vez; las noches siguen leyendo y decidiendo, y lo que ya ven los estudiantes se queda.',
  pausedSince: (moment) => `En pausa para toda la escuela desde ${moment}. No se envía nada.`,
  pause: 'Poner en pausa toda la escuela',
  resume: 'Terminar la pausa',
  administrators: 'Quién se ocupa de Waymark aquí',
  joined: 'ya entró',
  invited: (day) => `invitación del ${day}, todavía sin entrar`,
  you: 'usted',
  email: 'Correo con el que inicia sesión',
  invite: 'Invitar',
  remove: 'Quitar de la lista',
  data: 'Datos de los niños y las niñas',
  kept: 'Qué se guarda, y cuánto tiempo',
  keptRows: [
    ['Respuestas, resultados y elecciones', 'hasta treinta días después del año escolar'],
    ['Nombres, niveles y su historia', 'hasta treinta días después de que se fue, o un año más que los resultados'],
    ['Palabras de las notas', 'noventa días'],
    ['Lo planeado y enviado, y los recuentos de las noches', 'trece meses'],
    ['Sesiones iniciadas', 'doce horas como máximo'],
  ],
  exportAll: 'Descargar todo',
  exportWhat: 'Todo lo que se guarda de la escuela, en un archivo para máquinas (JSON), sin las credenciales.',
  erase: 'Borrar a un estudiante',
  eraseWhat:
    'Todo lo que se guarda de un estudiante sale de Waymark, y desde entonces no se vuelve a leer. Lo que está en el LMS es de su docente. No se puede deshacer.',
  learner: 'Identificador del estudiante en el LMS',
  eraseSure: 'Borrar para siempre',
  told: {
    paused: 'En pausa. No se envía nada más.',
    resumed: 'La pausa terminó. La próxima noche decide de nuevo.',
    same: 'Ya estaba así; no cambió nada.',
    invited: 'Invitación hecha. No se le envió nada: dígale que inicie sesión en esta página con ese correo.',
    'no-address': 'Eso no es un correo electrónico.',
    removed: 'Ya no está en la lista.',
    last: 'La última persona que se ocupa de la escuela no puede salir: invite antes a alguien y espere a que entre.',
    erased: 'Borrado. El recibo se guarda con los datos de la escuela.',
    unknown: 'No se guarda nada de un estudiante con ese identificador.',
    again: 'Para esto, inicie sesión otra vez; después púlselo de nuevo antes de diez minutos.',
    left: 'Borrado. En alguna clase no se pudieron quitar todavía borradores que nadie ve.',
  },
};

export const schoolWords: Readonly<Record<Language, SchoolWords>> = { en, es };
