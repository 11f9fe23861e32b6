import type { FormId } from '../ids.ts';
import type { Said } from '../language.ts';
import type { LmsId } from './known.ts';

/** What is so of an LMS whoever uses it and whatever the settings: plain data, so that nobody loads an adapter to ask. */
export interface LmsFacts {
  /** Days it lets a credential live; null: until it is taken back. */
  readonly credentialDays: number | null;
  /** It keeps the results of single questions to itself, so that they come from files. */
  readonly resultsFromFiles: boolean;
  /** Whose quizzes teachers put links to into its work, where it has no results question by question; null: it reads its own. */
  readonly quizService: LmsId | null;
  /** Where people answer a form; null: it has none of its own. */
  readonly formAddress: ((form: FormId) => string) | null;
  /** Which form of its own an address that somebody wrote, or a bare id, names; `public`: one nobody may read results by; null: none. */
  readonly formAt: ((address: string) => FormId | 'public' | null) | null;
  /** It sends people into our pages from inside a class (`Host.door`), and its teachers give their credential in the browser (`Host.consent`). */
  readonly fromInside: boolean;
  /** Tickets can be reached by a link in an assignment that we make there (`Lms.linkTickets`). */
  readonly linkTickets: boolean;
  /** Its people sign in themselves (`Host.signIn`). */
  readonly signsIn: boolean;
  readonly credentialFile: CredentialFile;
  /** Everything Waymark asks to be allowed there, a line each: what it is called there, what it lets Waymark do, and why it is asked. */
  readonly permissions: readonly AskedPermission[];
  readonly installing: Installing;
  /** The most calls a minute it takes from an installation, all its schools and classes together. */
  readonly callsAMinute: number;
}

/** One permission, as an administrator reads it. */
export interface AskedPermission {
  /** As the LMS calls it. */
  readonly name: string;
  /** Completes "Waymark may ...". */
  readonly may: Said;
  readonly why: Said;
  /**
   * Who is asked: whoever signs in, a teacher for the nights of their classes, and where the LMS is to tell what changes; a teacher or a student
   * for pages inside the LMS, or the school for all.
   */
  readonly of: 'anyone' | 'teacher' | 'teacher-hints' | 'teacher-inside' | 'student-inside' | 'school';
}

/** How a school comes to have Waymark there. */
export interface Installing {
  /** What its administrator does, in order. */
  readonly steps: readonly Said[];
  /** Who lets Waymark read and post. */
  readonly consent: Said;
  /** What an administrator's word for all teachers at once would be there, and what it would mean; null: there is no such thing. */
  readonly forAll: Said | null;
  /** What the LMS answers where an administrator has left something off, and what to do. */
  readonly answers: readonly { readonly name: string; readonly todo: Said }[];
}

/** How somebody gives a credential with `waymark grant`, and what is wrong with what they gave. */
export interface CredentialFile {
  readonly option: { readonly flags: string; readonly says: string };
  readonly user: { readonly flags: string; readonly says: string };
  /** @param lines of the file, trimmed @param path named in problems */
  readonly read: (
    lines: readonly string[],
    path: string,
  ) => { readonly credential: string; readonly problems: readonly string[] };
  readonly userProblems: (user: string) => readonly string[];
}
