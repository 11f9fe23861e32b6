import type { LearnerId } from '../../ids.ts';
import type { Problem } from '../../report/types.ts';
import type { RosterHeld } from '../../store/nights/held-rosters.ts';

/** A class list that would drop over half a class. */
export interface ShrunkRoster {
  readonly known: number;
  readonly listed: number;
  /** Who would leave, by id in order. */
  readonly leaving: readonly LearnerId[];
}

/** A pull that would drop over half a class (promise 7): more often a failing directory than a class that left. Null: it would not. */
export function shrunkRoster(known: readonly LearnerId[], pulled: readonly LearnerId[]): ShrunkRoster | null {
  const now = new Set(pulled);
  const leaving = known.filter((learner) => !now.has(learner)).toSorted();
  return leaving.length * 2 <= known.length ? null : { known: known.length, listed: pulled.length, leaving };
}

/** As it is stored until somebody has decided: who would leave stands there as a keyed hash, which names nobody. */
export function heldAs(
  { known, listed, leaving }: ShrunkRoster,
  hashOf: (leaving: readonly LearnerId[]) => string,
): RosterHeld {
  return { known, listed, gone: leaving.length, leaving: hashOf(leaving) };
}

/** It is held, with both counts. */
export function rosterProblem({ known, listed, leaving: { length: left } }: ShrunkRoster): Problem {
  return {
    kind: 'roster',
    what: {
      en: `The class had ${known} learners; the list now has ${listed} and ${left} of them are gone. Nothing was taken over.`,
      es: `La clase tenía ${known} estudiantes; ahora la lista tiene ${listed} y faltan ${left} de los de antes. No se tomó nada.`,
    },
    do: {
      en: 'Look at the class in the LMS. If it really shrank, say so on the school page, or run the night again with --accept-roster.',
      es: 'Mire la clase en la plataforma. Si de verdad tiene menos estudiantes, dígalo en la página de la escuela, o haga la noche otra vez con --accept-roster.',
    },
  };
}
