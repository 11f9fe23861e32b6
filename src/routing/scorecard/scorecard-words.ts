import { percent, saidIn, type Said } from '../../language.ts';
import { ENOUGH, type Rate, type Scorecard, type Tenth } from './scorecard.ts';

/** How often the advice was wrong, for a teacher: a sentence for each kind of advice, and one for what it cannot tell. */
export function scorecardWords({
  seminar,
  workshop,
}: Scorecard): readonly [seminar: Said, workshop: Said, cannotTell: Said] {
  return [
    rateWords({ en: 'Seminar', es: 'Seminario' }, seminar, {
      en: 'the next results reached the threshold',
      es: 'los resultados siguientes alcanzaron el umbral',
    }),
    rateWords({ en: 'Workshop', es: 'Taller' }, workshop, {
      en: 'the next results stayed below the threshold',
      es: 'los resultados siguientes quedaron por debajo del umbral',
    }),
    CANNOT_TELL,
  ];
}

const CANNOT_TELL: Said = {
  en: 'A seminar that helped at once looks here like one that was not needed, so the seminar figure is at most this high.',
  es: 'Un seminario que ayudó enseguida se ve aquí como uno que no hacía falta; por eso la cifra del seminario es, como mucho, así de alta.',
};

function rateWords(advice: Said, { decisions, notBorneOut, share, low, high }: Rate, against: Said): Said {
  if (notBorneOut === null || share === null || low === null || high === null) return tooFew(advice, decisions);
  return saidIn((language) => {
    const [part, from, to] = [share, low, high].map((each) => percent(each)[language]);
    return language === 'en'
      ? `${advice.en}: of ${decisions} times it was advised, ${against.en} ${notBorneOut} ${notBorneOut === 1 ? 'time' : 'times'} (${part}; between ${from} and ${to} with ${percent(0.95).en} certainty).`
      : `${advice.es}: de ${decisions} veces que se recomendó, en ${notBorneOut} ${against.es} (${part}; entre ${from} y ${to} con ${percent(0.95).es} de certeza).`;
  });
}

function tooFew(advice: Said, decisions: number): Said {
  return {
    en: `${advice.en}: advised ${decisions} ${decisions === 1 ? 'time' : 'times'} so far with results after it; from ${ENOUGH} on there is a figure here.`,
    es: `${advice.es}: se recomendó ${decisions} ${decisions === 1 ? 'vez' : 'veces'} hasta ahora con resultados posteriores; a partir de ${ENOUGH} aparece aquí una cifra.`,
  };
}

/** How stated chances came true, a sentence for each tenth with enough decisions in it. */
export function tenthWords(tenths: readonly Tenth[]): Said[] {
  return tenths.flatMap(({ from, to, decisions, came }) =>
    came === null
      ? []
      : [
          saidIn((language) => {
            const [low, high, part] = [percent(from)[language], percent(to)[language], percent(came)[language]];
            return language === 'en'
              ? `A chance of ${low} to ${high}: the next results reached the threshold in ${part} of ${decisions} cases.`
              : `Una probabilidad del ${low} al ${high}: los resultados siguientes alcanzaron el umbral en el ${part} de ${decisions} casos.`;
          }),
        ],
  );
}
