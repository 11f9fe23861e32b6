import type { Language } from '../../language.ts';

export interface StoryWords {
  readonly back: string;
  readonly targets: string;
  readonly without: string;
  readonly results: string;
  readonly sent: string;
  readonly nothingSent: string;
  /** In place of a note's words that were let go. */
  readonly wordsGone: string;
  readonly choices: string;
  readonly right: string;
  readonly partly: string;
  readonly missed: string;
}

export const storyWords: Readonly<Record<Language, StoryWords>> = {
  en: {
    back: 'Back to the board',
    targets: 'The way so far, target by target',
    without: 'Nothing yet on',
    results: 'Results and questions',
    sent: 'What was sent',
    nothingSent: 'Nothing was sent yet.',
    wordsGone: 'The words of a note are kept for ninety days.',
    choices: 'Suggested and chosen',
    right: 'right',
    partly: 'partly right',
    missed: 'missed',
  },
  es: {
    back: 'Volver al tablero',
    targets: 'El camino hasta hoy, objetivo por objetivo',
    without: 'Todavía nada sobre',
    results: 'Resultados y preguntas',
    sent: 'Lo que se envió',
    nothingSent: 'Todavía no se envió nada.',
    wordsGone: 'Las palabras de una nota se guardan noventa días.',
    choices: 'Sugerido y elegido',
    right: 'bien',
    partly: 'en parte',
    missed: 'no acertó',
  },
};
