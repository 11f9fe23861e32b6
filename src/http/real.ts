import { randomUUID } from 'node:crypto';
import { createHttp } from './index.ts';
import { inSpans } from './spans.ts';
import { createSharedQuota } from './shared-quota.ts';
import type { Ask } from './shares.ts';
import type { Http, World } from './types.ts';

/**
 * The HTTP layer on the real clock and network, but for what is given `instead`.
 * @param ask the limits that all processes share; absent: there is no other process
 */
export function realHttp(instead: Partial<World> = {}, ask?: Ask): Http {
  const world: World = {
    now: () => Date.now(),
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
      }),
    random: () => Math.random(),
    timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
    // Looked up at each call, so that a replacement of the global `fetch` (a test's mock) takes effect.
    fetch: (input, init) => fetch(input, init),
    ...instead,
  };
  if (ask === undefined) return inSpans(createHttp(world));
  return inSpans(createHttp(world, createSharedQuota({ ...world, ask, process: randomUUID() })));
}
