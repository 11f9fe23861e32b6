import type { LearnerId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Naming } from '../school/i-can.ts';
import type { DayRoute, Question } from './types.ts';

/** Yesterday's group again, with nothing new: was it held, and would two questions tell more than a second session? */
export function heldQuestion(target: TargetCode, learners: readonly LearnerId[], naming: Naming): Question {
  const name = naming(target);
  return {
    kind: 'held',
    learners,
    target,
    what: {
      en: `Was the last seminar on ${name.en} held? Nothing new has come in on it since, so nobody is invited again.`,
      es: `¿Se hizo el último seminario sobre ${name.es}? Desde entonces no ha llegado nada nuevo, así que no se invita otra vez a nadie.`,
    },
    ways: [
      { en: 'Held: check first, with 2 questions on it.', es: 'Se hizo: primero una revisión, con 2 preguntas sobre él.' },
      { en: 'Not held: the group is invited again.', es: 'No se hizo: se invita otra vez al grupo.' },
    ],
  };
}

/** The same children in seminar day after day (P12): what else could help? */
export function standingQuestion(target: TargetCode, learners: readonly LearnerId[], naming: Naming): Question {
  const name = naming(target);
  return {
    kind: 'standing-group',
    learners,
    target,
    what: {
      en: `In seminar on most of the last days, and today again, on ${name.en}. Is there another way in?`,
      es: `En el seminario casi todos los últimos días, y hoy otra vez, sobre ${name.es}. ¿Hay otro camino?`,
    },
    ways: [
      { en: 'A talk: half a minute beside the desk about what is in the way.', es: 'Una conversación: medio minuto junto al pupitre sobre qué se lo impide.' },
      { en: 'Another entry: the same idea with material, a picture or a story.', es: 'Otra entrada: la misma idea con material, un dibujo o un cuento.' },
      { en: 'A partner who has just learned it.', es: 'Una pareja que lo acaba de aprender.' },
    ],
  };
}

const MISMATCH_WAYS: readonly Said[] = [
  { en: 'Ask what the student sees that the evidence does not show yet.', es: 'Preguntar qué ve el estudiante que la evidencia todavía no muestra.' },
  { en: 'Leave the choice as it is; new questions will tell.', es: 'Dejar la elección como está; nuevas preguntas lo dirán.' },
  { en: 'Set the other route for today.', es: 'Fijar la otra ruta para hoy.' },
];

/** Where choice and evidence differ, one question a learner (R5). */
export function mismatchesOf(routes: readonly DayRoute[]): Question[] {
  return routes.flatMap(({ learner, question, targets }) => (question === null ? [] : [{
    kind: 'mismatch' as const, learners: [learner], target: targets[0]?.target ?? null, what: question, ways: MISMATCH_WAYS,
  }]));
}
