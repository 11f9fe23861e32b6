import type { OAuth2Client } from 'google-auth-library';
import { userKey } from '../quotas.ts';
import type { GoogleSettings } from '../settings.ts';

/** Milliseconds a sign-in is remembered: as long as an access token lives. */
const KNOWN_FOR = 60 * 60 * 1000;

/** The sign-ins of a process: all courses of a teacher use one, so that a night renews it once and not once a course. */
export interface SignIns {
  /** @param open opens one that is not known yet */
  of(settings: GoogleSettings, open: (settings: GoogleSettings) => OAuth2Client): OAuth2Client;
}

/** @param now milliseconds since 1970 */
export function createSignIns(now: () => number): SignIns {
  const known = new Map<string, { readonly at: number; readonly auth: OAuth2Client }>();
  return {
    of(settings, open) {
      const asked = now();
      for (const [key, { at }] of known) if (Math.abs(asked - at) >= KNOWN_FOR) known.delete(key);
      const key = JSON.stringify([settings.school, settings.clientId, settings.tokenUrl, userKey(settings)]);
      const auth = known.get(key)?.auth ?? open(settings);
      if (!known.has(key)) known.set(key, { at: asked, auth });
      return auth;
    },
  };
}
