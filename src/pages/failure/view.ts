import { messagePage } from '../both-languages.tsx';

export type Failure = 'not-found' | 'signed-out' | 'form' | 'broken';

export const STATUS: Readonly<Record<Failure, number>> = { 'not-found': 404, 'signed-out': 403, form: 403, broken: 500 };

/** The page for something that cannot be shown: what happened, what to do, and a number to quote. */
export function failurePage(failure: Failure, reference: string): string {
  return messagePage({ ...words[failure], reference: `Reference · Referencia: ${reference}` });
}

const words = {
  'not-found': {
    title: { en: 'There is nothing here', es: 'Aquí no hay nada' },
    text: {
      en: 'This address leads to no page of yours. Open the morning board again from its own address.',
      es: 'Esta dirección no lleva a ninguna página tuya. Abre de nuevo el tablero de la mañana desde su propia dirección.',
    },
  },
  'signed-out': {
    title: { en: 'Please sign in', es: 'Inicia sesión' },
    text: {
      en: 'This page is for a teacher of the class. Open it from your class, so that Waymark knows who is looking.',
      es: 'Esta página es para quien enseña la clase. Ábrela desde tu clase, para que Waymark sepa quién la mira.',
    },
  },
  form: {
    title: { en: 'Nothing was sent', es: 'No se envió nada' },
    text: {
      en: 'The request did not come from a fresh morning board. Open the board again and press the button there.',
      es: 'La solicitud no vino de un tablero reciente. Abre de nuevo el tablero y pulsa el botón allí.',
    },
  },
  broken: {
    title: { en: 'Something went wrong on our side', es: 'Algo falló de nuestro lado' },
    text: {
      en: 'Try again in a minute. If it happens again, tell whoever looks after Waymark at your school the number below.',
      es: 'Inténtalo de nuevo en un minuto. Si vuelve a pasar, da el número de abajo a quien se ocupa de Waymark en tu escuela.',
    },
  },
} as const;
