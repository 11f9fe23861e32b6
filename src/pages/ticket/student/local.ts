import type { Language, Said } from '../../../language.ts';
import type { AnswerValue } from '../../../ticket/types.ts';
import type { Own } from '../../../ticket/live.ts';
import type { TicketPageData } from '../page-data.ts';
import type { StudentWords } from '../words/index.ts';

/** One question's field as it stands on this page. */
export interface Field {
  readonly value: AnswerValue;
  readonly contest: { readonly mine: AnswerValue; readonly other: AnswerValue } | null;
  readonly refused: Said | null;
}

/** What the page alone knows, beside what the server says. */
export interface Local {
  readonly standing: 'saved' | 'saving' | 'kept' | 'not-kept';
  /** By question; where one is missing, what the server has. */
  readonly fields: Readonly<Record<number, Field>>;
  /** The question somebody is at: its field is not taken away. */
  readonly focused: number | null;
  /** On their way; null: as the server says. */
  readonly done: boolean | null;
  readonly marks: Readonly<Record<number, 0 | 1>>;
  readonly choice: { readonly route: 'seminar' | 'workshop'; readonly isAway: boolean } | null;
  /** Why the server did not take a mark or a choice. */
  readonly problem: Said | null;
  readonly out: 'signed-out' | 'blocked' | 'gone' | null;
  readonly wishes: Wishes;
}

/** What was asked of the teacher and is on its way, by its place on the page, and what did not arrive. */
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

/** What the page can do; null while the server draws it. */
export interface StudentTells {
  answer(question: number, value: AnswerValue): void;
  hold(question: number | null): void;
  done(isDone: boolean): void;
  settle(question: number, which: 'mine' | 'other'): void;
  mark(question: number, share: 0 | 1): void;
  /** Asks something of the teacher. @param at its place on the page */
  wish(at: string, address: string, body: object): void;
  declare(route: 'seminar' | 'workshop', reflection: string): void;
  speak(language: Language): void;
  signIn(): void;
}

/** All that the parts of the page are drawn from. */
export interface Scene {
  readonly page: TicketPageData;
  readonly own: Own;
  readonly words: StudentWords;
  readonly language: Language;
  readonly local: Local;
  readonly tell: StudentTells | null;
}

/** What a teacher's preview stands on: a ticket nobody has answered. */
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

/** What the learner said of an answer: on its way, or as the server has it. */
export function selfMark({ own, local }: Scene, question: number): 0 | 1 | null {
  return local.marks[question] ?? own.marks[question]?.self ?? null;
}
