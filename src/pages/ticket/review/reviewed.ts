import { isBlank } from '../../../ticket/answers.ts';
import { standingMark } from '../../../ticket/marks.ts';
import type { AnswerValue, Live, Mark, ShownTarget, TicketNote } from '../../../ticket/types.ts';
import type { TicketPageData } from '../page-data.ts';

/** One learner's work as a review shows it, whichever way it came: as that learner has it, or out of the room. */
export interface Reviewed {
  readonly answers: readonly { readonly question: number; readonly value: AnswerValue }[];
  readonly late: readonly { readonly question: number; readonly value: AnswerValue; readonly counts: boolean }[];
  readonly marks: Readonly<Record<number, Mark>>;
  readonly done: boolean;
  readonly why: { readonly en: string; readonly es: string } | null;
  readonly targets: readonly ShownTarget[];
  readonly notes: readonly TicketNote[];
}

/** Of the one learner the page is about, and nobody else. */
export function reviewedIn({ live, learner }: Pick<TicketPageData, 'live' | 'learner'>): Reviewed | null {
  if (live.role === 'learner') return { ...live, why: live.route?.why ?? null };
  const found = live.learners.find(({ id }) => id === learner?.id);
  return found === undefined
    ? null
    : { ...found, why: found.route.why, targets: live.review?.targets ?? [], notes: live.review?.notes ?? [] };
}

/**
 * The draft grade as Classroom gets it (FRAMES.md 8): the sum of the standing shares of the questions a machine can mark; null before
 * the key, for who answered nothing, and for who is neither done nor has marked anything.
 */
export function draftGrade(
  { kind, questions, live }: Pick<TicketPageData, 'kind' | 'questions' | 'live'>,
  { answers, marks, done }: Reviewed,
): { readonly points: number; readonly of: number } | null {
  const counted =
    kind === 'habit' ? [] : questions.filter(({ kind: of, right }) => of !== 'sentence' && right !== null);
  if (counted.length === 0 || !hasKey(live) || answers.every(({ value }) => isBlank(value))) return null;
  if (!done && !Object.values(marks).some(({ self }) => self !== null)) return null;
  const points = counted.reduce((sum, { number }) => {
    const mark = marks[number];
    return sum + (mark === undefined ? 0 : (standingMark(mark)?.share ?? 0));
  }, 0);
  return { points, of: counted.length };
}

export function hasKey({ state, shown }: Live): boolean {
  return shown.length > 0 && (state === 'key' || state === 'closed');
}
