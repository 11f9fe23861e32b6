import type { Said } from '../../../language.ts';
import type { Problem } from '../../../ticket/check-ticket.ts';

/** What keeps a ticket from being attached, for who composes it. */
export function wordsOf(problems: readonly Problem[]): Said {
  const said = problems.map(({ question, what }): Said => {
    const words = WORDS[what];
    return question === null
      ? words
      : { en: `Question ${question}: ${words.en}`, es: `Pregunta ${question}: ${words.es}` };
  });
  return { en: said.map(({ en }) => en).join(' '), es: said.map(({ es }) => es).join(' ') };
}

const WORDS: Readonly<Record<Problem['what'], Said>> = {
  unit: { en: 'Choose a unit of this class.', es: 'Elija una unidad de esta clase.' },
  target: { en: 'Choose a target.', es: 'Elija un objetivo.' },
  right: { en: 'Say which answer is right.', es: 'Diga qué respuesta es correcta.' },
  number: {
    en: 'Write the right answer as a number, such as 3/4 or 0.75.',
    es: 'Escriba la respuesta correcta como número, por ejemplo 3/4 o 0,75.',
  },
  choice: { en: 'Two choices are the same.', es: 'Dos opciones son iguales.' },
  station: { en: 'Say which station it is for.', es: 'Diga para qué estación es.' },
};
