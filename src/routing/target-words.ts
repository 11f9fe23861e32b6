import { OCCASIONS } from '../mastery/counting.ts';
import { percent, type Said } from '../language.ts';
import type { Mastery, Reason } from '../mastery/types.ts';
import type { Rule } from '../mastery/rule.ts';

/** "4 results on 2 occasions", as all reasons begin. */
function basis({ evidence, sources }: Mastery): Said {
  return OCCASIONS.counted(evidence.length, sources.length);
}

/** Why a seat comes before another sheet (P7). */
export function seatOwedRule(misses: number, rule: Rule): Said {
  const mark = percent(rule.threshold);
  if (misses === 1) {
    return {
      en: `The last chance on this target is not at ${mark.en} yet: a seat in seminar comes before another sheet.`,
      es: `La última oportunidad en este objetivo aún no llega al ${mark.es}: un lugar en el seminario va antes que otra hoja.`,
    };
  }
  return {
    en: `${misses} chances in a row on this target are not at ${mark.en} yet: a seat in seminar comes before another sheet.`,
    es: `${misses} oportunidades seguidas en este objetivo aún no llegan al ${mark.es}: un lugar en el seminario va antes que otra hoja.`,
  };
}

export const SEAT_OWED_WOULD_CHANGE: Said = {
  en: 'A new result on this target on another occasion would change it.',
  es: 'Lo cambiaría un resultado nuevo en otra ocasión sobre este objetivo.',
};

export const NO_EVIDENCE_RULE: Said = {
  en: 'No evidence on this target yet: one more ticket.',
  es: 'Todavía no hay evidencia sobre este objetivo: un boleto más.',
};

export const NO_EVIDENCE_WOULD_CHANGE: Said = {
  en: 'A first ticket and a result on a second occasion would show whether seminar or workshop fits.',
  es: 'Un primer boleto y un resultado en una segunda ocasión mostrarían si conviene el seminario o el taller.',
};

/** Why the evidence recommends what it does on one target: the rule of mastery that fired, and what follows. */
export function targetRule(mastery: Mastery, rule: Rule): Said {
  if (mastery.level === 'no-evidence') return NO_EVIDENCE_RULE;
  if (mastery.stale) return tooOld(rule.cuts.lapseDays);
  if (mastery.level === 'not-enough') return tooLittle(mastery, rule);
  return BY_REASON[mastery.reason.rule](basis(mastery), percent(rule.threshold));
}

function tooOld(days: number): Said {
  return {
    en: `The newest evidence is more than ${days} days old: not enough yet, one more ticket.`,
    es: `La evidencia más reciente tiene más de ${days} días: todavía no basta, un boleto más.`,
  };
}

const NOT_ENOUGH: Said = { en: 'Not enough yet: one more ticket.', es: 'Todavía no basta: un boleto más.' };

/** `from` is the basis, `mark` the threshold. */
const BY_REASON: Readonly<Record<Reason['rule'], (from: Said, mark: Said) => Said>> = {
  'no-evidence': () => NO_EVIDENCE_RULE,
  'too-little': () => NOT_ENOUGH,
  mastered: (from, mark) => ({
    en: `${from.en}: ${mark.en} counts as reached, and workshop is suggested.`,
    es: `${from.es}: el ${mark.es} se da por alcanzado, y se sugiere el taller.`,
  }),
  learning: (_, mark) => ({
    en: `Together the newer results reach ${mark.en}, the older one did not yet; that is learning. Workshop is suggested, and a re-check follows.`,
    es: `Los resultados nuevos, en conjunto, alcanzan el ${mark.es} y el anterior todavía no: eso es aprender. Se sugiere el taller, y habrá una nueva revisión.`,
  }),
  reopened: (_, mark) => ({
    en: `The re-check came out under ${mark.en}: the target is open again, one more ticket.`,
    es: `La nueva revisión no llegó al ${mark.es}: el objetivo se abre otra vez, un boleto más.`,
  }),
  'light-answer': (_, mark) => ({
    en: `The newest result is short and under ${mark.en}, which alone says too little: it stays mastered, workshop is suggested, and one more question is due.`,
    es: `El resultado más nuevo es breve y quedó por debajo del ${mark.es}, y por sí solo dice muy poco: sigue dominado, se sugiere el taller y falta una pregunta más.`,
  }),
  'not-yet': (from, mark) => ({
    en: `${from.en} are not at ${mark.en} yet: a small group with the teacher is suggested.`,
    es: `${from.es}: todavía no se llega al ${mark.es}, y se sugiere un grupo pequeño con el docente.`,
  }),
  between: (from, mark) => ({
    en: `${from.en} leave open whether ${mark.en} is reached: one more ticket.`,
    es: `${from.es} dejan abierto si se alcanza el ${mark.es}: un boleto más.`,
  }),
  'one-source': () => ({
    en: 'The picture rests on one occasion alone: not enough yet, one more ticket.',
    es: 'La imagen depende de una sola ocasión: todavía no basta, un boleto más.',
  }),
  'sources-disagree': () => ({
    en: 'The results of two occasions disagree: one more ticket.',
    es: 'Los resultados de dos ocasiones no coinciden: un boleto más.',
  }),
  slipped: (_, mark) => ({
    en: `It was mastered before, and the newer results are not at ${mark.en}: one more ticket.`,
    es: `Antes se dominaba, y los resultados nuevos no llegan al ${mark.es}: un boleto más.`,
  }),
};

/** Names the kind that is missing (P2): another occasion, another result, or more questions. */
function tooLittle(mastery: Mastery, rule: Rule): Said {
  const from = basis(mastery);
  const missing = missingKind(mastery, rule);
  return {
    en: `${NOT_ENOUGH.en} So far ${from.en}; missing: ${missing.en}.`,
    es: `${NOT_ENOUGH.es} Hasta ahora, ${from.es}; falta: ${missing.es}.`,
  };
}

function missingKind(mastery: Mastery, rule: Rule): Said {
  if (mastery.sources.length < rule.minSources) {
    return {
      en: 'a result on another occasion (another ticket, an assignment or a talk)',
      es: 'un resultado en otra ocasión (otro boleto, una tarea o una conversación)',
    };
  }
  if (mastery.evidence.length < rule.minEvidence) return { en: 'another result', es: 'otro resultado' };
  return { en: 'a few more questions on it', es: 'algunas preguntas más sobre él' };
}
