import { daysBetween, type Instant } from '../time.ts';

/** State of a credential that the LMS lets expire. `days`: days left, at least 1. */
export type CredentialLife =
  | { readonly state: 'fresh' }
  | { readonly state: 'missing' | 'ended' }
  | { readonly state: 'ending'; readonly days: number };

/** How many days before its end a credential is reported, so that no teacher loses the connection during a term. */
const TOLD_BEFORE = 15;

/**
 * @param credential null: there is none; `delegated`: none is needed, as the administrator lets Waymark act for this teacher
 * @param days how long the LMS lets one live; null: forever
 */
export function credentialLife(
  credential: { readonly state: 'ok' | 'reconnect'; readonly savedAt: Instant } | 'delegated' | null,
  days: number | null,
  now: Instant,
): CredentialLife {
  if (credential === null) return { state: 'missing' };
  if (credential === 'delegated') return { state: 'fresh' };
  if (credential.state === 'reconnect') return { state: 'ended' };
  if (days === null) return { state: 'fresh' };
  const left = days - daysBetween(credential.savedAt, now);
  if (left <= 0) return { state: 'ended' };
  return left > TOLD_BEFORE ? { state: 'fresh' } : { state: 'ending', days: Math.ceil(left) };
}
