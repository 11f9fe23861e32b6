import type { FormId } from '../ids.ts';
import type { Said } from '../language.ts';
import type { LmsId } from './known.ts';

/** What holds for an LMS whoever uses it and whatever the settings. Plain data, so that reading it loads no adapter. */
export interface LmsFacts {
  /** Days it lets a credential live; null: until it is taken back. */
  readonly credentialDays: number | null;
  /** It gives no results question by question, so they are imported from files. */
  readonly resultsFromFiles: boolean;
  /**
   * The LMS whose quizzes teachers link to from its work, where it has no results question by question; null: it reads
   * its own.
   */
  readonly quizService: LmsId | null;
  /** Where people answer a form; null: it has none of its own. */
  readonly formAddress: ((form: FormId) => string) | null;
  /**
   * Which of its own forms an address (or a bare id) names; `public`: the respondents' address, by which no results can
   * be read; null: no form of its own.
   */
  readonly formAt: ((address: string) => FormId | 'public' | null) | null;
  /** It sends people into our pages from inside a class (`Host.door`), and its teachers give their credential in the browser (`Host.consent`). */
  readonly fromInside: boolean;
  /** Tickets can be reached by a link in an assignment that we make there (`Lms.linkTickets`). */
  readonly linkTickets: boolean;
  /** Its people sign in themselves (`Host.signIn`). */
  readonly signsIn: boolean;
  readonly credentialFile: CredentialFile;
  /**
   * Every permission Waymark asks for there, one entry each: the LMS's name for it, what it allows, and why it is asked
   * for.
   */
  readonly permissions: readonly AskedPermission[];
  readonly installing: Installing;
  /** The most calls a minute it accepts from one installation, all schools and classes together. */
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
   * Who is asked for it: whoever signs in, a teacher (for the nights of their classes, and for notifications of
   * changes), a teacher or student (for pages inside the LMS), or the school for everybody.
   */
  readonly of: 'anyone' | 'teacher' | 'teacher-hints' | 'teacher-inside' | 'student-inside' | 'school';
}

/** How a school installs Waymark there. */
export interface Installing {
  /** What its administrator does, in order. */
  readonly steps: readonly Said[];
  /** Who lets Waymark read and post. */
  readonly consent: Said;
  /**
   * What an administrator can allow for all teachers at once, and what that would mean; null: the LMS offers no such
   * thing.
   */
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
