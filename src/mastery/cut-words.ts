import type { Language, Said } from '../language.ts';
import type { CutName } from './cuts.ts';

type Unit = 'percent' | 'points';

/** What each cut is called, for forms and for the record of who changed it. A new cut without words does not compile. */
export const CUT_WORDS: Readonly<Record<CutName, Said>> = {
  gateWeight: { en: 'answers before a level is given', es: 'respuestas antes de dar un nivel' },
  mastered: {
    en: 'chance from which a target is mastered',
    es: 'probabilidad desde la que un objetivo está dominado',
  },
  notYet: {
    en: 'chance up to which a target is not yet',
    es: 'probabilidad hasta la que un objetivo es todavía no',
  },
  masteredWithoutOne: {
    en: 'least chance of mastered without any one occasion',
    es: 'probabilidad mínima de dominado sin una ocasión cualquiera',
  },
  notYetWithoutOne: {
    en: 'highest chance of not yet without any one occasion',
    es: 'probabilidad máxima de todavía no sin una ocasión cualquiera',
  },
  disagreeWeight: {
    en: 'answers from which an occasion may disagree',
    es: 'respuestas desde las que una ocasión puede contradecir',
  },
  disagreePart: {
    en: 'part of all that counts from which an occasion may disagree',
    es: 'parte de todo lo que cuenta desde la que una ocasión puede contradecir',
  },
  disagreeBy: {
    en: 'distance from which occasions disagree',
    es: 'distancia desde la que las ocasiones se contradicen',
  },
  leaveMastered: {
    en: 'chance below which mastered is left',
    es: 'probabilidad bajo la que deja de estar dominado',
  },
  leaveNotYet: {
    en: 'chance above which not yet is left',
    es: 'probabilidad sobre la que deja de ser todavía no',
  },
  slipWeight: {
    en: 'answers from which mastery can be taken away',
    es: 'respuestas desde las que se puede quitar el dominio',
  },
  lapseDays: {
    en: 'days until a level lapses without new work',
    es: 'días hasta que un nivel caduca sin trabajo nuevo',
  },
  sureAbove: { en: 'chance from which it is called sure', es: 'probabilidad desde la que se llama seguro' },
  sureBelow: { en: 'chance up to which it is called sure', es: 'probabilidad hasta la que se llama seguro' },
  notYetPart: {
    en: 'part of the threshold below which a target is not yet',
    es: 'parte del umbral bajo la que un objetivo es todavía no',
  },
  slippedPart: {
    en: 'part of the threshold down to which mastered stays',
    es: 'parte del umbral hasta la que se mantiene el dominio',
  },
};

/** The unit in which a form asks for a cut; null: the words already name what is counted. */
const UNIT: Readonly<Record<CutName, Unit | null>> = {
  gateWeight: null,
  mastered: 'percent',
  notYet: 'percent',
  masteredWithoutOne: 'percent',
  notYetWithoutOne: 'percent',
  disagreeWeight: null,
  disagreePart: 'percent',
  disagreeBy: 'points',
  leaveMastered: 'percent',
  leaveNotYet: 'percent',
  slipWeight: null,
  lapseDays: null,
  sureAbove: 'percent',
  sureBelow: 'percent',
  notYetPart: 'percent',
  slippedPart: 'percent',
};

const UNIT_WORDS: Readonly<Record<Unit, Said>> = {
  percent: { en: '%', es: '%' },
  points: { en: 'points of 100', es: 'puntos de 100' },
};

/** The label of a cut's field, with the unit in which it is typed. */
export function cutLabel(name: CutName, language: Language): string {
  const words = CUT_WORDS[name][language];
  const unit = UNIT[name];
  const label = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return unit === null ? label : `${label} (${UNIT_WORDS[unit][language]})`;
}
