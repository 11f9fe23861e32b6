import type { Language } from '../../../language.ts';
import type { Act, Move, TicketKind, TicketState } from '../../../ticket/types.ts';
import type { AskAnswer, GradeWait, Seat } from '../../../ticket/live.ts';
import { teacherEn } from './teacher-en.ts';
import { teacherEs } from './teacher-es.ts';

export type Verdict = 'right' | 'partly' | 'not-yet';

/** What a teacher reads in the room of a ticket and in a review. Controls are named as FRAMES.md 10 says. */
export interface TeacherWords {
  readonly page: {
    readonly kind: Readonly<Record<TicketKind, string>>;
    readonly state: Readonly<Record<TicketState, string>>;
    readonly answered: (answered: number, of: number) => string;
    readonly done: (count: number) => string;
    readonly notYet: (count: number) => string;
    readonly silent: string;
    readonly signedOut: string;
    /** Said to somebody who came in from inside an LMS. */
    readonly over: string;
    readonly notIn: string;
    readonly signIn: string;
    readonly failed: string;
  };
  readonly acts: {
    readonly label: string;
    readonly act: Readonly<Record<Act, string>>;
    readonly oneKey: (question: number) => string;
    readonly oneAtATime: string;
    readonly question: (question: number) => string;
    readonly projector: string;
    readonly groups: string;
  };
  readonly closing: {
    readonly grading: string;
    readonly choices: (count: number) => string;
    readonly answers: (count: number) => string;
    readonly yes: string;
    readonly no: string;
  };
  readonly ask: { readonly title: string };
  readonly checks: {
    readonly title: string;
    readonly hint: string;
    readonly approve: string;
    readonly talk: string;
    readonly answered: Readonly<Record<AskAnswer, string>>;
    readonly takeBack: string;
  };
  readonly ideas: {
    readonly title: string;
    readonly hint: string;
    readonly accept: string;
    readonly reply: string;
    readonly offer: string;
    readonly sentence: (name: string) => string;
    readonly classTitle: string;
    readonly noName: string;
    readonly send: Readonly<Record<'reply' | 'title', string>>;
    readonly state: Readonly<Record<'accepted' | 'answered', string>>;
    readonly offered: (title: string) => string;
  };
  readonly answers: {
    readonly before: string;
    readonly after: string;
    readonly student: string;
    readonly none: string;
    readonly waits: string;
    readonly late: string;
    readonly self: string;
    readonly machine: string;
    readonly teacher: string;
    readonly selfMark: (share: 1 | 0 | null) => string;
    readonly mark: (share: number | null) => string;
    readonly differ: string;
    readonly saidDone: string;
    readonly open: string;
    readonly legend: string;
  };
  readonly tally: {
    readonly answered: (answered: number, of: number) => string;
    readonly verdict: (verdict: Verdict | 'open' | 'none', count: number) => string;
    readonly key: string;
    readonly choice: (choice: string, count: number) => string;
  };
  readonly marking: {
    readonly own: (name: string, question: number) => string;
    readonly yours: string;
    readonly verdict: Readonly<Record<Verdict, string>>;
    readonly waiting: (count: number) => string;
    readonly waitingHint: string;
  };
  readonly late: {
    readonly title: string;
    readonly hint: string;
    readonly count: string;
    readonly leave: string;
    readonly counted: string;
  };
  readonly room: {
    readonly title: string;
    readonly seat: Readonly<Record<Seat | 'not-today', string>>;
    readonly seats: (taken: number) => string;
    readonly nobody: string;
    readonly move: string;
    readonly moveOf: (name: string) => string;
    readonly to: Readonly<Record<Move, string>>;
    readonly asked: string;
    readonly evidence: Readonly<Record<'seminar' | 'workshop', string>>;
    readonly teachAll: (need: number, of: number) => string;
  };
  readonly conference: {
    readonly short: string;
    readonly withName: (name: string) => string;
    readonly target: string;
    readonly shows: string;
    readonly partly: string;
    readonly notYet: string;
    readonly noted: (what: string) => string;
    readonly close: string;
  };
  readonly grades: {
    readonly title: string;
    readonly given: (given: number, of: number) => string;
    readonly hint: string;
    readonly waits: Readonly<Record<GradeWait, string>>;
    readonly account: string;
  };
  readonly review: {
    readonly answers: string;
    readonly evidence: string;
    readonly noEvidence: string;
    readonly grade: (points: string, of: number) => string;
    readonly noGrade: string;
    readonly note: (name: string) => string;
    readonly alone: (name: string) => string;
    readonly send: string;
    readonly sent: string;
    readonly empty: string;
    readonly earlier: string;
    readonly key: string;
    readonly right: (share: number) => string;
  };
}

export const teacherWords: Readonly<Record<Language, TeacherWords>> = { en: teacherEn, es: teacherEs };
