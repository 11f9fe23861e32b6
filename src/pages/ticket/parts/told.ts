import type { LearnerId } from '../../../ids.ts';
import type { Language, Said } from '../../../language.ts';
import type { Act, Move } from '../../../ticket/types.ts';
import type { AskAnswer } from '../../../ticket/live.ts';

/** What a teacher's page can tell the server; absent on the server, where nothing is pressed. */
export interface TeacherTells {
  act(act: Act, question: number | null): void;
  assign(learner: LearnerId, to: Move): void;
  mark(learner: LearnerId, question: number, share: number | null): void;
  countLate(learner: LearnerId, question: number, count: boolean): void;
  confer(learner: LearnerId, target: string, share: Shown): void;
  /** `open` takes the word before back. */
  answerAsk(ask: number, answer: AskAnswer | 'open'): void;
  answerIdea(idea: number, said: IdeaWord): void;
  note(learner: LearnerId, text: string): void;
  /** Onto the wall, or off it: where a reload finds it again. */
  project(isOn: boolean): void;
  speak(language: Language): void;
  /** Signs the same person in again, in a window of its own; the page stays. */
  signIn(): void;
}

/** Yes, for the class too under a title; a sentence instead; or the word before is taken back. */
export type IdeaWord =
  | { readonly answer: 'accept'; readonly title: string | null }
  | { readonly answer: 'reply'; readonly text: string }
  | { readonly answer: 'open' };

/** What a conference saw: shows it, partly, not yet. */
export type Shown = 1 | 0.5 | 0;

/** How what was told is going. Each telling has a place on the page, its key. */
export interface Told {
  readonly busy: ReadonlySet<string>;
  /** What did not arrive, and the words for it, to be shown where it was pressed. */
  readonly trouble: { readonly at: string; readonly words: Said } | null;
  /** What conferences saw since the page was opened, as far as it has arrived; the newest of each learner. */
  readonly seen: ReadonlyMap<string, Shown>;
  /** The note that arrived last. */
  readonly sent: { readonly text: string } | null;
  /** Why what stands here may be old; null: it is not. */
  readonly stale: Said | null;
  /** The session is over: nothing goes on before its person has signed in again. */
  readonly isOut: boolean;
}

export const NOTHING_TOLD: Told = {
  busy: new Set(),
  trouble: null,
  seen: new Map(),
  sent: null,
  stale: null,
  isOut: false,
};

/** Where on the page a telling belongs. */
export const keyOf = {
  act: 'act',
  assign: (learner: string) => `assign-${learner}`,
  mark: (learner: string, question: number) => `mark-${learner}-${question}`,
  late: (learner: string, question: number) => `late-${learner}-${question}`,
  confer: (learner: string) => `confer-${learner}`,
  ask: (ask: number) => `check-${ask}`,
  idea: (idea: number) => `idea-${idea}`,
  note: 'note',
} as const;
