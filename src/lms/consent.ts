import type { SchoolId } from '../ids.ts';
import type { LmsId } from './types.ts';

/** What the LMS gave us for a consent that has begun. Names and opens nothing by itself. */
export interface ConsentToken {
  readonly token: string;
  readonly secret: string;
}

/** How a teacher gives us a credential in the browser: there, and back with it. */
export interface Consent {
  readonly lms: LmsId;
  /**
   * Begins. `to` is where the teacher decides; the LMS then leads back to `back`, naming the token.
   * @param domain host name on which the teacher is signed in to the LMS; null: not known
   * @throws LmsError
   */
  begin(school: SchoolId, domain: string | null, back: string): Promise<ConsentToken & { readonly to: string }>;
  /** The credential, as `App.grant` takes it, once the teacher has agreed. @throws LmsError */
  finish(school: SchoolId, begun: ConsentToken): Promise<string>;
}
