import { percent, saidIn, type Said } from '../../language.ts';
import type { Comparison, TrackRecord } from './track-record.ts';

/** How well the rule of today and the one asked about would have foretold the results, for a teacher; one sentence each. */
export function comparisonWords({ results, leftOut, from, to, verdict }: Comparison): Said[] {
  if (from === null || to === null) {
    return [
      {
        en: 'No result here came after an earlier one on the same target, so there is nothing yet to measure the two rules by.',
        es: 'Ningún resultado llegó después de otro sobre el mismo objetivo, así que todavía no hay con qué medir las dos reglas.',
      },
    ];
  }
  return [
    {
      en: `Measured on ${results} ${results === 1 ? 'result' : 'results'} of this course, each estimated from the results before it alone; ${leftOut} had nothing before ${leftOut === 1 ? 'it' : 'them'}.`,
      es: `Medido con ${results} ${results === 1 ? 'resultado' : 'resultados'} de este curso, cada uno estimado solo a partir de los anteriores; ${leftOut} no ${leftOut === 1 ? 'tenía' : 'tenían'} nada antes.`,
    },
    ...(verdict === 'same' ? [SAME] : [distance(from, to), VERDICTS[verdict]]),
    called({ en: 'Rule of today', es: 'Regla de hoy' }, from),
    called({ en: 'Rule asked about', es: 'Regla propuesta' }, to),
  ];
}

const SAME: Said = {
  en: 'Both rules make the same estimates; they differ at most in where they draw the line.',
  es: 'Las dos reglas hacen las mismas estimaciones; si difieren, es en dónde trazan la línea.',
};

const VERDICTS: Readonly<Record<'better' | 'worse' | 'too-close', Said>> = {
  better: {
    en: 'The rule asked about would have been closer, by more than chance alone explains.',
    es: 'La regla propuesta habría acertado más, y no solo por azar.',
  },
  worse: {
    en: 'The rule of today was closer, by more than chance alone explains.',
    es: 'La regla de hoy acertó más, y no solo por azar.',
  },
  'too-close': {
    en: 'That difference is too small, or the class too small, to say which is closer.',
    es: 'La diferencia es demasiado pequeña, o la clase demasiado pequeña, para decir cuál acierta más.',
  },
};

function distance(from: TrackRecord, to: TrackRecord): Said {
  return {
    en: `The estimate of today was typically ${points(from.off)} points of 100 away from the result, and results came out ${lean(from.lean).en}; with the rule asked about ${points(to.off)}, and ${lean(to.lean).en}.`,
    es: `La estimación de hoy quedó por lo general a ${points(from.off)} puntos de 100 del resultado, y los resultados salieron ${lean(from.lean).es}; con la regla propuesta, a ${points(to.off)}, y ${lean(to.lean).es}.`,
  };
}

/** Which way the results came out, to whole points. */
function lean(share: number): Said {
  const by = points(Math.abs(share));
  if (by === 0) return { en: 'as estimated on average', es: 'en promedio como se estimó' };
  return share > 0
    ? { en: `on average ${by} above it`, es: `en promedio ${by} por encima` }
    : { en: `on average ${by} under it`, es: `en promedio ${by} por debajo` };
}

/** What came after “mastered” and after “not yet”. */
function called(rule: Said, { called: { mastered, 'not-yet': notYet } }: TrackRecord): Said {
  const sorted = { mastered: cameAfter(mastered), notYet: cameAfter(notYet) };
  return saidIn((language) =>
    language === 'en'
      ? `${rule.en}: after “mastered” ${sorted.mastered.en}; after “not yet” ${sorted.notYet.en}.`
      : `${rule.es}: después de «dominado», ${sorted.mastered.es}; después de «todavía no», ${sorted.notYet.es}.`,
  );
}

function cameAfter({ results, reached }: { readonly results: number; readonly reached: number }): Said {
  if (results === 0) return { en: 'there was no next result', es: 'no hubo un resultado siguiente' };
  const part = percent(reached / results);
  return {
    en: `${reached} of ${results} next results (${part.en}) reached the threshold`,
    es: `${reached} de ${results} resultados siguientes (${part.es}) alcanzaron el umbral`,
  };
}

function points(share: number): number {
  return Math.round(share * 100);
}
