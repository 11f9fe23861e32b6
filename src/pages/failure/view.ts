import { messagePage, type Message } from '../look/both-languages.tsx';

export type Failure =
  | 'not-found'
  | 'signed-out'
  | 'not-named'
  | 'form'
  | 'broken'
  | 'launch-stale'
  | 'launch-refused'
  | 'launch-unknown'
  | 'launch-role'
  | 'launch-busy'
  | 'consent'
  | 'sign-in'
  | 'too-often'
  | 'leaving';

export const STATUS: Readonly<Record<Failure, number>> = {
  'not-found': 404,
  'signed-out': 403,
  'not-named': 403,
  form: 403,
  broken: 500,
  'launch-stale': 403,
  'launch-refused': 403,
  'launch-unknown': 404,
  'launch-role': 403,
  'launch-busy': 503,
  consent: 403,
  'sign-in': 403,
  'too-often': 429,
  leaving: 503,
};

/** The page for something that cannot be shown: what happened, what to do, and a number to quote. */
export function failurePage(failure: Failure, reference: string, way?: Message['way']): string {
  return messagePage({
    ...words[failure],
    ...(way === undefined ? {} : { way }),
    reference: `Reference · Referencia: ${reference}`,
  });
}

const words = {
  'not-found': {
    title: { en: 'There is nothing here', es: 'Aquí no hay nada' },
    text: {
      en: 'This address leads to no page of yours. Open the morning board again from its own address.',
      es: 'Esta dirección no lleva a ninguna página suya. Abra de nuevo el tablero de la mañana desde su propia dirección.',
    },
  },
  'signed-out': {
    title: { en: 'Please sign in', es: 'Inicia sesión' },
    text: {
      en: 'This page is for a teacher whom the school’s file names for a class. Sign in with the account you teach with, or open it from your class, so that Waymark knows who is looking.',
      es: 'Esta página es para docentes a quienes el archivo de la escuela nombra para una clase. Inicie sesión con la cuenta con la que enseña, o ábrala desde su clase, para que Waymark sepa quién la mira.',
    },
  },
  'not-named': {
    title: { en: 'No class names this account', es: 'Ninguna clase nombra esta cuenta' },
    text: {
      en: 'You are signed in, but no school’s file names this account as a teacher. Ask whoever looks after Waymark at your school to add it, or sign in with the account you teach with.',
      es: 'Tiene la sesión iniciada, pero ningún archivo de escuela nombra esta cuenta como docente. Pida a quien se ocupa de Waymark en su escuela que la agregue, o inicie sesión con la cuenta con la que enseña.',
    },
  },
  form: {
    title: { en: 'Nothing was sent', es: 'No se envió nada' },
    text: {
      en: 'The request did not come from a fresh morning board. Open the board again and press the button there.',
      es: 'La solicitud no vino de un tablero reciente. Abra de nuevo el tablero y pulse el botón allí.',
    },
  },
  'launch-stale': {
    title: { en: 'That took too long', es: 'Tardó demasiado' },
    text: {
      en: 'A visit from your class is good for ten minutes and for one time. Open Waymark again from your class.',
      es: 'Una visita desde su clase vale diez minutos y una sola vez. Abra Waymark de nuevo desde su clase.',
    },
  },
  'launch-refused': {
    title: { en: 'We could not tell who is coming', es: 'No pudimos saber quién llega' },
    text: {
      en: 'What came with this visit was not what your school’s platform sends. Open Waymark from your class. If that does not help, tell whoever looks after it the number below.',
      es: 'Lo que llegó con esta visita no es lo que envía la plataforma de su escuela. Abra Waymark desde su clase. Si no ayuda, dé el número de abajo a quien se ocupa de ella.',
    },
  },
  'launch-unknown': {
    title: { en: 'Waymark does not know this class yet', es: 'Waymark todavía no conoce esta clase' },
    text: {
      en: 'The class you come from is in no school file of ours. Ask whoever looks after Waymark at your school to add it, then open Waymark again from your class.',
      es: 'La clase de la que viene no está en ningún archivo de escuela nuestro. Pida a quien se ocupa de Waymark en su escuela que la agregue y abra Waymark de nuevo desde su clase.',
    },
  },
  'launch-role': {
    title: { en: 'This place is for the class', es: 'Este lugar es para la clase' },
    text: {
      en: 'Waymark helps a class see, with short tickets, what each student can do already and what to work on next. Its pages are for the teachers and students of the class. About a child’s learning, please ask their teacher; about Waymark itself, the school’s office.',
      es: 'Waymark ayuda a una clase a ver, con boletos cortos, qué sabe hacer ya cada estudiante y en qué trabajar después. Sus páginas son para docentes y estudiantes de la clase. Sobre el aprendizaje de un niño o una niña, pregunte a su docente; sobre Waymark mismo, a la oficina de la escuela.',
    },
  },
  'launch-busy': {
    title: { en: 'Your school’s platform does not answer', es: 'La plataforma de su escuela no responde' },
    text: {
      en: 'It could not be asked whether this visit comes from it. Try again from your class in a few minutes.',
      es: 'No se le pudo preguntar si esta visita viene de ella. Inténtelo de nuevo desde su clase en unos minutos.',
    },
  },
  consent: {
    title: { en: 'Nothing was connected', es: 'No se conectó nada' },
    text: {
      en: 'The permission did not come back as it was asked for, or for another account than yours. Open Waymark again from your class and connect once more.',
      es: 'El permiso no volvió como se había pedido, o es de otra cuenta. Abra Waymark de nuevo desde su clase y conéctelo otra vez.',
    },
  },
  'sign-in': {
    title: { en: 'Sign in once more', es: 'Inicia sesión otra vez' },
    text: {
      en: 'This sign-in was not begun in this browser, took longer than ten minutes, or was used already. Close this window, and press “Sign in with Google” on the page once more.',
      es: 'Este inicio de sesión no comenzó en este navegador, tardó más de diez minutos o ya se usó. Cierra esta ventana y pulsa otra vez «Sign in with Google» en la página.',
    },
  },
  'too-often': {
    title: { en: 'One moment, please', es: 'Un momento, por favor' },
    text: {
      en: 'More came from here than one person sends. Nothing is lost. Wait a minute, then open the page again. If many at your school see this, tell whoever looks after Waymark the number below.',
      es: 'De aquí llegó más de lo que envía una persona. No se perdió nada. Espere un minuto y abra la página de nuevo. Si muchas personas de su escuela ven esto, dé el número de abajo a quien se ocupa de Waymark.',
    },
  },
  leaving: {
    title: { en: 'Waymark is starting again', es: 'Waymark está reiniciando' },
    text: {
      en: 'It could not finish this before. Nothing is lost. Open the page again in a few seconds.',
      es: 'No alcanzó a terminar esto. No se perdió nada. Abra la página de nuevo en unos segundos.',
    },
  },
  broken: {
    title: { en: 'Something went wrong on our side', es: 'Algo falló de nuestro lado' },
    text: {
      en: 'Try again in a minute. If it happens again, tell whoever looks after Waymark at your school the number below.',
      es: 'Inténtelo de nuevo en un minuto. Si vuelve a pasar, dé el número de abajo a quien se ocupa de Waymark en su escuela.',
    },
  },
} as const;
