import { percent, saidIn, type Said } from '../language.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Mastery } from '../mastery/types.ts';
import type { Naming } from '../school/i-can.ts';
import type { Reassignment } from './types.ts';

/** Why this chance is given, to the teacher: the level, what it works with, and the step back beside it. */
export function chanceRule(
  given: Pick<Reassignment, 'purpose' | 'round' | 'activity' | 'repeats' | 'prerequisite'>, mastery: Mastery, rule: Rule, naming: Naming,
): Said {
  const parts = [
    purposeOf(given, mastery, rule),
    work(given),
    ...(given.prerequisite === null ? [] : [beside(naming(given.prerequisite.target))]),
  ];
  return saidIn((language) => parts.map((part) => part[language]).join(' '));
}

function purposeOf({ purpose, round }: Pick<Reassignment, 'purpose' | 'round'>, mastery: Mastery, rule: Rule): Said {
  if (purpose === 'check') return CHECK;
  return purpose === 'recheck' ? recheck(rule) : redo(round, mastery, rule);
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

function recheck(rule: Rule): Said {
  const mark = percent(rule.threshold);
  return {
    en: `It reached ${mark.en}, and some time has passed: one more check on it shows whether it holds.`,
    es: `Llegó al ${mark.es} y ha pasado un tiempo: una revisión más muestra si se mantiene.`,
  };
}

function work({ activity, repeats, round }: Pick<Reassignment, 'activity' | 'repeats' | 'round'>): Said {
  if (activity === null) {
    return {
      en: 'No practice activity is on file for it, so the target\'s own words are the task.',
      es: 'No hay ninguna actividad de práctica registrada, así que las palabras del objetivo son la tarea.',
    };
  }
  if (repeats) {
    return {
      en: 'Every practice activity on file was used before, so one of them comes again.',
      es: 'Todas las actividades de práctica registradas ya se usaron, así que una de ellas se repite.',
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
