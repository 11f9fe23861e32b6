import type { LmsError } from '../lms/errors.ts';
import type { Coursework, QuizLink } from '../lms/types.ts';
import type { Problem } from '../writeback/report.ts';

/** A quiz that could not be read tonight. */
export interface Unread {
  readonly work: Coursework;
  readonly error: LmsError;
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
    const named = [...new Set(same.map(({ work }) => `"${work.title}" (coursework ${work.id})`))];
    const more = named.length > NAMED ? ` and ${named.length - NAMED} more` : '';
    const { kind, message, todo } = first.error;
    return [{ kind, what: `The questions of ${named.slice(0, NAMED).join(', ')}${more} could not be read: ${message}`, do: todo }];
  });
}

const NAMED = 3;

/** A quiz that nobody can name: its grade counts as a whole. */
export function unresolved(work: Coursework, { publicId }: QuizLink): Problem {
  const quiz = `The quiz of "${work.title}" (coursework ${work.id})`;
  return publicId === null ? {
    kind: 'unmatched',
    what: `${quiz} has an address that does not say which form it is, so its questions cannot be read; its grade counts as a whole.`,
    do: 'Put the form\'s own address in the place of the short one.',
  } : {
    kind: 'unmatched',
    what: `${quiz} is known only by its public address, so its questions cannot be read; its grade counts as a whole.`,
    do: 'Name the form in a tag of the school file (form: the id in its editing address), or tag the coursework as a whole.',
  };
}
