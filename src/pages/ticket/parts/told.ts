import type { LearnerId } from '../../../ids.ts';
import type { Language, Said } from '../../../language.ts';
import type { Act, Move } from '../../../ticket/types.ts';
import type { AskAnswer } from '../../../ticket/live.ts';

/** What a teacher's page can send to the server; absent during rendering on the server, where nothing is pressed. */
export interface TeacherTells {
  act(act: Act, question: number | null): void;
  assign(learner: LearnerId, to: Move): void;
  mark(learner: LearnerId, question: number, share: number | null): void;
  countLate(learner: LearnerId, question: number, count: boolean): void;
  confer(learner: LearnerId, target: string, share: Shown): void;
  /** `open` takes the earlier answer back. */
  answerAsk(ask: number, answer: AskAnswer | 'open'): void;
  answerIdea(idea: number, said: IdeaWord): void;
  note(learner: LearnerId, text: string): void;
  /** Shows the room on the projector, or ends that; noted in the address, so that a reload keeps it. */
  project(isOn: boolean): void;
  speak(language: Language): void;
  /** Signs the same person in again in a separate window; the page stays open. */
  signIn(): void;
}

/** The answer: yes; yes for the whole class, under a title; a sentence instead; or the earlier answer is taken back. */
export type IdeaWord =
  | { readonly answer: 'accept'; readonly title: string | null }
  | { readonly answer: 'reply'; readonly text: string }
  | { readonly answer: 'open' };

/** What a conference saw: shows it, partly, not yet. */
export type Shown = 1 | 0.5 | 0;

/** The state of what was sent. Each message has a place on the page, which is its key. */
export interface Told {
  readonly busy: ReadonlySet<string>;
  /** Messages that did not arrive, each with the words to show where it was pressed. */
  readonly trouble: { readonly at: string; readonly words: Said } | null;
  /** The conferences noted since the page was opened and received by the server; the newest of each learner. */
  readonly seen: ReadonlyMap<string, Shown>;
  /** The last note the server received. */
  readonly sent: { readonly text: string } | null;
  /** Why the page may be out of date; null: it is current. */
  readonly stale: Said | null;
  /** The session has ended: nothing can be sent until the same person has signed in again. */
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

/** The place on the page that a message belongs to. */
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
