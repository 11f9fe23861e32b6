import type { Language } from '../../language.ts';

export interface ScorecardWords {
  readonly title: string;
  readonly intro: string;
  /** What the board says beside the link. */
  readonly onBoard: string;
  readonly open: string;
  readonly back: string;
  readonly rates: string;
  readonly seminar: string;
  readonly workshop: string;
  picture(advice: string): string;
  readonly tenths: string;
  readonly tenthsHint: string;
  readonly tenthsPicture: string;
  readonly stated: string;
  readonly came: string;
  readonly noTenths: string;
}

export const scorecardPageWords: Readonly<Record<Language, ScorecardWords>> = {
  en: {
    title: 'How often is the advice wrong?',
    intro:
      'Each school day of the last year is decided anew from what was known that morning, and set beside the results that came next: five questions or two sources, within 28 days.',
    onBoard: 'How many of the seminars and workshops advised so far the next results spoke against.',
    open: 'Count it now (it takes some seconds)',
    back: 'Back to the board',
    rates: 'Advice that the next results spoke against',
    seminar: 'Seminar',
    workshop: 'Workshop',
    picture: (advice) => `${advice}: the share from 0% to 100%, with its interval`,
    tenths: 'Did stated chances come true?',
    tenthsHint: 'The nearer the marks stand to the line, the truer the chances.',
    tenthsPicture:
      'Stated chance from left to right, what came of it from bottom to top; the line is where both are equal',
    stated: 'stated chance',
    came: 'came true',
    noTenths: 'Too few results so far to tell.',
  },
  es: {
    title: '¿Con qué frecuencia se equivoca el consejo?',
    intro:
      'Cada día de clase del último año se decide de nuevo con lo que se sabía esa mañana y se compara con los resultados que llegaron después: cinco preguntas o dos fuentes, en un plazo de 28 días.',
    onBoard: 'Cuántos de los seminarios y talleres recomendados hasta ahora contradijeron los resultados siguientes.',
    open: 'Contarlo ahora (tarda unos segundos)',
    back: 'Volver al tablero',
    rates: 'Consejos que los resultados siguientes contradijeron',
    seminar: 'Seminario',
    workshop: 'Taller',
    picture: (advice) => `${advice}: la proporción de 0 % a 100 %, con su intervalo`,
    tenths: '¿Se cumplieron las probabilidades indicadas?',
    tenthsHint: 'Cuanto más cerca de la línea están las marcas, más ciertas son las probabilidades.',
    tenthsPicture:
      'De izquierda a derecha la probabilidad indicada, de abajo arriba lo que resultó; en la línea las dos son iguales',
    stated: 'probabilidad indicada',
    came: 'se cumplió',
    noTenths: 'Todavía hay muy pocos resultados para saberlo.',
  },
};
