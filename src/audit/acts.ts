import type { Said } from '../language.ts';
import { CUT_NAMES } from '../mastery/cuts.ts';
import { CUT_WORDS } from '../mastery/cut-words.ts';

/** Every act that the audit knows, as what somebody did. The store's own changes that leave a row are in its migrations (`audit_changes`). */
export const ACTS = {
  'school.file': { en: 'changed the school file', es: 'cambió el archivo de la escuela' },
  'installation.proved': {
    en: 'proved that an installation is the school’s own',
    es: 'demostró que una instalación es de la escuela',
  },
  'class.left-out': { en: 'left a class out of the nights', es: 'dejó una clase fuera de las noches' },
  'default.set': { en: 'set a default of the school', es: 'fijó un valor general de la escuela' },
  'roster.decided': {
    en: 'decided on a class list that had lost many',
    es: 'decidió sobre una lista que había perdido a muchos',
  },
  'class.set-up': { en: 'changed how a class is set up', es: 'cambió la configuración de una clase' },
  'class.standards': { en: 'read in standards', es: 'incorporó estándares' },
  'class.tagged': {
    en: 'said which target untagged work is about',
    es: 'dijo de qué objetivo trata un trabajo sin etiqueta',
  },
  'key.made': { en: 'made a new key of the school', es: 'creó una clave nueva de la escuela' },
  'credential.given': { en: 'connected an account', es: 'conectó una cuenta' },
  'credential.refused': {
    en: 'was refused by the LMS: an account has to be connected again',
    es: 'recibió un rechazo del LMS: hay que volver a conectar una cuenta',
  },
  'administrator.invited': { en: 'invited an administrator', es: 'invitó a una persona a administrar' },
  'administrator.joined': { en: 'came in as administrator', es: 'entró para administrar' },
  'administrator.removed': {
    en: 'took somebody off the administrators',
    es: 'quitó a una persona de la administración',
  },
  'person.in': { en: 'signed in', es: 'inició sesión' },
  'person.out': { en: 'signed out', es: 'cerró sesión' },
  'data.exported': { en: 'exported data', es: 'exportó datos' },
  'data.erased': { en: 'erased data', es: 'borró datos' },
  'data.let-in': { en: 'let an erased student be read again', es: 'permitió volver a leer a un estudiante borrado' },
  'night.by-hand': { en: 'ran the night by hand', es: 'ejecutó la noche a mano' },
  'plan.approved': { en: 'approved a plan', es: 'aprobó un plan' },
  'plan.struck': { en: 'struck something from the plan', es: 'tachó algo del plan' },
  'plan.restored': { en: 'took back a stroke', es: 'deshizo una tachadura' },
  'plan.worded': { en: 'put a note in their own words', es: 'reescribió una nota' },
  'plan.asked-anew': { en: 'asked for what was undone again', es: 'pidió otra vez lo que se había retirado' },
  'route.chosen': { en: 'chose a route', es: 'eligió una ruta' },
  'seminar.answered': { en: 'said whether a seminar was held', es: 'dijo si hubo seminario' },
  'sending.paused': { en: 'paused the sending', es: 'puso en pausa el envío' },
  'sending.resumed': { en: 'resumed the sending', es: 'reanudó el envío' },
  'results.imported': { en: 'imported results', es: 'importó resultados' },
  'message.sent': { en: 'sent', es: 'envió' },
  'message.changed': { en: 'set out to change what was sent', es: 'fue a cambiar lo enviado' },
  'message.taken-back': { en: 'took back what was sent', es: 'retiró lo enviado' },
  'message.left': { en: 'decided not to send what was held', es: 'decidió no enviar lo retenido' },
  'message.again': { en: 'decided to send what was held', es: 'decidió enviar lo retenido' },
  'ticket.made': { en: 'made a ticket', es: 'hizo un boleto' },
  'ticket.moved': { en: 'moved a ticket on', es: 'pasó un boleto a otro estado' },
  'ticket.hung': { en: 'put a ticket into the class', es: 'puso un boleto en la clase' },
  'ticket.handed-in': { en: 'handed in a ticket', es: 'entregó un boleto' },
  'grade.given': { en: 'gave a draft grade', es: 'puso una calificación en borrador' },
  'answer.counted': { en: 'decided on a late answer', es: 'decidió sobre una respuesta tardía' },
  'answer.marked': { en: 'marked an answer', es: 'calificó una respuesta' },
  'conference.kept': { en: 'noted a conference', es: 'anotó una conversación' },
  'note.written': { en: 'wrote a note beside a student’s work', es: 'escribió una nota junto a un trabajo' },
  'check.asked': { en: 'asked to show a target', es: 'pidió demostrar un objetivo' },
  'check.answered': { en: 'answered a wish to show a target', es: 'respondió a quien pidió demostrar un objetivo' },
  'activity.proposed': { en: 'proposed an activity', es: 'propuso una actividad' },
  'activity.answered': { en: 'answered a proposed activity', es: 'respondió a una actividad propuesta' },
} satisfies Readonly<Record<string, Said>>;

export type ActName = keyof typeof ACTS;

/** What stands as the thing of an act; what is not listed (a target, a number, an id) is said as it is. */
const THINGS: Readonly<Record<string, Said>> = {
  ...Object.fromEntries(CUT_NAMES.map((name) => [`cuts.${name}`, CUT_WORDS[name]])),
  accept: { en: 'it is right', es: 'es correcta' },
  refuse: { en: 'it is wrong', es: 'es errónea' },
  review: { en: 'review', es: 'revisión' },
  delegation: { en: 'acting for all teachers', es: 'actuar por todos los docentes' },
  threshold: { en: 'mastered from', es: 'dominado desde' },
  minEvidence: { en: 'results at least', es: 'resultados como mínimo' },
  minSources: { en: 'different occasions at least', es: 'ocasiones distintas como mínimo' },
  recheckDays: { en: 'days until it is checked again', es: 'días hasta comprobarlo otra vez' },
  missesToSeminar: { en: 'missed chances until a seminar', es: 'oportunidades perdidas hasta un seminario' },
  method: { en: 'the method of mastery', es: 'el método del dominio' },
  windowDays: { en: 'days a chance stays open', es: 'días que queda abierta una oportunidad' },
  added: { en: 'added', es: 'añadida' },
  class: { en: 'name and rules', es: 'nombre y normas' },
  targets: { en: 'targets', es: 'objetivos' },
  activities: { en: 'activities', es: 'actividades' },
  rule: { en: 'the rule', es: 'la regla' },
  yes: { en: 'yes', es: 'sí' },
  no: { en: 'no', es: 'no' },
  current: { en: 'current', es: 'vigente' },
  names: { en: 'for names', es: 'para nombres' },
  note: { en: 'a note', es: 'una nota' },
  route: { en: 'a route', es: 'una ruta' },
  reassign: { en: 'a fresh chance', es: 'una nueva oportunidad' },
  seminar: { en: 'seminar', es: 'seminario' },
  workshop: { en: 'workshop', es: 'taller' },
  none: { en: 'none', es: 'ninguna' },
  first: { en: 'the first', es: 'el primero' },
  second: { en: 'the second', es: 'el segundo' },
  open: { en: 'open', es: 'abierto' },
  marking: { en: 'marking', es: 'en corrección' },
  key: { en: 'key shown', es: 'clave a la vista' },
  closed: { en: 'closed', es: 'cerrado' },
  approved: { en: 'yes', es: 'sí' },
  talk: { en: 'let us talk first', es: 'hablemos antes' },
  withdrawn: { en: 'withdrawn', es: 'retirado' },
  accepted: { en: 'yes', es: 'sí' },
  answered: { en: 'with words', es: 'con palabras' },
  learner: { en: 'a student', es: 'un estudiante' },
  course: { en: 'a course', es: 'una clase' },
  school: { en: 'the whole school', es: 'toda la escuela' },
};

export function actInWords(act: string): Said {
  return isKnown(act) ? ACTS[act] : { en: act, es: act }; // a later Waymark's
}

export function thingInWords(thing: string): Said {
  return THINGS[thing] ?? { en: thing, es: thing };
}

function isKnown(act: string): act is ActName {
  return Object.hasOwn(ACTS, act);
}
