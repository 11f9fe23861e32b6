import type { SourceId } from '../ids.ts';
import { percent, type Said } from '../language.ts';
import type { Instant } from '../time.ts';
import type { Counting } from './counting.ts';
import { isDecided } from './decided.ts';
import type { Standing } from './levels.ts';
import { methodOf } from './methods/registry.ts';
import { DEFAULT_START, type Rule } from './rule.ts';
import type { Level, Reason } from './types.ts';
import type { Change } from './would-change.ts';

/** The levels as a teacher reads them (P10: growth wording). */
export const LEVEL_WORDS: Readonly<Record<Level, Said>> = {
  mastered: { en: 'mastered', es: 'dominado' },
  approaching: { en: 'approaching', es: 'cerca' },
  'not-yet': { en: 'not yet', es: 'todavía no' },
  slipped: { en: 'was mastered; check again', es: 'estuvo dominado; conviene comprobarlo otra vez' },
  'not-enough': { en: 'not enough evidence yet', es: 'todavía no basta la evidencia' },
  'no-evidence': { en: 'no evidence yet', es: 'todavía no hay evidencia' },
};

/** Whether the rule's method says how likely it is that the threshold is reached; the cuts of a chance are for those alone. */
export function givesChance(rule: Rule): boolean {
  return methodOf(rule.method).begin(rule).figure(DEFAULT_START).posterior !== null;
}

/** The definition of mastery in one sentence, with every condition a level waits for; shown wherever a level is shown (P5). */
export function ruleSentence(rule: Rule, counting: Counting): Said {
  const method = methodOf(rule.method);
  const { posterior, weight } = method.begin(rule).figure(DEFAULT_START);
  const clause = method.clause(rule);
  const threshold = percent(rule.threshold);
  const reached = posterior === null ? reachedByValue(rule) : reachedByChance(rule);
  const gate = counting.counted(rule.minEvidence, rule.minSources);
  const answers =
    weight === null || rule.cuts.gateWeight === 0 ? { en: '', es: '' } : countedWords(rule.cuts.gateWeight);
  return {
    en: `Mastered is ${threshold.en} or more${reached.en}, from at least ${gate.en}${answers.en}: ${clause.en}.`,
    es: `Dominado es un ${threshold.es} o más${reached.es}, con al menos ${gate.es}${answers.es}: ${clause.es}.`,
  };
}

/** R1 and R8 of a method that gives a chance. */
function reachedByChance({ cuts }: Rule): Said {
  const [from, to] = [percent(cuts.mastered), percent(cuts.leaveMastered)];
  const stays =
    from.en === to.en
      ? { en: '', es: '' }
      : { en: ` and stays so down to ${to.en}`, es: ` y sigue así hasta el ${to.es}` };
  return {
    en: `, which counts as reached from a chance of ${from.en} on${stays.en}`,
    es: `, que se da por alcanzado desde una probabilidad del ${from.es}${stays.es}`,
  };
}

/** R8 of one that gives none. */
function reachedByValue({ cuts, threshold }: Rule): Said {
  const [from, to] = [percent(threshold), percent(cuts.slippedPart * threshold)];
  return from.en === to.en
    ? { en: '', es: '' }
    : { en: ` and stays so down to ${to.en}`, es: ` y sigue así hasta el ${to.es}` };
}

function countedWords(answers: number): Said {
  const count = tenths(answers);
  return {
    en: `, counting for ${count.en} ${answers === 1 ? 'answer' : 'answers'} or more`,
    es: `, que cuenten por ${count.es} ${answers === 1 ? 'respuesta' : 'respuestas'} o más`,
  };
}

/** How a text calls what it tells of, so that its reader knows it. */
export interface Telling {
  readonly name: (source: SourceId) => string;
  /** When something was: its day as the reader writes days, or, where results came without dates, the work it was. */
  readonly on: (at: Instant) => string;
  readonly counting: Counting;
}

/** Which rule set the level, in words. */
export function reasonSentence(reason: Reason, { name, on, counting }: Telling): Said {
  if (reason.rule === 'too-little') return tooLittle(reason, counting);
  if (reason.rule === 'one-source') return withTicket(counting.restsOn(name(reason.source)));
  if (reason.rule === 'sources-disagree')
    return withTicket(counting.disagree(name(reason.sources[0]), name(reason.sources[1])));
  if (reason.rule === 'reopened') return reopened(on(reason.at));
  if (reason.rule === 'light-answer') return lightAnswer(on(reason.at));
  if (reason.rule === 'slipped') return slipped(on(reason.masteredAt));
  return PLAIN[reason.rule];
}

const PLAIN: Readonly<Record<'no-evidence' | 'mastered' | 'learning' | 'not-yet' | 'between', Said>> = {
  'no-evidence': {
    en: 'There is no evidence yet; that is not a zero.',
    es: 'Todavía no hay evidencia; eso no es un cero.',
  },
  mastered: {
    en: 'By the evidence so far, the threshold counts as reached.',
    es: 'Según la evidencia hasta ahora, el umbral se da por alcanzado.',
  },
  learning: {
    en: 'Earlier work was under the threshold, and the newer results together reach it: that is learning.',
    es: 'El trabajo anterior quedó por debajo del umbral y los resultados nuevos, en conjunto, lo alcanzan: eso es aprender.',
  },
  'not-yet': {
    en: 'By the evidence so far, the threshold is most likely not reached yet.',
    es: 'Según la evidencia hasta ahora, lo más probable es que todavía no se llegue al umbral.',
  },
  between: {
    en: 'The evidence is too near the threshold to decide: one more ticket.',
    es: 'La evidencia está demasiado cerca del umbral para decidir: un boleto más.',
  },
};

function tooLittle({ evidence, sources, counted }: Extract<Reason, { rule: 'too-little' }>, counting: Counting): Said {
  const had = counting.counted(evidence, sources);
  const short = counted === undefined ? { en: '', es: '' } : shortWords(counted);
  return {
    en: `Not enough yet: one more ticket. So far: ${had.en}${short.en}.`,
    es: `Todavía no basta: un boleto más. Hasta ahora: ${had.es}${short.es}.`,
  };
}

/** Told down to a tenth, so that what is not enough never reads as enough. */
function shortWords({ answers, of }: { readonly answers: number; readonly of: number }): Said {
  const [had, needed] = [tenths(answers), tenths(of)];
  return {
    en: `, counting for ${had.en} of the ${needed.en} answers it takes`,
    es: `, que cuentan por ${had.es} de las ${needed.es} respuestas que hacen falta`,
  };
}

/** A number with one digit after the point, never more than it is. */
function tenths(number: number): Said {
  const text = String(Math.floor(number * 10 + 1e-9) / 10);
  return { en: text, es: text.replace('.', ',') };
}

function withTicket({ en, es }: Said): Said {
  return { en: `${en} One more ticket.`, es: `${es} Un boleto más.` };
}

function reopened(when: string): Said {
  return {
    en: `The re-check on ${when} came out under the threshold: one more ticket.`,
    es: `La nueva comprobación del ${when} quedó por debajo del umbral: un boleto más.`,
  };
}

function lightAnswer(when: string): Said {
  return {
    en: `It stays mastered: the short result on ${when} was under the threshold, which alone says too little. One more question.`,
    es: `Sigue dominado: el resultado breve del ${when} quedó por debajo del umbral, y por sí solo dice muy poco. Una pregunta más.`,
  };
}

function slipped(masteredOn: string): Said {
  return {
    en: `It was mastered on ${masteredOn}; newer results are under the threshold. One more ticket.`,
    es: `Estuvo dominado desde el ${masteredOn}; los resultados nuevos quedan por debajo del umbral. Un boleto más.`,
  };
}

/** What would change the level, from what `changeOf` computed. */
export function wouldChangeSentence(
  standing: Standing,
  change: Change | null,
  { rule, counting }: { readonly rule: Rule; readonly counting: Counting },
  stale: boolean,
): Said {
  const said = change === null ? nothingSmall(standing, stale) : changeWords(change, standing);
  const missing = missingWords(standing, rule, counting);
  const days = rule.cuts.lapseDays;
  const old: Said = stale
    ? {
        en: `The newest result is over ${days} days old: one more ticket. `,
        es: `El resultado más nuevo tiene más de ${days} días: un boleto más. `,
      }
    : { en: '', es: '' };
  return { en: `${old.en}${missing.en}${said.en}`, es: `${old.es}${missing.es}${said.es}` };
}

function changeWords({ tickets, right, questions, level }: Change, { verdict }: Standing): Said {
  const to = LEVEL_WORDS[level];
  const result = { en: `${right} of ${questions}`, es: `${right} de ${questions}` };
  const would =
    level === verdict.level
      ? { en: `would confirm it as “${to.en}”.`, es: `lo confirmaría como «${to.es}».` }
      : { en: `would make it “${to.en}”.`, es: `lo cambiaría a «${to.es}».` };
  return tickets === 1
    ? { en: `${result.en} on one more ticket ${would.en}`, es: `${result.es} en un boleto más ${would.es}` }
    : {
        en: `${result.en} on each of two more tickets ${would.en}`,
        es: `${result.es} en cada uno de dos boletos más ${would.es}`,
      };
}

function nothingSmall({ verdict }: Standing, stale: boolean): Said {
  if (!isDecided({ ...verdict, stale })) {
    return {
      en: 'No small ticket settles it yet: put two or three questions on it into each of the next tickets.',
      es: 'Todavía ningún boleto corto lo decide: ponga dos o tres preguntas sobre él en cada uno de los próximos boletos.',
    };
  }
  return verdict.level === 'mastered'
    ? { en: 'No single small ticket would change it.', es: 'Ningún boleto corto lo cambiaría por sí solo.' }
    : {
        en: 'It takes good results on more than two more tickets.',
        es: 'Hacen falta buenos resultados en más de dos boletos más.',
      };
}

/** What the gate (R0) still waits for. */
function missingWords({ verdict: { level }, evidence, sources }: Standing, rule: Rule, counting: Counting): Said {
  if (level !== 'no-evidence' && level !== 'not-enough') return { en: '', es: '' };
  const moreSources = rule.minSources - sources;
  const moreEvidence = rule.minEvidence - evidence;
  if (moreSources > 0) {
    return moreSources === 1
      ? { en: 'A result from one more occasion is missing. ', es: 'Falta un resultado de una ocasión más. ' }
      : {
          en: `Results from ${moreSources} more occasions are missing. `,
          es: `Faltan resultados de ${moreSources} ocasiones más. `,
        };
  }
  const awaited = moreEvidence > 0 ? counting.missing(moreEvidence) : methodOf(rule.method).awaits?.(rule);
  if (awaited !== undefined) return { en: `${awaited.en} `, es: `${awaited.es} ` };
  return { en: 'A few more questions are missing. ', es: 'Faltan algunas preguntas más. ' };
}
