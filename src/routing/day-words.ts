import { saidIn, type Said } from '../language.ts';
import type { Naming } from '../school/i-can.ts';
import type { DayRoute, TargetRoute } from './types.ts';

/** Targets named in one reason; more would be a wall of text. */
const NAMED = 3;

export const NO_DAY_RULE: Said = {
  en: 'No ticket gives this day a target yet: one more ticket.',
  es: 'Todavía ningún boleto le da un objetivo a este día: un boleto más.',
};

export const NO_DAY_WOULD_CHANGE: Said = {
  en: 'A ticket with a tagged target would change it.',
  es: 'Lo cambiaría un boleto con un objetivo etiquetado.',
};

const CHOICE_FIRST: Said = {
  en: "The student's own choice goes before the evidence, and the teacher's before both.",
  es: 'La elección del estudiante va antes que la evidencia, y la del docente antes que ambas.',
};

const CHECK_FOLLOWS: Said = {
  en: 'The student chose workshop: a check of 3 to 5 new questions within a week is the next evidence.',
  es: 'El estudiante eligió el taller: una revisión de 3 a 5 preguntas nuevas en una semana será la siguiente evidencia.',
};

/** The reasons of the targets that settled the day's route. */
export function dayRule(decisive: readonly TargetRoute[], naming: Naming, checkFollows: boolean): Said {
  const reasons = perTarget(decisive, naming, (each) => each.why.rule);
  return checkFollows ? saidIn((language) => `${reasons[language]} ${CHECK_FOLLOWS[language]}`) : reasons;
}

export function dayWouldChange(decisive: readonly TargetRoute[], naming: Naming): Said {
  const changes = perTarget(decisive, naming, (each) => each.why.wouldChange);
  return saidIn((language) => `${changes[language]} ${CHOICE_FIRST[language]}`);
}

function perTarget(decisive: readonly TargetRoute[], naming: Naming, say: (each: TargetRoute) => Said): Said {
  return saidIn((language) =>
    decisive
      .slice(0, NAMED)
      .map((each) => `${naming(each.target)[language]}: ${say(each)[language]}`)
      .join(' '),
  );
}

/**
 * Choice and evidence differ (R5): asked of the teacher, never settled by us. Null where they agree, where the
 * evidence leaves it open, and where the teacher has answered already by a choice of their own.
 */
export function mismatchQuestion(route: Pick<DayRoute, 'recommended' | 'declared' | 'assigned'>): Said | null {
  if (route.declared === null || route.assigned !== null) return null;
  if (route.declared.route === 'workshop' && route.recommended === 'seminar') {
    return {
      en: 'Chose workshop, while the evidence suggests seminar. What does the student see that the evidence does not show yet? A check of 3 to 5 new questions can tell.',
      es: 'Eligió el taller, y la evidencia sugiere el seminario. ¿Qué ve el estudiante que la evidencia todavía no muestra? Una revisión de 3 a 5 preguntas nuevas puede decirlo.',
    };
  }
  if (route.declared.route === 'seminar' && route.recommended === 'workshop') {
    return {
      en: 'Chose seminar, while the evidence suggests workshop. Is it confidence, or a question the tickets did not ask?',
      es: 'Eligió el seminario, y la evidencia sugiere el taller. ¿Es cuestión de confianza, o una pregunta que los boletos no hicieron?',
    };
  }
  return null;
}
