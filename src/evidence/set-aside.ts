import { saidIn, type Said } from '../language.ts';
import type { Quiz } from '../lms/quizzes.ts';
import type { Coursework } from '../lms/types.ts';
import type { SetAside } from './types.ts';

const NAMED = 3;

export function unknownCodes(codes: ReadonlySet<string>): SetAside[] {
  return [...codes].map((code): SetAside => ({
    kind: 'untagged',
    count: 1,
    what: { en: `The code "${code}" in a title`, es: `el código «${code}» en un título` },
    why: {
      en: 'unknown code: it is no target of this school',
      es: 'código desconocido: no es ningún objetivo de esta escuela',
    },
    do: {
      en: 'Correct the title, or add the target to the school file.',
      es: 'Corrija el título o agregue el objetivo al archivo de la escuela.',
    },
  }));
}

/** Scored coursework that no tag reaches; the first few by title. */
export function untaggedWork(works: ReadonlySet<Coursework>): SetAside[] {
  if (works.size === 0) return [];
  const titles = [...works].slice(0, NAMED).map(({ title }) => title);
  const rest = works.size - titles.length;
  return [
    {
      kind: 'untagged',
      count: works.size,
      what: {
        en: `Scores on ${titles.map((title) => `"${title}"`).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
        es: `resultados de ${titles.map((title) => `«${title}»`).join(', ')}${rest > 0 ? ` y ${rest} más` : ''}`,
      },
      why: {
        en: 'no tag says which learning target they belong to',
        es: 'ninguna etiqueta dice a qué objetivo de aprendizaje pertenecen',
      },
      do: {
        en: 'Add a tag to the school file, or a code to the title, if they should count.',
        es: 'Agregue una etiqueta al archivo de la escuela, o un código al título, si deben contar.',
      },
    },
  ];
}

export function withoutTime(count: number): SetAside[] {
  if (count === 0) return [];
  return [
    {
      kind: 'malformed',
      count,
      what: { en: `${count} scores`, es: count === 1 ? '1 resultado' : `${count} resultados` },
      why: {
        en: 'the LMS does not say when the work was done',
        es: 'la plataforma no dice cuándo se hizo el trabajo',
      },
      do: {
        en: 'Nothing else is affected. They count as soon as a time is known.',
        es: 'No afecta a nada más. Contarán en cuanto se sepa la fecha.',
      },
    },
  ];
}

/** Responses that cannot be matched to a learner, quiz by quiz. */
export function unverified(quiz: Quiz, count: number): SetAside[] {
  if (count === 0) return [];
  return [
    {
      kind: 'unmatched',
      count,
      what: responsesTo(quiz, count),
      why: {
        en: "it does not check who answers, so nobody's work can be recognised",
        es: 'no comprueba quién responde, así que no se puede saber de quién es cada respuesta',
      },
      do: {
        en: 'Set the form to collect verified e-mail addresses. The next responses will count.',
        es: 'Configure el formulario para recopilar direcciones de correo verificadas. Las próximas respuestas contarán.',
      },
    },
  ];
}

/** Responses of somebody who is not in the class, and of an address that several learners share. */
export function unmatched(quiz: Quiz, { stranger, shared }: { stranger: number; shared: number }): SetAside[] {
  const found: SetAside[] = [];
  if (stranger > 0) {
    found.push({
      kind: 'unmatched',
      count: stranger,
      what: responsesTo(quiz, stranger),
      why: {
        en: 'they come from accounts that are not enrolled in this course now',
        es: 'vienen de cuentas que ahora no están inscritas en esta clase',
      },
      do: {
        en: 'Nothing, if teachers tried it out or students left. Otherwise check that each student answers with the school account.',
        es: 'Nada, si lo probaron docentes o si hubo estudiantes que se fueron. Si no, compruebe que cada estudiante responde con su cuenta de la escuela.',
      },
    });
  }
  if (shared > 0) {
    found.push({
      kind: 'unmatched',
      count: shared,
      what: responsesTo(quiz, shared),
      why: {
        en: 'their address belongs to more than one enrolled student',
        es: 'su dirección es de más de un estudiante inscrito',
      },
      do: { en: 'Give each student an address of their own.', es: 'Dé a cada estudiante una dirección propia.' },
    });
  }
  return found;
}

function responsesTo({ title }: Quiz, count: number): Said {
  return saidIn((language) =>
    language === 'en'
      ? `${count === 1 ? 'a response' : `${count} responses`} to the quiz "${title}"`
      : `${count === 1 ? 'una respuesta' : `${count} respuestas`} al cuestionario «${title}»`,
  );
}
