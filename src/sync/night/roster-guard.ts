import type { LearnerId } from '../../ids.ts';
import type { Problem } from '../../report/types.ts';

/**
 * A pull that would drop over half a class is held, with both counts (promise 7): more often a
 * failing directory than a class that left.
 */
export function guardRoster(
  known: readonly LearnerId[],
  pulled: readonly LearnerId[],
  accepted: boolean,
): Problem | null {
  const now = new Set(pulled);
  const left = known.filter((learner) => !now.has(learner)).length;
  if (accepted || known.length === 0 || left * 2 <= known.length) return null;
  return {
    kind: 'roster',
    what: {
      en: `The class had ${known.length} learners; the list now has ${pulled.length} and ${left} of them are gone. Nothing was taken over.`,
      es: `La clase tenía ${known.length} estudiantes; ahora la lista tiene ${pulled.length} y faltan ${left} de los de antes. No se tomó nada.`,
    },
    do: {
      en: 'Look at the class in the LMS. If it really shrank, run the night again with --accept-roster.',
      es: 'Mire la clase en la plataforma. Si de verdad tiene menos estudiantes, haga la noche otra vez con --accept-roster.',
    },
  };
}
