import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { RequestListener, Server } from 'node:http';
import { http } from '@google-cloud/functions-framework';
import type { LogEvent } from '../src/watch/fields.ts';
import { traceOf } from '../src/trace.ts';
import { log } from './log.ts';
import { chosenTarget } from './targets.ts';

/** Node publishes each request on this channel, before a server's own listeners get it. */
const REQUEST_BEGINS = 'http.server.request.start';

/**
 * Registers what answers a target of the cloud, and where this process was started for it, lets it answer.
 * The framework would read and unpack up to 1 GB of any request, print a garbled body with a stack trace, and answer some
 * addresses by itself, without a header of ours; it has no setting for any of that. So it only starts and ends us: at the first
 * request the server gets our listener in the place of the framework's, before that one has seen anything.
 */
export function target(name: string, listener: () => RequestListener): void {
  http(name, bypassed);
  if (name === chosenTarget()) answer(listener());
}

function answer(listener: RequestListener): void {
  subscribe(REQUEST_BEGINS, function first(message) {
    unsubscribe(REQUEST_BEGINS, first);
    const { server } = message as { readonly server: Server };
    server.removeAllListeners('request').on('request', listener);
  });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.once(event, (error: unknown) => crash(event, error));
}

/** Replaces the framework's own handlers, which print the message of the error. */
function crash(event: LogEvent, error: unknown): never {
  log.fatal({ event, ...traceOf(error) });
  process.exit(1);
}

/**
 * What the framework would call by itself, after it has read the request. It is never reached: if it were, no request
 * would work, and nobody would deploy that.
 */
function bypassed(_request: unknown, response: { sendStatus(status: number): unknown }): void {
  log.fatal({ event: 'framework-came-first' });
  response.sendStatus(500);
}
