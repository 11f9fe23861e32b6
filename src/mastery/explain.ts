import { percent, saidIn, type Language, type Said } from '../language.ts';
import type { Mastery } from './types.ts';
import { LEVEL_WORDS, reasonSentence, type Telling } from './words.ts';

/** The whole answer for one learner and one target, with the rule, as one text. */
export function explain(mastery: Mastery, telling: Telling): Said {
  const [level, ...rest] = explanation(mastery, telling);
  const parts = [level, { en: `Rule: ${mastery.rule.en}`, es: `Regla: ${mastery.rule.es}` }, ...rest];
  return saidIn((language) => parts.map((part) => part?.[language] ?? '').join(' '));
}

/** The same without the rule, in short paragraphs: where it stands and why, on what it rests, what would change it. */
export function explanation(mastery: Mastery, telling: Telling): Said[] {
  const level = LEVEL_WORDS[mastery.level];
  const reason = reasonSentence(mastery.reason, telling);
  const figure = figureWords(mastery, telling);
  return [
    { en: `${capital(level.en)}. ${figure.en}${reason.en}`, es: `${capital(level.es)}. ${figure.es}${reason.es}` },
    ...basisWords(mastery, telling),
    { en: `What would change it: ${mastery.wouldChange.en}`, es: `Qué lo cambiaría: ${mastery.wouldChange.es}` },
  ];
}

function figureWords(
  { value, low, high, pThreshold, certainty, evidence, sources }: Mastery,
  { counting }: Telling,
): Said {
  if (value === null) return { en: '', es: '' };
  const estimate = percent(value);
  const counts = counting.counted(evidence.length, sources.length);
  const sure = {
    sure: { en: 'sure', es: 'seguro' },
    leaning: { en: 'leaning', es: 'probable' },
    'too-little': { en: 'too little', es: 'muy poco' },
  }[certainty];
  const range =
    low === null || high === null || pThreshold === null
      ? { en: '', es: '' }
      : {
          en: `, most likely between ${percent(low).en} and ${percent(high).en}; chance of reaching the threshold ${percent(pThreshold).en}`,
          es: `, lo más probable entre ${percent(low).es} y ${percent(high).es}; probabilidad de alcanzar el umbral ${percent(pThreshold).es}`,
        };
  return {
    en: `Estimate ${estimate.en}${range.en} (${sure.en}), from ${counts.en}. `,
    es: `Estimación ${estimate.es}${range.es} (${sure.es}), con ${counts.es}. `,
  };
}

/** Sources named in one explanation; more would be a wall of text. */
const NAMED = 4;

/** The newest sources with what each counts for (R9); nothing where there is only one, or where the method does not weigh. */
function basisWords({ sources, weights }: Mastery, { name }: Telling): Said[] {
  if (weights === null || sources.length < 2) return [];
  const newest = sources
    .map((source, i) => ({ source, weight: weights[i] ?? 0 }))
    .slice(-NAMED)
    .toReversed();
  const rest = sources.length - newest.length;
  const listed = (language: Language): string =>
    newest
      .map(
        ({ source, weight }, i) =>
          `${name(source)} (${i === 0 ? answers(weight)[language] : rounded(weight)[language]})`,
      )
      .join(', ');
  return [
    {
      en: `It rests on ${listed('en')}${rest === 0 ? '' : `, and ${rest} older`}.`,
      es: `Se apoya en ${listed('es')}${rest === 0 ? '' : ` y ${rest === 1 ? 'una más antigua' : `${rest} más antiguas`}`}.`,
    },
  ];
}

function answers(weight: number): Said {
  const count = rounded(weight);
  return {
    en: `counts as ${count.en} ${weight === 1 ? 'answer' : 'answers'}`,
    es: `cuenta como ${count.es} ${weight === 1 ? 'respuesta' : 'respuestas'}`,
  };
}

function rounded(weight: number): Said {
  const text = String(Math.round(weight * 10) / 10);
  return { en: text, es: text.replace('.', ',') };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
