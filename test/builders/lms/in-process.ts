import type { Answers } from '../../../src/sandbox/google/index.ts';
import { socketError } from './http-world.ts';

/** Where a stand-in that listens nowhere is said to stand; https, as the real hosts are. */
export const INSIDE = 'https://sandbox.example';

/**
 * `fetch` into a stand-in in this process: no socket, no port, and nothing waits but what the stand-in was told to delay. A cut
 * connection throws as the real one does, and so does any other address.
 */
export function fetchInto(answers: Answers, root: string = INSIDE): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== root) throw socketError('ECONNREFUSED');
    init.signal?.throwIfAborted();
    const headers = new Headers(init.headers);
    const answered = answers({
      verb: init.method ?? 'GET',
      url,
      header: (name) => headers.get(name) ?? undefined,
      body: textOf(init),
    });
    if (answered === null) throw socketError('ECONNRESET');
    const { status, text, late = 0 } = answered;
    if (late > 0) await passed(late, init.signal ?? null);
    return new Response(BODILESS.has(status) ? null : text, { status, headers: answered.headers });
  };
}

/** A `Response` with one of these may have no body. */
const BODILESS = new Set([204, 205, 304]);

function textOf({ body }: RequestInit): string {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('only text is sent into a stand-in');
}

function passed(milliseconds: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}
