import { daysBetween, type Instant } from '../time.ts';

/** How a credential stands that the LMS lets live for a time only. `days`: left of it, at least 1. */
export type CredentialLife =
  | { readonly state: 'fresh' }
  | { readonly state: 'missing' | 'ended' }
  | { readonly state: 'ending'; readonly days: number };

/** Days before its end from which it is told, so that nobody is cut off in the middle of a term. */
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
