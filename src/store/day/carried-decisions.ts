import { NOTHING_SEEN, type Decisions } from '../../plan/decisions.ts';
import type { NextTicket, Question, SeminarSession } from '../../routing/types.ts';
import type { TargetCode } from '../../ids.ts';

/** A session as it was kept while each served one target. */
type OneTarget = Omit<SeminarSession, 'needs' | 'missed'> & {
  readonly target: TargetCode;
  readonly serves: TargetCode;
};

/** A question as it may be kept: it did not always say which seminar it asks about. */
type KeptQuestion = Omit<Question, 'date' | 'slot'> & Partial<Question>;

function askedAbout({ date = null, slot = null, ...question }: KeptQuestion): Question {
  return { ...question, date, slot };
}

/** A ticket as it may be kept: it did not always name questions, or what was asked for. */
type KeptTicket = Omit<NextTicket, 'questions' | 'asked'> & Partial<NextTicket>;

function withQuestions({ questions = [], asked = [], ...ticket }: KeptTicket): NextTicket {
  return { ...ticket, questions, asked };
}

/** What a day did not always tell. */
const NOT_TOLD = { rhythm: [], summatives: [], exits: [] } as const;

/**
 * A day decided by an older Waymark, as the board shows it until the next night decides again: sessions on one target, nobody
 * to talk with, nothing asked.
 */
export function carriedDay<Day extends Omit<Decisions, 'mastery'>>(stored: Day): Day {
  if ('talks' in stored.seminar)
    return {
      ...NOT_TOLD,
      ...stored,
      nextTicket: stored.nextTicket === null ? null : withQuestions(stored.nextTicket),
      seminar: { ...stored.seminar, questions: stored.seminar.questions.map(askedAbout) },
    };
  const old = stored.seminar as Decisions['seminar'];
  const sessions = old.sessions as unknown as readonly OneTarget[]; // kept as JSON by the version before
  return {
    ...NOT_TOLD,
    ...stored,
    nextTicket: null,
    handIns: 0,
    seen: NOTHING_SEEN,
    seminar: {
      ...old,
      talks: [],
      notToday: [],
      questions: [],
      sessions: sessions.map(({ target, serves, ...rest }) => ({
        ...rest,
        needs: [{ target, serves, learners: rest.learners }],
        missed: null,
      })),
      waiting: old.waiting.map((each) => ({ ...each, target: null })),
    },
  };
}
