import type { SchoolId } from '../ids.ts';
import type { LmsId } from './known.ts';

/** What the LMS returned when a consent began. By itself it identifies nobody and gives no access. */
export interface ConsentToken {
  readonly token: string;
  readonly secret: string;
}

/** The two steps in which a teacher gives us a credential in the browser: leaving for the LMS, and coming back. */
export interface Consent {
  readonly lms: LmsId;
  /**
   * Begins a consent. `to` is the page of the LMS where the teacher decides; the LMS then leads back to `back`, naming
   * the token.
   * @param domain host name on which the teacher is signed in to the LMS; null: not known
   * @throws LmsError
   */
  begin(school: SchoolId, domain: string | null, back: string): Promise<ConsentToken & { readonly to: string }>;
  /** The credential, as `App.grant` takes it, once the teacher has agreed. @throws LmsError */
  finish(school: SchoolId, begun: ConsentToken): Promise<string>;
}
