import type { Http } from '../../http/types.ts';
import type { Delegate } from './sign-in/delegate.ts';
import type { SignIns } from './sign-in/sign-ins.ts';

/** One acting teacher's way in. Roots are what stands before `/v1/`; http is for this machine only. */
export interface GoogleSettings {
  /** School id: circuit, retry budget and turns are kept per school. */
  readonly school: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Null: nothing lasts; who acts has an access token of their own (`sign-in-door.ts`). */
  readonly refreshToken: string | null;
  /** Whose calls Google counts; absent: whoever gave the refresh token. */
  readonly user?: string;
  readonly classroomRoot: string;
  readonly formsRoot: string;
  readonly tokenUrl: string;
  /** Address under which markers stand, e.g. `https://waymark.example/r/`. */
  readonly markerRoot: string;
  readonly http: Http;
  /** Where Google publishes what changed; absent: it is not asked to tell of anything. */
  readonly hintsTopic?: string;
  /** Shared by all who act as the same teacher; absent: this one signs in for itself. */
  readonly signIns?: SignIns;
  /** Who signs in for a teacher that granted nothing, with what their administrator allowed; absent: nobody. `now` in milliseconds since 1970. */
  readonly delegated?: {
    readonly by: Delegate;
    readonly as: string;
    readonly scopes: readonly string[];
    readonly now: () => number;
  };
  /** Scopes the grant is known to hold; absent: learnt from the first token. */
  readonly grantedScopes?: readonly string[];
}
