import { byId, type LearnerId } from '../ids.ts';
import type { Quiz, QuizResponse } from '../lms/quizzes.ts';
import type { Learner } from '../lms/types.ts';
import { unmatched, unverified } from './set-aside.ts';
import type { SetAside } from './types.ts';

/** One learner's n-th response to a quiz. */
export interface Attempt {
  readonly learner: LearnerId;
  /** 1 for the first, by time. */
  readonly attempt: number;
  readonly response: QuizResponse;
}

export interface Matched {
  readonly attempts: readonly Attempt[];
  readonly setAside: readonly SetAside[];
}

/** Learners enrolled now: by id, and by e-mail; null where two share one, so that it names nobody. */
export interface Respondents {
  readonly ids: ReadonlySet<LearnerId>;
  readonly byEmail: ReadonlyMap<string, LearnerId | null>;
}

export function respondentsOf(learners: readonly Learner[]): Respondents {
  const byEmail = new Map<string, LearnerId | null>();
  for (const { id, email } of learners) {
    if (email === null || normal(email) === '') continue;
    const known = byEmail.get(normal(email));
    byEmail.set(normal(email), known === undefined || known === id ? id : null);
  }
  return { ids: new Set(learners.map((learner) => learner.id)), byEmail };
}

/**
 * Whose responses they are. Where the id of the learner is not known, only an e-mail that the host has verified says so, and only when exactly
 * one learner enrolled now has it (never a name, never a typed address); everything else is set aside.
 */
export function matchRespondents(quiz: Quiz, responses: readonly QuizResponse[], respondents: Respondents): Matched {
  const all = onceEach(responses);
  if (quiz.identity !== 'verified') {
    return { attempts: [], setAside: unverified(quiz, all.length) };
  }
  const attempts: Attempt[] = [];
  const counts = new Map<LearnerId, number>();
  const missed = { stranger: 0, shared: 0 };
  for (const response of all) {
    const learner = whose(response, respondents);
    if (learner === undefined) missed.stranger += 1;
    else if (learner === null) missed.shared += 1;
    else {
      const attempt = (counts.get(learner) ?? 0) + 1;
      counts.set(learner, attempt);
      attempts.push({ learner, attempt, response });
    }
  }
  return { attempts, setAside: unmatched(quiz, missed) };
}

/** Undefined: nobody enrolled now. Null: more than one. */
function whose({ learner, email }: QuizResponse, { ids, byEmail }: Respondents): LearnerId | null | undefined {
  if (learner !== undefined) return ids.has(learner) ? learner : undefined;
  return email === null ? undefined : byEmail.get(normal(email));
}

function onceEach(responses: readonly QuizResponse[]): QuizResponse[] {
  const once = new Map(responses.map((response) => [response.id, response]));
  return [...once.values()].toSorted((a, b) => byId(a.at, b.at) || byId(a.id, b.id));
}

function normal(email: string): string {
  return email.trim().toLowerCase();
}
