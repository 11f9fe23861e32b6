import type { Refusal } from '../kit/refusal.ts';

declare global {
  /** What stands for the cookie where frames keep none; in the page's memory alone. */
  var waymarkToken: string | undefined;
}

/** What the server answered, or that nothing came. */
export type Called<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: 'unchanged' }
  | { readonly ok: false; readonly status: number; readonly refusal: Refusal | null; readonly retryAfter: number }
  | { readonly ok: 'silent' };

/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE = 20_000;

/**
 * Most bytes that a browser still sends for a page that is being left; larger requests go out only while the page
 * lives.
 */
const AFTER_LEAVING = 60_000;

/**
 * Asks the server, or, with a body, tells it something. Never throws: a network that is away is an answer too.
 * @param isLeaving the page may be gone before the answer is here
 */
export async function call<T>(address: string, body?: object, isLeaving = false): Promise<Called<T>> {
  try {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const answer = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        'X-Waymark': '1',
        ...bearer(),
      },
      ...(sent === undefined ? {} : { body: sent, keepalive: isLeaving && sent.length * 3 < AFTER_LEAVING }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 204) return { ok: 'unchanged' };
    if (answer.ok) return { ok: true, body: (await answer.json()) as T };
    const refusal = (await answer.json().catch(() => null)) as Refusal | null;
    return { ok: false, status: answer.status, refusal, retryAfter: Number(answer.headers.get('Retry-After') ?? 0) };
  } catch {
    return { ok: 'silent' }; // no network, or no answer in time
  }
}

/** The header that stands for the cookie, where there is no cookie. */
export function bearer(): Record<string, string> {
  return globalThis.waymarkToken === undefined ? {} : { Authorization: `Bearer ${globalThis.waymarkToken}` };
}
