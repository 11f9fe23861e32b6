import type { FormId } from '../ids.ts';
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
