import { createHttp } from './index.ts';
import type { Http } from './types.ts';

/** The HTTP layer on the real clock and network. */
export function realHttp(): Http {
  return createHttp({
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); }),
    random: () => Math.random(),
    timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
    // Looked up at each call, so that whoever replaces the global one (a test's mock) is heard.
    fetch: (input, init) => fetch(input, init),
  });
}
