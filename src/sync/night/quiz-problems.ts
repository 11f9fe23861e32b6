import type { LmsError } from '../../lms/errors.ts';
import type { Coursework, QuizLink } from '../../lms/types.ts';
import type { Problem } from '../../report/types.ts';

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
    const { kind, message, todo } = first.error;
    return [{ kind, what: `The questions of ${named(same)} could not be read: ${message}`, do: todo }];
  });
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
            what: `An address that does not say which form it is stands in ${named(short)}: its questions cannot be read, and the grade counts as a whole.`,
            do: "Put the form's own address in the place of the short one.",
          },
        ]),
    ...(open.length === 0
      ? []
      : [
          {
            kind: 'unmatched' as const,
            what: `Only the public address of its quiz is known in ${named(open)}: its questions cannot be read, and the grade counts as a whole.`,
            do: 'Name the form in a tag of the school file (form: the id in its editing address), or tag the coursework as a whole.',
          },
        ]),
  ];
}

const NAMED = 3;

function named(of: readonly { readonly work: Coursework }[]): string {
  const works = [...new Set(of.map(({ work }) => `"${work.title}" (coursework ${work.id})`))];
  return `${works.slice(0, NAMED).join(', ')}${works.length > NAMED ? ` and ${works.length - NAMED} more` : ''}`;
}
