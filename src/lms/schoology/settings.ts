import type { Http } from '../../http/types.ts';
import type { SignatureMethod } from './oauth.ts';
import type { Probes } from './probes.ts';

/** One acting teacher's way in. */
export interface SchoologySettings {
  /** School id: circuit, retry budget and turns are kept per school. */
  readonly school: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly token: string;
  readonly tokenSecret: string;
  /** What stands before `/v1/`; http is for this machine only. */
  readonly apiRoot: string;
  /** Address under which markers stand, e.g. `https://waymark.example/r/`. */
  readonly markerRoot: string;
  readonly http: Http;
  /** Milliseconds since 1970, for signatures and for when a post was made. */
  readonly now: () => number;
  /** Fresh for each request, 16 random bytes or more. */
  readonly nonce: () => string;
  /** What has been found out about the host, shared by all adapters of the process. */
  readonly probes: Probes;
  /** Absent: `PLAINTEXT` over https, else `HMAC-SHA1`. */
  readonly signature?: SignatureMethod;
}
