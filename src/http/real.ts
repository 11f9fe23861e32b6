import { createHttp } from './index.ts';
import { inSpans } from './spans.ts';
import type { Http, World } from './types.ts';

/** The HTTP layer on the real clock and network, but for what is given `instead`. */
export function realHttp(instead: Partial<World> = {}): Http {
  return inSpans(
    createHttp({
      now: () => Date.now(),
      sleep: (milliseconds) =>
        new Promise((resolve) => {
          setTimeout(resolve, milliseconds);
        }),
      random: () => Math.random(),
      timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
      // Looked up at each call, so that whoever replaces the global one (a test's mock) is heard.
      fetch: (input, init) => fetch(input, init),
      ...instead,
    }),
  );
}
