import type { FormId, ItemId, LearnerId, ResponseId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** A quiz behind a piece of coursework. `form` is null when the host gives only a public address. */
export interface QuizLink {
  readonly form: FormId | null;
  /** The public id, to be matched with `Quiz.publicId`, when the host gives that instead. */
  readonly publicId: string | null;
  readonly title: string;
}

export interface Question {
  readonly item: ItemId;
  readonly title: string;
  /** Points it is worth; 0 is allowed (the answer still says right or wrong). */
  readonly possible: number;
  /** The host grades it. */
  readonly scored: boolean;
}

export interface Quiz {
  readonly form: FormId;
  readonly publicId: string | null;
  readonly title: string;
  readonly revision: string | null;
  /** `verified`: the host checked who answered. Only then may a response be matched to a learner. */
  readonly identity: 'verified' | 'typed' | 'none';
  /** Learners may be led past questions, so that one left blank may never have been seen. */
  readonly branches: boolean;
  readonly questions: readonly Question[];
}

export interface Answer {
  readonly item: ItemId;
  /** Null: not graded (yet). */
  readonly points: number | null;
  readonly correct: boolean | null;
}

export interface QuizResponse {
  readonly id: ResponseId;
  /** Who answered, where that is known by id; else the e-mail tells. */
  readonly learner?: LearnerId;
  readonly email: string | null;
  readonly at: Instant;
  /** The host has graded this response. */
  readonly graded: boolean;
  readonly answers: readonly Answer[];
}
