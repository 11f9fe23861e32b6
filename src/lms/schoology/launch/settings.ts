import type { Http } from '../../../http/types.ts';

/** What the launch works with; addresses are the platform's. */
export interface LaunchSettings {
  readonly clientId: string;
  readonly issuer: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  /** Where people are launched to, exactly as it is registered with the app. */
  readonly launchUrl: string;
  /** The school's own host name, where it has one. */
  readonly domain: string | null;
  /** Our private key as PEM (RSA, PKCS #8), read when it is first needed. @throws LmsError when there is none */
  readonly key: () => Promise<string>;
  readonly http: Http;
  /** Milliseconds since 1970: the wall clock, for the age of cached keys only. */
  readonly now: () => number;
}
