import { percent, saidIn, type Said } from '../language.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Naming } from '../school/i-can.ts';
import type { Reassignment } from './types.ts';

type Given = Pick<Reassignment, 'purpose' | 'round' | 'activity' | 'repeats' | 'check' | 'prerequisite'>;

/**
 * Why this chance is given, to the teacher: the level, what it works with, and the step back beside it.
 * @param given with `liked`: the student's profile names the activity's modality
 */
export function chanceRule(
  given: Given & { readonly liked: boolean },
  mastery: Mastery,
  rule: Rule,
  naming: Naming,
): Said {
  const parts = [
    purposeOf(given, mastery, rule),
    ...(given.purpose === 'recheck' ? [] : [work(given)]),
    ...(given.check === null ? [] : [MARKS_ITSELF]),
    ...(given.prerequisite === null ? [] : [beside(naming(given.prerequisite.target))]),
  ];
  return saidIn((language) => parts.map((part) => part[language]).join(' '));
}

function purposeOf({ purpose, round }: Pick<Reassignment, 'purpose' | 'round'>, mastery: Mastery, rule: Rule): Said {
  if (purpose === 'check') return CHECK;
  return purpose === 'recheck' ? recheck(mastery, rule) : redo(round, mastery, rule);
}

const CHECK: Said = {
  en: 'The student chose workshop before the evidence shows it: 3 to 5 new questions within a week are the next evidence.',
  es: 'El estudiante eligió el taller antes de que la evidencia lo muestre: de 3 a 5 preguntas nuevas en una semana serán la siguiente evidencia.',
};

function redo(round: number, mastery: Mastery, rule: Rule): Said {
  const mark = percent(rule.threshold);
  if (mastery.level === 'slipped') {
    return {
      en: `Mastered before, and the newer results are not at ${mark.en}: one more chance (round ${round}).`,
      es: `Dominado antes, y los resultados nuevos no llegan al ${mark.es}: una oportunidad más (ronda ${round}).`,
    };
  }
  return {
    en: `Not at ${mark.en} yet: one more chance (round ${round}).`,
    es: `Todavía no llega al ${mark.es}: una oportunidad más (ronda ${round}).`,
  };
}

const MARKS_ITSELF: Said = {
  en: 'Its questions mark themselves.',
  es: 'Sus preguntas se corrigen solas.',
};

function recheck(mastery: Mastery, rule: Rule): Said {
  const since = whyAsked(mastery, rule);
  return {
    en: `${since.en} No ticket came for five school days to ask about it: a quick check tells.`,
    es: `${since.es} En cinco días de clase no llegó ningún boleto para preguntarlo: lo dice una comprobación breve.`,
  };
}

/** What makes it due: time alone, or a result that fell short since. */
function whyAsked({ level, reason }: Mastery, rule: Rule): Said {
  const mark = percent(rule.threshold);
  if (level !== 'mastered')
    return {
      en: `The last chance reached ${mark.en}, and nothing new has come in on it since.`,
      es: `La última oportunidad alcanzó el ${mark.es} y desde entonces no ha llegado nada nuevo.`,
    };
  if (reason.rule === 'reopened')
    return {
      en: `It was shown before, and the re-check came out under ${mark.en}.`,
      es: `Ya se mostró, y la nueva revisión no llegó al ${mark.es}.`,
    };
  if (reason.rule === 'light-answer')
    return {
      en: `It was shown before, and one light answer since came out under ${mark.en}.`,
      es: `Ya se mostró, y desde entonces una respuesta de poco peso no llegó al ${mark.es}.`,
    };
  return {
    en: 'It was shown before, and nothing new has come in on it for some time.',
    es: 'Ya se mostró, y hace tiempo que no llega nada nuevo.',
  };
}

function work({
  activity,
  repeats,
  round,
  liked,
}: Pick<Given, 'activity' | 'repeats' | 'round'> & { readonly liked: boolean }): Said {
  if (activity === null) {
    return {
      en: "No practice activity is on file for it, so the target's own words are the task.",
      es: 'No hay ninguna actividad de práctica registrada, así que las palabras del objetivo son la tarea.',
    };
  }
  if (repeats) {
    return {
      en: 'Every practice activity on file was used before, so one of them comes again.',
      es: 'Todas las actividades de práctica registradas ya se usaron, así que una de ellas se repite.',
    };
  }
  if (liked) {
    return {
      en: 'A practice activity of a kind this student likes.',
      es: 'Una actividad de práctica de las que le gustan a este estudiante.',
    };
  }
  return round === 1
    ? { en: 'The first practice activity on file for it.', es: 'La primera actividad de práctica registrada para él.' }
    : { en: 'Another activity than before.', es: 'Una actividad distinta de las anteriores.' };
}

function beside(prerequisite: Said): Said {
  return {
    en: `Beside it, a step back to ${prerequisite.en}, which it builds on.`,
    es: `Junto a ella, un paso atrás a ${prerequisite.es}, en lo que se apoya.`,
  };
}
