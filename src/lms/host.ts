import type { SchoolId } from '../ids.ts';
import type { Consent } from './consent.ts';
import type { Hint, HintMessage } from './hints.ts';
import type { LaunchDoor } from './launch.ts';
import type { SignInDoor } from './sign-in.ts';
import type { Lms, QuizReader } from './types.ts';

/** One teacher's stored credential. */
export interface Grant {
  readonly school: SchoolId;
  /** As the school file names the teacher. */
  readonly user: string;
  readonly token: string;
  /** What it is known to allow; null: not known yet. */
  readonly scopes: readonly string[] | null;
}

export interface GrantCheck {
  /** False: the host could not be asked just now. */
  readonly ok: boolean;
  /** Whose it is, as the LMS names the account; null where it does not say. */
  readonly account: string | null;
  readonly scopes: readonly string[] | null;
  /** Features that stay off for want of a permission, in words that complete "Waymark may not ...". */
  readonly missing: readonly string[];
}

/** What a credential is for: a teacher's courses, or only the quizzes that courses of another LMS have links to. */
export type GrantUse = 'courses' | 'quizzes';

/** All that an installation needs of one LMS; what is so of it without any settings is in `facts.ts`. */
export interface Host {
  open(grant: Grant): Promise<Lms>;
  /** @throws LmsError `denied` when the credential is no good */
  check(grant: Grant): Promise<GrantCheck>;
  /**
   * For a teacher who granted nothing, where their administrator lets Waymark act for all of a domain; null: the settings name no account
   * that may, or the LMS knows no such thing.
   */
  readonly delegated: {
    /** Who acts, as the administrator allows it. */
    readonly account: string;
    /** What the administrator allows it. */
    readonly scopes: readonly string[];
    open(teacher: Pick<Grant, 'school' | 'user'>): Promise<Lms>;
    /** @throws LmsError `denied` where it is not allowed */
    check(teacher: Pick<Grant, 'school' | 'user'>): Promise<GrantCheck>;
  } | null;
  /** The same for its quizzes alone, with a credential that need allow nothing else; null: they cannot be read by themselves. */
  readonly quizzes: {
    open(grant: Grant): Promise<QuizReader>;
    /** @throws LmsError `denied` when the credential is no good for that */
    check(grant: Grant): Promise<GrantCheck>;
  } | null;
  /**
   * The door through which it sends people into our pages; null where the settings name no app for it, or it sends nobody.
   * @param keptKey our private key towards the LMS where the settings hold none: kept, or made this way
   */
  door(keptKey: (make: () => Promise<string>) => Promise<string>): LaunchDoor | null;
  /** How its teachers connect in the browser; null where the settings name no app for it, or they cannot. */
  readonly consent: Consent | null;
  /** How its people sign in themselves; null where the settings name no app for it, or the LMS sends them in instead. */
  readonly signIn: SignInDoor | null;
  /** Reads what it pushes to us when something changed; null where the settings have it tell of nothing, or it cannot. */
  readonly readHint: ((message: HintMessage) => Hint | null) | null;
  /** Who may frame our pages. */
  readonly frames: Frames;
}

/**
 * How our pages come into a frame: `launch`, an LMS sends people into them (with the platform that says who they are); `addon`, they
 * hang on an assignment.
 */
export type Framer = 'launch' | 'addon';

/** Addresses that may frame pages, by how those come there. */
export type Frames = Readonly<Record<Framer, readonly string[]>>;
