import type { Said } from '../language.ts';
import type { Method } from './rule.ts';

export interface MethodWords {
  readonly name: Said;
  /** What it makes of the results, as a sentence. */
  readonly does: Said;
  /** For whom it is, as a sentence. */
  readonly whom: Said;
}

/** Every method for whoever chooses one; how each computes stands in README.md. */
export const METHOD_WORDS: Readonly<Record<Method, MethodWords>> = {
  'beta-decay': {
    name: { en: 'Newer work counts more', es: 'Lo nuevo cuenta más' },
    does: {
      en: 'Everyone starts at the same place, newer work counts more, and the estimate says how sure it is.',
      es: 'Todos empiezan en el mismo lugar, el trabajo nuevo cuenta más y la estimación dice cuán segura está.',
    },
    whom: {
      en: 'For every school that need not match a gradebook. Waymark’s own choice.',
      es: 'Para toda escuela que no tenga que coincidir con un libro de calificaciones. Lo que elige Waymark.',
    },
  },
  average: {
    name: { en: 'Average', es: 'Promedio' },
    does: { en: 'All results count the same.', es: 'Todos los resultados cuentan igual.' },
    whom: {
      en: 'For a school that reports averages, where there is little growth to see.',
      es: 'Para una escuela que informa con promedios, donde se ve poco crecimiento.',
    },
  },
  latest: {
    name: { en: 'Newest result', es: 'Resultado más nuevo' },
    does: { en: 'The newest result is the estimate.', es: 'El resultado más nuevo es la estimación.' },
    whom: {
      en: 'For a school whose every check is long and covers the whole target.',
      es: 'Para una escuela en la que cada comprobación es larga y abarca todo el objetivo.',
    },
  },
  highest: {
    name: { en: 'Best result', es: 'Mejor resultado' },
    does: { en: 'The best result is the estimate.', es: 'El mejor resultado es la estimación.' },
    whom: {
      en: 'For a school where a target once shown is done. It foretells the next result worst of all.',
      es: 'Para una escuela en la que un objetivo demostrado una vez queda hecho. Es el que peor predice el resultado siguiente.',
    },
  },
  'canvas-weighted': {
    name: { en: 'Canvas: weighted average', es: 'Canvas: promedio ponderado' },
    does: {
      en: 'The newest result is weighed against the average of all older ones.',
      es: 'El resultado más nuevo se pondera con el promedio de todos los anteriores.',
    },
    whom: {
      en: 'For a school that has to match Canvas where it shows this.',
      es: 'Para una escuela que debe coincidir con Canvas donde muestra esto.',
    },
  },
  'canvas-decaying': {
    name: { en: 'Canvas: decaying average', es: 'Canvas: promedio decreciente' },
    does: {
      en: 'Each new result is weighed against everything before it.',
      es: 'Cada resultado nuevo se pondera con todo lo anterior.',
    },
    whom: {
      en: 'For a school that has to match Canvas where it shows this.',
      es: 'Para una escuela que debe coincidir con Canvas donde muestra esto.',
    },
  },
  'canvas-n-times': {
    name: { en: 'Canvas: n number of times', es: 'Canvas: un número de veces' },
    does: {
      en: 'Says nothing until enough results reach the mark (five, if the school file does not say otherwise), then gives their average.',
      es: 'No dice nada hasta que suficientes resultados alcanzan la marca (cinco, si el archivo de la escuela no dice otra cosa); después da su promedio.',
    },
    whom: {
      en: 'For a school where mastery is to be shown again and again.',
      es: 'Para una escuela en la que el dominio se demuestra una y otra vez.',
    },
  },
  'schoology-decaying': {
    name: { en: 'Schoology: decaying average', es: 'Schoology: promedio decreciente' },
    does: {
      en: 'Each new result is weighed against everything before it, once there are enough.',
      es: 'Cada resultado nuevo se pondera con todo lo anterior, cuando ya hay suficientes.',
    },
    whom: {
      en: 'For a school that has to match Schoology’s own default.',
      es: 'Para una escuela que debe coincidir con lo que Schoology trae de fábrica.',
    },
  },
  'schoology-average': {
    name: { en: 'Schoology: average', es: 'Schoology: promedio' },
    does: {
      en: 'All results count the same, once there are enough.',
      es: 'Todos los resultados cuentan igual, cuando ya hay suficientes.',
    },
    whom: {
      en: 'For a school that has to match Schoology where it shows this.',
      es: 'Para una escuela que debe coincidir con Schoology donde muestra esto.',
    },
  },
  'schoology-highest': {
    name: { en: 'Schoology: highest', es: 'Schoology: el más alto' },
    does: {
      en: 'The best result is the estimate, once there are enough.',
      es: 'El mejor resultado es la estimación, cuando ya hay suficientes.',
    },
    whom: {
      en: 'For a school that has to match Schoology where it shows this.',
      es: 'Para una escuela que debe coincidir con Schoology donde muestra esto.',
    },
  },
  'power-law': {
    name: { en: 'Power law (Marzano)', es: 'Ley de potencias (Marzano)' },
    does: {
      en: 'The end of a learning curve through all results, or their average where no growth shows.',
      es: 'El final de una curva de aprendizaje por todos los resultados, o su promedio donde no se ve crecimiento.',
    },
    whom: {
      en: 'For a school that follows Marzano, and whose marks are never 0.',
      es: 'Para una escuela que sigue a Marzano y en la que ninguna nota es 0.',
    },
  },
  'classworks-80': {
    name: { en: 'Classworks: until 80%', es: 'Classworks: hasta el 80 %' },
    does: {
      en: 'Work is given again until a result reaches 80%, which then stands.',
      es: 'El trabajo se da otra vez hasta que un resultado alcanza el 80 %, y ese queda.',
    },
    whom: {
      en: 'For a school where units are redone until they reach 80%.',
      es: 'Para una escuela en la que las unidades se repiten hasta alcanzar el 80 %.',
    },
  },
  bkt: {
    name: { en: 'Knowledge tracing (BKT)', es: 'Rastreo del conocimiento (BKT)' },
    does: {
      en: 'The chance that the target is known, as answers allow for guesses and slips.',
      es: 'La probabilidad de que el objetivo se sepa, contando con aciertos al azar y descuidos.',
    },
    whom: {
      en: 'For a school that works with knowledge tracing, usually with mastered from 95%.',
      es: 'Para una escuela que trabaja con rastreo del conocimiento, casi siempre con dominado desde el 95 %.',
    },
  },
};
