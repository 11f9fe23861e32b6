import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Naming } from '../school/i-can.ts';
import { byTarget, type Needing } from './at-rest.ts';
import type { Before } from './past-seminars.ts';
import type { DayRoute, PastSeminar, Question } from './types.ts';

/** Of each group that sat together last time, with nothing new since: was it held, and would two questions tell more than a second session? */
export function seminarQuestions(
  resting: readonly Needing[],
  { satIn }: Pick<Before, 'satIn'>,
  naming: Naming,
): Question[] {
  return byTarget(resting).flatMap(({ target, learners }) =>
    bySeminar(learners, (learner) => (target === null ? null : satIn(target, learner))).map(({ seminar, sat }) => {
      const on = onTarget(target, naming);
      return {
        kind: 'held',
        learners: sat,
        target,
        date: seminar?.date ?? null,
        slot: seminar?.slot ?? null,
        what: {
          en: `Was the last seminar${on.en} held? Nothing new has come in on it since, so nobody is invited again.`,
          es: `¿Se hizo el último seminario${on.es}? Desde entonces no ha llegado nada nuevo, así que no se invita otra vez a nadie.`,
        },
        ways: [
          {
            en: 'Held: check first, with 2 questions on it.',
            es: 'Se hizo: primero una revisión, con 2 preguntas sobre él.',
          },
          { en: 'Not held: the group is invited again.', es: 'No se hizo: se invita otra vez al grupo.' },
        ],
      };
    }),
  );
}

/** Those who sat together, each group with its seminar: a target that filled both is asked about twice. */
function bySeminar(
  learners: readonly LearnerId[],
  satIn: (learner: LearnerId) => PastSeminar | null,
): { readonly seminar: PastSeminar | null; readonly sat: readonly LearnerId[] }[] {
  const groups = new Map<PastSeminar | null, LearnerId[]>();
  for (const learner of learners) {
    const seminar = satIn(learner);
    groups.set(seminar, [...(groups.get(seminar) ?? []), learner]);
  }
  return [...groups].map(([seminar, sat]) => ({ seminar, sat }));
}

/** Of the same children in seminar day after day (P12), whether they sit, wait or are asked about today: what else could help? */
export function standingQuestions(
  needing: readonly Needing[],
  before: Pick<Before, 'isStanding'>,
  naming: Naming,
): Question[] {
  return byTarget(needing.filter(({ learner }) => before.isStanding(learner))).map(({ target, learners }) => {
    const on = onTarget(target, naming);
    return {
      kind: 'standing-group',
      learners,
      target,
      ...NO_SEMINAR,
      what: {
        en: `In seminar on most of the last days, and needed again today${on.en}. Is there another way in?`,
        es: `En el seminario casi todos los últimos días, y hoy hace falta otra vez${on.es}. ¿Hay otro camino?`,
      },
      ways: OTHER_WAYS,
    };
  });
}

const NO_SEMINAR = { date: null, slot: null } as const;

const OTHER_WAYS: readonly Said[] = [
  {
    en: 'A talk: half a minute beside the desk about what is in the way.',
    es: 'Una conversación: medio minuto junto al pupitre sobre qué se lo impide.',
  },
  {
    en: 'Another entry: the same idea with material, a picture or a story.',
    es: 'Otra entrada: la misma idea con material, un dibujo o un cuento.',
  },
  { en: 'A partner who has just learned it.', es: 'Una pareja que lo acaba de aprender.' },
];

function onTarget(target: TargetCode | null, naming: Naming): Said {
  if (target === null) return { en: '', es: '' };
  const name = naming(target);
  return { en: ` on ${name.en}`, es: ` sobre ${name.es}` };
}

const MISMATCH_WAYS: readonly Said[] = [
  {
    en: 'Ask what the student sees that the evidence does not show yet.',
    es: 'Preguntar qué ve el estudiante que la evidencia todavía no muestra.',
  },
  {
    en: 'Leave the choice as it is; new questions will tell.',
    es: 'Dejar la elección como está; nuevas preguntas lo dirán.',
  },
  { en: 'Set the other route for today.', es: 'Fijar la otra ruta para hoy.' },
];

/** Where choice and evidence differ, one question a learner (R5). */
export function mismatchesOf(routes: readonly DayRoute[]): Question[] {
  return routes
    .toSorted((a, b) => byId(a.learner, b.learner))
    .flatMap(({ learner, question, targets }) =>
      question === null
        ? []
        : [
            {
              kind: 'mismatch' as const,
              learners: [learner],
              target: targets[0]?.target ?? null,
              ...NO_SEMINAR,
              what: question,
              ways: MISMATCH_WAYS,
            },
          ],
    );
}
