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
  /** @throws LmsError `denied` when the LMS refuses the credential */
  check(grant: Grant): Promise<GrantCheck>;
  /**
   * Access for a teacher who granted nothing, where their administrator lets Waymark act for everybody of a domain;
   * null: the settings name no account for that, or the LMS offers no such thing.
   */
  readonly delegated: {
    /** The teacher it acts as, within what the administrator allows. */
    readonly account: string;
    /** The permissions that the administrator gives it. */
    readonly scopes: readonly string[];
    open(teacher: Pick<Grant, 'school' | 'user'>): Promise<Lms>;
    /** @throws LmsError `denied` where it is not allowed */
    check(teacher: Pick<Grant, 'school' | 'user'>): Promise<GrantCheck>;
  } | null;
  /** Its quizzes alone, with a credential that needs no other permission; null: they cannot be read separately. */
  readonly quizzes: {
    open(grant: Grant): Promise<QuizReader>;
    /** @throws LmsError `denied` when the LMS refuses the credential for quizzes */
    check(grant: Grant): Promise<GrantCheck>;
  } | null;
  /**
   * The door through which it sends people into our pages; null where the settings name no app for it, or it sends nobody.
   * @param keptKey our private key towards the LMS where the settings hold none: kept, or made this way
   */
  door(keptKey: (make: () => Promise<string>) => Promise<string>): LaunchDoor | null;
  /** How its teachers connect in the browser; null: the settings name no app for it, or the LMS does not support it. */
  readonly consent: Consent | null;
  /** How its people sign in directly; null: the settings name no app for it, or the LMS sends them in by a launch. */
  readonly signIn: SignInDoor | null;
  /** Reads the messages it pushes when something changed; null: the settings ask for none, or the LMS sends none. */
  readonly readHint: ((message: HintMessage) => Hint | null) | null;
  /** Who may frame our pages. */
  readonly frames: Frames;
}

/**
 * How our pages come to stand in a frame: `launch`, an LMS sends people into them (with the platform that identifies
 * them); `addon`, they are attached to an assignment.
 */
export type Framer = 'launch' | 'addon';

/** Addresses that may frame our pages, by how the pages come to stand there. */
export type Frames = Readonly<Record<Framer, readonly string[]>>;
