/** The cookie of a sign-in or launch session. */
export const SESSION = '__Host-waymark';
/** Ties the start of a launch to its end in the same browser. */
export const START = '__Host-waymark-start';
/** The next sign-in of one teacher in this browser asks for consent. */
export const CONSENT = '__Host-waymark-consent';

/** For a teacher at several schools: the school whose board is shown. */
export const AT = '__Host-waymark-at';

/**
 * A cookie as a frame inside the LMS needs it (SAFETY.md 6): for our host alone, only over TLS, hidden from scripts,
 * sent within the LMS's page, and partitioned from our cookies elsewhere.
 * @param seconds its lifetime; 0 deletes it
 */
export function setCookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=None; Partitioned`;
}

/** The cookies a browser sent. Of two with the same name the first counts. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const cut = part.indexOf('=');
    const name = part.slice(0, cut).trim();
    if (cut > 0 && !cookies.has(name)) cookies.set(name, part.slice(cut + 1).trim());
  }
  return cookies;
}
