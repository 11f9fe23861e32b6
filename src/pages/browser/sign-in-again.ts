import { call } from './call.ts';

/** What came of signing in from a page that stays as it is. */
export type Again = 'in' | 'not-in';

/** How long a person may take in the window, in milliseconds, and how often its being closed is looked at. */
const LONGEST = 600_000;
const LOOK = 1000;

interface Session {
  readonly user: { readonly id: string };
  readonly token: string;
}

/**
 * Signs the same person in again in a window of its own, without leaving the page, so that nothing written in it is lost (FRAMES.md 5).
 * @param person who has to be in for this page to go on
 */
export async function signInAgain(frame: string, person: string): Promise<Again> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const opened = window.open('about:blank', '_blank', 'popup,width=520,height=680'); // at once: browsers allow it on a press only
  if (opened === null) return 'not-in';
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  // outside the LMS's frames nothing is asked of its add-on
  const coming = location.pathname.startsWith('/addon/') ? frame : 'link';
  const asked = new URLSearchParams({ for: coming, hint: person, challenge: base64url(new Uint8Array(hash)) });
  opened.location.href = `/addon/sign-in?${asked.toString()}`;
  const code = await codeFrom(opened);
  if (code === null) return 'not-in';
  const session = await call<Session>('/addon/session', { code, verifier });
  if (session.ok !== true || session.body.user.id !== person) return 'not-in';
  globalThis.waymarkToken = session.body.token;
  return 'in';
}

/** Waits for the hand-over from our own window alone; null: it was closed, or took too long. */
function codeFrom(opened: Window): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (code: string | null): void => {
      removeEventListener('message', hear);
      clearInterval(looking);
      clearTimeout(waiting);
      resolve(code);
    };
    const hear = ({ origin, source, data }: MessageEvent): void => {
      const said = data as { readonly type?: unknown; readonly action?: unknown; readonly code?: unknown } | null;
      if (origin !== location.origin || source !== opened) return;
      if (said?.type === 'waymark' && said.action === 'signed-in' && typeof said.code === 'string') end(said.code);
    };
    const looking = setInterval(() => {
      if (opened.closed) end(null);
    }, LOOK);
    const waiting = setTimeout(() => end(null), LONGEST);
    addEventListener('message', hear);
  });
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
