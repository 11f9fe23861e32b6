import type { SchoolId } from '../ids.ts';
import type { Lms } from './types.ts';

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

/** What each LMS offers beside the port: opening it for a teacher, and trying a credential. */
export interface Host {
  open(grant: Grant): Lms;
  /** @throws LmsError `denied` when the credential is no good */
  check(grant: Grant): Promise<GrantCheck>;
}
