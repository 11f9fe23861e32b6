import type { SchoolId } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Instant } from '../time.ts';
import type { LmsId } from './known.ts';
import type { Lms } from './types.ts';

/** What a person signs in for; each purpose asks only for the permissions it needs. */
/**
 * `link`: a page outside any frame, which needs no more than who it is. `nights`: a teacher lets us read and post in their classes while they sleep.
 */
export type ComingFor = 'discovery' | 'teacher' | 'student' | 'review' | 'link' | 'nights';

/** What a person let us do, as the LMS gave it; it never leaves the server unsealed. */
export interface PersonGrant {
  readonly accessToken: string;
  readonly accessEndsAt: Instant;
  /** Null: the LMS gave none this time. */
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
}

/** Somebody who signed in themselves. */
export interface Person {
  readonly lms: LmsId;
  /** The LMS's stable id, the same as in its lists of people. Identity is this, never an address. */
  readonly id: string;
  readonly name: string | null;
  /** An address the LMS verified; only to find which stored credential is theirs. */
  readonly email: string | null;
  /** The domain their account belongs to, as the LMS signed it; null: a personal account, or the LMS has no domains. */
  readonly domain: string | null;
}

export type SignInRefusal = 'other-account' | 'not-granted' | 'token' | 'code' | 'silent';

/** A sign-in that was refused. `message` tells the person who signs in what to do. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly why: SignInRefusal;
  readonly said: Said;
  constructor(why: SignInRefusal, said: Said) {
    super(why);
    this.why = why;
    this.said = said;
  }
}

/** How people of one LMS sign in themselves, in a window of their own, and act as themselves from then on. */
export interface SignInDoor {
  readonly lms: LmsId;
  /**
   * Where the window goes.
   * @param hint the LMS's id of the person who should sign in; null: not known
   * @param challenge base64url SHA-256 of the verifier that `finish` gets
   * @param chooses true: they are asked which of their accounts to use
   * @param asks true: consent is asked for again, so that the LMS issues a lasting token again
   */
  address(wish: {
    readonly for: ComingFor;
    readonly hint: string | null;
    readonly state: string;
    readonly nonce: string;
    readonly challenge: string;
    readonly asks: boolean;
    readonly chooses?: boolean;
  }): string;
  /**
   * Exchanges the code and checks who it is, whole.
   * @param came `hint`: who it should be; null: anybody
   * @throws SignInRefused
   */
  finish(
    came: {
      readonly for: ComingFor;
      readonly hint: string | null;
      readonly code: string;
      readonly verifier: string;
      readonly nonce: string;
    },
    at: Instant,
  ): Promise<{ readonly person: Person; readonly grant: PersonGrant }>;
  /** What stays off for want of a permission, in words that complete "Waymark may not ...". */
  missing(scopes: readonly string[]): readonly string[];
  /** The LMS as that person sees it. */
  openAs(school: SchoolId, person: Person, grant: PersonGrant): Promise<Lms>;
}
