import { randomBytes } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, Response } from 'express';
import type { App } from '../src/app.ts';
import { healthRoute, readyRoute } from '../src/pages/health/route.ts';
import { securityHeaders } from '../src/pages/kit/headers.ts';
import type { Log } from '../src/log.ts';
import { inItsTrace } from '../src/watch/request.ts';
import { StoreError } from '../src/store/errors.ts';
import { traceOf } from '../src/trace.ts';
import { lasting } from './lasting.ts';

/**
 * What a target answers while its store is not open, and `served` over the opened app from then on.
 * @param options `first` answers what needs no open store to be refused; `watch` is waited for before anything is answered but that the process is up
 */
export function front(
  app: () => Promise<App>,
  served: (app: App) => Express | Promise<Express>,
  log: Pick<Log, 'error'>,
  {
    first = express(),
    watch = async () => undefined,
  }: { readonly first?: Express; readonly watch?: () => Promise<unknown> } = {},
): Express {
  const opened = lasting(async () => served(await app()));
  return express()
    .disable('x-powered-by')
    .use(securityHeaders({ at: () => undefined, frames: { launch: [], addon: [] } }))
    .get(healthRoute.path, (_request, response) => {
      response.json({ status: 'up' });
    })
    .use(async (_request, _response, next) => {
      await watch();
      next();
    })
    .use(inItsTrace)
    .use(first)
    .use(async (request, response, next) => (await opened())(request, response, next))
    .use(closed(log));
}

/** The store could not be opened; the next request tries again. */
function closed(log: Pick<Log, 'error'>): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const reference = randomBytes(5).toString('hex');
    log.error({
      event: 'not-open',
      reference,
      ...(error instanceof StoreError ? { kind: error.kind } : {}),
      ...traceOf(error),
    });
    if (response.headersSent) response.destroy();
    else await say(response.status(503).set('Retry-After', '5'), request.path, reference);
  };
}

async function say(response: Response, path: string, reference: string): Promise<void> {
  if (path === readyRoute.path) response.json({ status: 'store does not answer', reference });
  else {
    const { failurePage } = await import('../src/pages/failure/view.ts');
    response.type('html').send(failurePage('broken', reference));
  }
}
