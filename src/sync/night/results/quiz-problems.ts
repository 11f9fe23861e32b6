import { saidIn, toldWith, type Said } from '../../../language.ts';
import type { LmsError } from '../../../lms/errors.ts';
import type { QuizLink } from '../../../lms/quizzes.ts';
import type { Coursework } from '../../../lms/types.ts';
import type { Problem } from '../../../report/types.ts';
import { refusedBy } from '../../problems.ts';

/** A quiz that could not be read tonight. */
export interface Unread {
  readonly work: Coursework;
  readonly error: LmsError;
}

/** A quiz that nobody can name: its grade counts as a whole. */
export interface Unresolved {
  readonly work: Coursework;
  readonly link: QuizLink;
}

/** One line for each reason: what keeps twelve quizzes from being read is one thing to know. */
export function unreadProblems(unread: readonly Unread[]): Problem[] {
  const byReason = new Map<string, Unread[]>();
  for (const each of unread) {
    const reason = `${each.error.message} ${each.error.todo}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), each]);
  }
  return [...byReason.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { kind, what, do: todo } = refusedBy(first.error);
    const unreadable = toldWith([namesOfWorks(same), what], (language, [works, why]) =>
      language === 'en'
        ? `The questions of ${works} could not be read: ${why}`
        : `No se pudieron leer las preguntas de ${works}: ${why}`,
    );
    return [{ kind, what: unreadable, do: todo }];
  });
}

/** The addresses by which answers are matched to students could not be read. */
export function addressesProblem(error: LmsError): Problem {
  const { kind, what, do: todo } = refusedBy(error);
  const unmatched = toldWith([what], (language, [why]) =>
    language === 'en'
      ? `Answers to quizzes could not be matched to students, and wait: ${why}`
      : `No se pudo saber de qué estudiantes son las respuestas a cuestionarios, que esperan: ${why}`,
  );
  return { kind, what: unmatched, do: todo };
}

/** One line for the short addresses and one for the public ones: a year of links must not bury what else went wrong. */
export function unresolvedProblems(unresolved: readonly Unresolved[]): Problem[] {
  const short = unresolved.filter(({ link }) => link.publicId === null);
  const open = unresolved.filter(({ link }) => link.publicId !== null);
  return [
    ...(short.length === 0
      ? []
      : [
          {
            kind: 'unmatched' as const,
            what: {
              en: `An address that does not say which form it is stands in ${namesOfWorks(short).en}: its questions cannot be read, and the grade counts as a whole.`,
              es: `En ${namesOfWorks(short).es} hay una dirección que no dice qué formulario es: sus preguntas no se pueden leer, y la calificación cuenta en conjunto.`,
            },
            do: {
              en: "Put the form's own address in the place of the short one.",
              es: 'Ponga la dirección propia del formulario en lugar de la corta.',
            },
          },
        ]),
    ...(open.length === 0
      ? []
      : [
          {
            kind: 'unmatched' as const,
            what: {
              en: `Only the public address of its quiz is known in ${namesOfWorks(open).en}: its questions cannot be read, and the grade counts as a whole.`,
              es: `De ${namesOfWorks(open).es} solo se conoce la dirección pública de su cuestionario: sus preguntas no se pueden leer, y la calificación cuenta en conjunto.`,
            },
            do: {
              en: 'Name the form in a tag of the school file (form: the id in its editing address), or tag the coursework as a whole.',
              es: 'Nombre el formulario en una etiqueta del archivo de la escuela (form: el id de su dirección de edición), o ponga una etiqueta a todo el trabajo.',
            },
          },
        ]),
  ];
}

const NAMED = 3;

/** Some works by title and id, the first of many. */
export function namesOfWorks(of: readonly { readonly work: Coursework }[]): Said {
  const works = [...new Map(of.map(({ work }) => [work.id, work])).values()];
  const rest = works.length - NAMED;
  return saidIn((language) => {
    const first = works
      .slice(0, NAMED)
      .map(({ id, title }) => (language === 'en' ? `"${title}" (coursework ${id})` : `«${title}» (trabajo ${id})`));
    const more = language === 'en' ? ` and ${rest} more` : ` y ${rest} más`;
    return `${first.join(', ')}${rest > 0 ? more : ''}`;
  });
}
