import type { LearnerId } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Mark } from './types.ts';

interface Marked {
  readonly id: LearnerId;
  readonly marks: Readonly<Record<number, Mark>>;
}

/**
 * Where a learner's own mark and what else was said of the answer (the teacher, else the machine) are opposites: nobody but the teacher can
 * find out why, so it is a question. By question, so that the same one of several learners is asked once.
 */
export function markQuestions(
  learners: readonly Marked[],
  questions: number,
): { readonly learner: LearnerId; readonly question: Said }[] {
  return Array.from({ length: questions }, (_each, index) => index + 1).flatMap((number) =>
    learners.flatMap(({ id, marks }) => {
      const question = questionOn(number, marks[number]);
      return question === null ? [] : [{ learner: id, question }];
    }),
  );
}

/** Null: they agree, or one of them says nothing, or only partly. */
function questionOn(number: number, mark: Mark | undefined): Said | null {
  if (mark === undefined || mark.self === null) return null;
  const { self, machine, teacher } = mark;
  const said = teacher ?? machine;
  if (said === null || said !== 1 - self) return null;
  const by = teacher === null ? BY_MACHINE : BY_TEACHER;
  return self === 1
    ? {
        en: `marked question ${number} “I got it”, and ${by.not.en}. Which step would they show you?`,
        es: `marcó la pregunta ${number} con “Lo logré”, y ${by.not.es}. ¿Qué paso le mostraría?`,
      }
    : {
        en: `marked question ${number} “Not yet”, and ${by.right.en}. What do they doubt?`,
        es: `marcó la pregunta ${number} con “Todavía no”, y ${by.right.es}. ¿De qué duda?`,
      };
}

const BY_MACHINE: { readonly not: Said; readonly right: Said } = {
  not: { en: 'it does not match the key', es: 'no coincide con la clave' },
  right: { en: 'it matches the key', es: 'coincide con la clave' },
};
const BY_TEACHER: { readonly not: Said; readonly right: Said } = {
  not: { en: 'your mark says not yet', es: 'su marca dice todavía no' },
  right: { en: 'your mark says right', es: 'su marca dice correcta' },
};
