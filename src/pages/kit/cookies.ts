/** Who is in. */
export const SESSION = '__Host-waymark';
/** Ties the start of a launch to its end in the same browser. */
export const START = '__Host-waymark-start';
/** The next sign-in of one teacher in this browser asks for consent. */
export const CONSENT = '__Host-waymark-consent';

/** Which of their schools' board somebody looks at who teaches at several. */
export const AT = '__Host-waymark-at';

/**
 * A cookie as a frame inside the LMS needs it (SAFETY.md 6): only ours, only over TLS, for no script, sent
 * within the LMS's page and kept apart from what we keep elsewhere.
 * @param seconds how long it lives; 0 takes it away
 */
export function setCookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=None; Partitioned`;
}

/** The cookies a browser sent; of two with one name the first. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const cut = part.indexOf('=');
    const name = part.slice(0, cut).trim();
    if (cut > 0 && !cookies.has(name)) cookies.set(name, part.slice(cut + 1).trim());
  }
  return cookies;
}
