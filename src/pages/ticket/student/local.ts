import type { Language, Said } from '../../../language.ts';
import type { AnswerValue } from '../../../ticket/types.ts';
import type { Own } from '../../../ticket/live.ts';
import type { TicketPageData } from '../page-data.ts';
import type { StudentWords } from '../words/index.ts';

/** The state of one question's field on this page. */
export interface Field {
  readonly value: AnswerValue;
  readonly contest: { readonly mine: AnswerValue; readonly other: AnswerValue } | null;
  readonly refused: Said | null;
}

/** The state that only the page has, beside the server's. */
export interface Local {
  readonly standing: 'saved' | 'saving' | 'kept' | 'not-kept';
  /** By question; a question that is missing here has the server's value. */
  readonly fields: Readonly<Record<number, Field>>;
  /** The question whose field has the focus: that field is not removed. */
  readonly focused: number | null;
  /** A choice being sent; null: the server's value holds. */
  readonly done: boolean | null;
  readonly marks: Readonly<Record<number, 0 | 1>>;
  readonly choice: { readonly route: 'seminar' | 'workshop'; readonly isAway: boolean } | null;
  /** Why the server did not take a mark or a choice. */
  readonly problem: Said | null;
  readonly out: 'signed-out' | 'blocked' | 'gone' | null;
  readonly wishes: Wishes;
}

/** Requests to the teacher that are being sent, by their place on the page, and those that did not arrive. */
export interface Wishes {
  readonly busy: ReadonlySet<string>;
  readonly trouble: { readonly at: string; readonly words: Said } | null;
}

export const NOTHING_LOCAL: Local = {
  standing: 'saved',
  fields: {},
  focused: null,
  done: null,
  marks: {},
  choice: null,
  problem: null,
  out: null,
  wishes: { busy: new Set(), trouble: null },
};

/** The page's actions; null while the server renders it. */
export interface StudentTells {
  answer(question: number, value: AnswerValue): void;
  hold(question: number | null): void;
  done(isDone: boolean): void;
  settle(question: number, which: 'mine' | 'other'): void;
  mark(question: number, share: 0 | 1): void;
  /** Sends a request to the teacher. @param at its place on the page */
  wish(at: string, address: string, body: object): void;
  declare(route: 'seminar' | 'workshop', reflection: string): void;
  speak(language: Language): void;
  signIn(): void;
}

/** Everything that the parts of the page are rendered from. */
export interface Scene {
  readonly page: TicketPageData;
  readonly own: Own;
  readonly words: StudentWords;
  readonly language: Language;
  readonly local: Local;
  readonly tell: StudentTells | null;
}

/** The state of a teacher's preview: a ticket nobody has answered. */
export const NOBODY: Own = {
  v: 0,
  role: 'learner',
  state: 'open',
  shown: [],
  answers: [],
  late: [],
  keys: {},
  marks: {},
  done: false,
  route: null,
  notes: [],
  next: { en: '', es: '' },
  targets: [],
  menu: [],
  asks: [],
  ideas: [],
};

export function ownOf({ preview, live }: TicketPageData): Own {
  return preview || live.role !== 'learner' ? NOBODY : live;
}

export function fieldOf({ own, local }: Scene, question: number): Field {
  const answer = own.answers.find((each) => each.question === question);
  return local.fields[question] ?? { value: answer?.value ?? null, contest: null, refused: null };
}

/** The learner's own mark of an answer: the one being sent, or else the server's. */
export function selfMark({ own, local }: Scene, question: number): 0 | 1 | null {
  return local.marks[question] ?? own.marks[question]?.self ?? null;
}
