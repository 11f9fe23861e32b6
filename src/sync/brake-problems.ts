import type { Said } from '../language.ts';
import { LIMITS, reachedWords, type Limit, type Reached } from '../plan/limits.ts';
import type { Problem } from '../report/types.ts';
import { pausedWords, type Pause } from '../writeback/brakes.ts';

/** The sending was paused. */
export function pausedProblem(pause: Pause): Problem {
  const why = pausedWords(pause);
  return {
    kind: 'paused',
    what: { en: `Nothing was sent: ${why.en}.`, es: `No se envió nada: ${why.es}.` },
    do: {
      en: 'Resume it on the board or with: waymark resume. The next night then decides anew.',
      es: 'Reanúdelo en el tablero o con: waymark resume. La próxima noche decide entonces de nuevo.',
    },
  };
}

const LIMIT_TODO = {
  school: {
    en: 'They go out with the next night where they still hold. If days like this are usual at the school, give "writesADay" in the school file more room.',
    es: 'Salen con la próxima noche, si todavía es así. Si días como este son normales en la escuela, suba «writesADay» en el archivo de la escuela.',
  },
  class: {
    en: 'Look at them on the board; if they are not right, pause the class. They are tried again each night, where they still hold.',
    es: 'Mírelos en el tablero; si no son lo que espera, ponga la clase en pausa. Se intenta otra vez cada noche, si todavía es así.',
  },
  note: {
    en: 'It goes out with the next night: a learner gets one note a day.',
    es: 'Sale con la próxima noche: un estudiante recibe una nota al día.',
  },
  item: {
    en: 'They go out with the next night: a learner gets three things a day.',
    es: 'Salen con la próxima noche: un estudiante recibe tres tareas al día.',
  },
} as const satisfies Readonly<Record<Limit, Said>>;

/** What the limits of a day held back, limit by limit. */
export function capProblems(capped: readonly Reached[]): Problem[] {
  return LIMITS.flatMap((limit): Problem[] => {
    const same = capped.filter((each) => each.limit === limit);
    const [first] = same;
    if (first === undefined) return [];
    const why = reachedWords(first);
    const what = {
      en: `${same.length === 1 ? '1 write was not sent' : `${same.length} writes were not sent`}: ${why.en}`,
      es: `${same.length === 1 ? 'No se envió 1 mensaje' : `No se enviaron ${same.length} mensajes`}: ${why.es}`,
    };
    return [{ kind: 'cap', what, do: LIMIT_TODO[limit] }];
  });
}
