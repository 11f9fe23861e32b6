import { call } from './call.ts';
import { takeFirst } from './first-address.ts';
import { putInPlace } from './in-place.ts';
import { ownWindow } from './own-window.ts';

/** What comes of a session that was taken. */
interface Taken {
  readonly user: { readonly id: string; readonly name: string | null };
  readonly token: string;
}

/** A try: the window, and what its code is worth something with; in this page's memory alone. */
interface Try {
  readonly popUp: Window;
  readonly verifier: string;
}

type Trouble = 'blocked' | 'lost' | 'failed';

/** After so many failures a window of its own is offered. */
const ENOUGH = 2;
const LOOK_EVERY = 500;

const first = takeFirst();
const frame = /^\/addon\/(discovery|teacher|student|review)$/.exec(first.pathname)?.[1] ?? null;
const button = document.querySelector<HTMLButtonElement>('#sign-in');
let failures = 0;
let current: Try | null = null;
/** Made beforehand: the window must open in the press itself, or it is blocked. Until then nobody can press. */
let ready: { readonly verifier: string; readonly challenge: string } | null = null;

button?.addEventListener('click', () => {
  if (frame === null)
    location.assign(`/sign-in?${new URLSearchParams({ back: first.pathname + first.search }).toString()}`);
  else if (ready !== null) begin(frame, ready);
});

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (current === null || event.origin !== location.origin || event.source !== current.popUp) return;
  const code = codeIn(event.data);
  if (code === null) return;
  const { verifier } = current;
  current = null;
  void enter(code, verifier);
});

await prepare();

async function prepare(): Promise<void> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  ready = { verifier, challenge: base64url(new Uint8Array(digest)) };
  button?.removeAttribute('disabled');
}

function begin(
  coming: string,
  { verifier, challenge }: { readonly verifier: string; readonly challenge: string },
): void {
  tell(null);
  const wish = new URLSearchParams({ for: coming, hint: first.searchParams.get('login_hint') ?? '', challenge });
  const popUp = window.open(`/addon/sign-in?${wish.toString()}`, 'waymark-sign-in', 'popup,width=520,height=680');
  ready = null; // a verifier serves one try
  button?.setAttribute('disabled', '');
  void prepare();
  if (popUp === null) return fail('blocked');
  const trying: Try = { popUp, verifier };
  current = trying;
  watch(trying);
}

/**
 * A window that closed without an answer. A window that only left our sight may still come back, so the attempt goes
 * on.
 */
function watch(trying: Try): void {
  const timer = setInterval(() => {
    if (current !== trying) clearInterval(timer);
    else if (trying.popUp.closed) {
      clearInterval(timer);
      setTimeout(() => {
        if (current === trying) fail('lost');
      }, LOOK_EVERY);
    }
  }, LOOK_EVERY);
}

async function enter(code: string, verifier: string): Promise<void> {
  const taken = await call<Taken>('/addon/session', { code, verifier });
  if (taken.ok !== true) return fail('failed');
  const { user, token } = taken.body;
  if (!first.searchParams.has('login_hint')) first.searchParams.set('login_hint', user.id);
  const kept = await call<Pick<Taken, 'user'>>('/addon/session');
  if (kept.ok === true && kept.body.user.id === user.id) {
    location.replace(first.href);
    return;
  }
  globalThis.waymarkToken = token;
  if (!(await putInPlace(first.href))) fail('failed');
}

function fail(trouble: Trouble): void {
  failures += 1;
  tell(trouble);
  const link = document.querySelector<HTMLAnchorElement>('#new-window a');
  const address = ownWindow(first);
  if (failures < ENOUGH || link === null || address === null) return;
  link.href = address;
  link.parentElement?.removeAttribute('hidden');
}

function tell(trouble: Trouble | null): void {
  for (const name of ['blocked', 'lost', 'failed'])
    document.getElementById(name)?.toggleAttribute('hidden', name !== trouble);
}

function codeIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, action, code } = data as Readonly<Record<string, unknown>>;
  return type === 'waymark' && action === 'signed-in' && typeof code === 'string' ? code : null;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
