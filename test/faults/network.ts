/** A call on its way: `GET /v1/courses/6001/students`. */
type Match = (call: string, url: URL) => boolean;

export function calls(method: string, path: RegExp): Match {
  return (call) => call.startsWith(`${method} `) && path.test(call.slice(method.length + 1));
}

/** Changes the JSON of matching answers on their way; `times` of them, all unless told. A test's `useNights` takes it back. */
export function changeAnswers(
  match: Match,
  change: (answer: Record<string, unknown>, url: URL) => object,
  times = Number.POSITIVE_INFINITY,
): void {
  intercept(match, times, async (go, url) => {
    const answer = await go();
    const json = (await answer.json()) as Record<string, unknown>;
    return new Response(JSON.stringify(change(json, url)), {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    });
  });
}

/** Lets matching calls take effect, and loses their answer as a broken connection does. */
export function loseAnswers(match: Match, times = 1): void {
  intercept(match, times, async (go) => {
    await (await go()).text();
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  });
}

/** Lets matching calls take effect and never answers them: only the caller's time limit ends it. */
export function hang(match: Match, times = 1): void {
  intercept(match, times, async (go, _url, signal) => {
    await (await go()).text();
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
  });
}

/** Notes every call that leaves. */
export function countCalls(match: Match = () => true): string[] {
  const seen: string[] = [];
  intercept(
    (call, url) => {
      if (match(call, url)) seen.push(call);
      return false;
    },
    0,
    (go) => go(),
  );
  return seen;
}

function intercept(
  match: Match,
  times: number,
  act: (go: () => Promise<Response>, url: URL, signal: AbortSignal | null) => Promise<Response>,
): void {
  const before = globalThis.fetch;
  let left = times;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const matches = match(`${init?.method ?? 'GET'} ${url.pathname}`, url);
    if (!matches || left <= 0) return before(input, init);
    left -= 1;
    return act(() => before(input, init), url, init?.signal ?? null);
  };
}
