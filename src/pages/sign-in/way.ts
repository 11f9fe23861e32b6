import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ComingFor } from '../../lms/sign-in.ts';
import { sessionHash } from '../../store/people/sessions.ts';
import { Instant } from '../../time.ts';
import { openValue, sealValue } from '../kit/sealed.ts';
import { sign } from '../kit/signature.ts';

/** Minutes between the start of a sign-in and its end. */
const UNDER_WAY = 10;

const Wish = z.object({
  for: z.enum(['discovery', 'teacher', 'student', 'review', 'link', 'nights']) satisfies z.ZodType<ComingFor>,
  /** Who should sign in; null: not known. */
  hint: z.string().nullable(),
  /** Of the verifier the frame keeps; null where there is no frame. */
  challenge: z.string().nullable(),
  /** Where it leads back to, where no frame waits: a path of ours. */
  back: z.string().nullable(),
  /** Consent is asked for again. */
  asks: z.boolean(),
});
export type Wish = z.infer<typeof Wish>;

const Started = z.object({ wish: Wish, nonce: z.string().min(20), at: Instant, browser: z.string() });

/** What a sign-in begins with. Nothing of it is kept here: the state carries it to the LMS and back, signed. */
export interface Way {
  readonly nonce: string;
  readonly state: string;
  /** Base64url SHA-256 of what ends it. */
  readonly challenge: string;
  /** For a cookie: the end is taken from this browser alone, and what ends it is made of this. */
  readonly browser: string;
}

export function beginWay(secret: Buffer, wish: Wish, at: Instant): Way {
  const nonce = randomBytes(18).toString('base64url');
  const browser = randomBytes(32).toString('base64url');
  const started: z.infer<typeof Started> = { wish, nonce, at, browser: sessionHash(browser) };
  return {
    nonce,
    browser,
    challenge: sessionHash(verifierOf(secret, browser)),
    state: sealValue(secret, 'sign-in', started),
  };
}

/** What began in this browser, with what ends it; null: not ours, another browser, or too old. */
export function endWay(
  secret: Buffer,
  state: string,
  browser: string | undefined,
  now: Instant,
): { readonly wish: Wish; readonly nonce: string; readonly verifier: string } | null {
  const started = openValue(secret, 'sign-in', Started, state);
  if (started === null || browser === undefined || sessionHash(browser) !== started.browser) return null;
  const minutes = (Date.parse(now) - Date.parse(started.at)) / 60_000;
  if (minutes < 0 || minutes > UNDER_WAY) return null;
  return { wish: started.wish, nonce: started.nonce, verifier: verifierOf(secret, browser) };
}

/** PKCE's secret (RFC 7636): made of the cookie and of our own key, so that it is kept nowhere and neither of them is enough. */
function verifierOf(secret: Buffer, browser: string): string {
  return sign(secret, 'sign-in verifier', [browser]);
}
