import type { Said } from '../../language.ts';
import type { TicketRefusal } from '../../sync/tickets/desk.ts';
import type { RefusalKind } from '../kit/refusal.ts';
import { ONE_ACCOUNT } from '../sign-in/one-account.ts';

export interface RefusedWords {
  /** The word that a script of ours receives. */
  readonly error: RefusalKind;
  readonly title: Said;
  /** What the reader can do now. */
  readonly text: Said;
}

/** Every refusal in calm words: what happened, what to do, and nothing about anyone. */
export const REFUSED: Readonly<Record<TicketRefusal, RefusedWords>> = {
  'signed-out': {
    error: 'signed-out',
    title: { en: 'Sign in to go on', es: 'Inicia sesión para seguir' },
    text: { en: 'Open this page again and sign in.', es: 'Abre esta página de nuevo e inicia sesión.' },
  },
  'not-yours': {
    error: 'not-yours',
    title: { en: 'This page is not for this account', es: 'Esta página no es para esta cuenta' },
    text: {
      en: `It is for the people of one class. If that is your class, open it with the account you use in it. Several accounts in this browser? ${ONE_ACCOUNT.en}`,
      es: `Es para las personas de una clase. Si es tu clase, ábrela con la cuenta que usas en ella. ¿Hay varias cuentas en este navegador? ${ONE_ACCOUNT.es}`,
    },
  },
  learner: {
    error: 'not-yours',
    title: { en: 'This page is for teachers', es: 'Esta página es para docentes' },
    text: {
      en: 'Your own page is where your work is: open the assignment in your class and choose your work there.',
      es: 'Tu propia página está donde está tu trabajo: abre la tarea en tu clase y elige allí tu trabajo.',
    },
  },
  'left-class': {
    error: 'not-yours',
    title: { en: 'You are no longer in this class', es: 'Ya no estás en esta clase' },
    text: {
      en: 'What you did here is kept. If that is a mistake, ask your teacher to add you again.',
      es: 'Lo que hiciste aquí se guarda. Si es un error, pide a tu docente que te agregue de nuevo.',
    },
  },
  'kept-out': {
    error: 'not-yours',
    title: { en: 'Waymark keeps nothing about this student', es: 'Waymark no guarda nada sobre este estudiante' },
    text: {
      en: 'The school was asked for that, so nothing is shown or kept here. The ticket can be done on paper.',
      es: 'Así se pidió a la escuela, y por eso aquí no se muestra ni se guarda nada. El boleto se puede hacer en papel.',
    },
  },
  'other-account': {
    error: 'not-yours',
    title: { en: 'Two accounts are open in this browser', es: 'Hay dos cuentas abiertas en este navegador' },
    text: ONE_ACCOUNT,
  },
  'open-again': {
    error: 'not-yours',
    title: { en: 'Open the add-on again', es: 'Abre el complemento de nuevo' },
    text: {
      en: 'This page has stood open for too long. Close it and open the add-on again; what you typed is kept in this browser.',
      es: 'Esta página estuvo abierta demasiado tiempo. Ciérrala y abre el complemento de nuevo; lo que escribiste se guarda en este navegador.',
    },
  },
  'unknown-class': {
    error: 'not-here',
    title: { en: 'Waymark does not know this class yet', es: 'Waymark todavía no conoce esta clase' },
    text: {
      en: 'Ask whoever looks after Waymark at your school to add the class, then open this page again.',
      es: 'Pide a quien se ocupa de Waymark en tu escuela que agregue la clase y abre esta página de nuevo.',
    },
  },
  'ticket-gone': {
    error: 'not-here',
    title: { en: 'This ticket is gone', es: 'Este boleto ya no está' },
    text: {
      en: 'Go back to your class and open the assignment again. If it stays like this, a new ticket helps.',
      es: 'Vuelve a tu clase y abre la tarea de nuevo. Si sigue igual, un boleto nuevo ayuda.',
    },
  },
  'unknown-page': {
    error: 'not-here',
    title: { en: 'This page is over', es: 'Esta página terminó' },
    text: {
      en: 'A page is good for twelve hours. Go back to your class and open it again from there.',
      es: 'Una página vale doce horas. Vuelve a tu clase y ábrela de nuevo desde allí.',
    },
  },
  state: {
    error: 'state',
    title: { en: 'The ticket is at another step now', es: 'El boleto está ahora en otro paso' },
    text: {
      en: 'The page shows where it is. Nothing was changed.',
      es: 'La página muestra dónde está. No se cambió nada.',
    },
  },
  'too-long': {
    error: 'too-large',
    title: { en: 'That is too long', es: 'Es demasiado largo' },
    text: { en: 'Make the text shorter and try again.', es: 'Acorta el texto e inténtalo de nuevo.' },
  },
  'not-an-answer': {
    error: 'malformed',
    title: { en: 'That is no answer to this question', es: 'Eso no es una respuesta a esta pregunta' },
    text: { en: 'Open the page again and answer once more.', es: 'Abre la página de nuevo y responde otra vez.' },
  },
  malformed: {
    error: 'malformed',
    title: { en: 'That could not be read', es: 'No se pudo leer' },
    text: { en: 'Open the page again and try once more.', es: 'Abre la página de nuevo e inténtalo otra vez.' },
  },
  flood: {
    error: 'busy',
    title: { en: 'Too much at once', es: 'Demasiado a la vez' },
    text: { en: 'Wait a moment. Nothing is lost.', es: 'Espera un momento. No se pierde nada.' },
  },
  'not-connected': {
    error: 'down',
    title: { en: 'Nobody could be asked who is in this class', es: 'No se pudo preguntar quién está en esta clase' },
    text: {
      en: 'The teacher of this class connects their account to Waymark again; then this page opens.',
      es: 'Quien enseña esta clase conecta de nuevo su cuenta con Waymark; entonces se abre esta página.',
    },
  },
  'lms-garbled': {
    error: 'down',
    title: { en: 'Classroom gave an answer we do not understand', es: 'Classroom dio una respuesta que no entendemos' },
    text: {
      en: 'Nothing is lost. Try again; if it stays like this, tell whoever looks after Waymark at your school the reference.',
      es: 'No se pierde nada. Inténtalo de nuevo; si sigue igual, dile la referencia a quien se ocupa de Waymark en tu escuela.',
    },
  },
  'lms-silent': {
    error: 'down',
    title: { en: 'Classroom does not answer', es: 'Classroom no responde' },
    text: { en: 'Try again in a minute. Nothing is lost.', es: 'Inténtalo de nuevo en un minuto. No se pierde nada.' },
  },
};
