import { randomBytes } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { readBodies } from './kit/body.ts';
import { readCookies } from './kit/cookies.ts';
import type { PageDeps } from './kit/deps.ts';
import { traceOf } from '../trace.ts';
import { failurePage, STATUS, type Failure } from './failure/view.ts';
import { allowFormsTo, securityHeaders } from './kit/headers.ts';
import { once } from './kit/once.ts';
import { ownFormsOnly } from './kit/own-form.ts';
import { sendPage } from './kit/packed.ts';
import type { Asked, For, Reply, Route } from './kit/route.ts';
import type { Viewer } from './kit/viewer.ts';
import { routes } from './routes.ts';

export type { Answer, Approval, PageDeps, SchoolLink } from './kit/deps.ts';
export type { Viewer } from './kit/viewer.ts';

/**
 * The pages as one express app; the same locally and as a function of the cloud.
 * @param served where not every page is wanted: those that are
 */
export function createPages(deps: PageDeps, served: readonly Route[] = routes): express.Express {
  const reference = deps.reference ?? (() => randomBytes(5).toString('hex'));
  const fail: Fail = (response, failure, { cause, reason, status = STATUS[failure] } = {}) => {
    const number = reference();
    deps.log[failure === 'broken' ? 'error' : 'info']({
      event: `page-${failure}`,
      reference: number,
      status,
      ...(reason === undefined ? {} : { reason }),
      ...(cause === undefined ? {} : traceOf(cause)),
    });
    response.status(status).type('html').send(failurePage(failure, number));
  };

  const app = express();
  app.disable('x-powered-by');
  const framed = new Set(served.filter((route) => route.framed === true).map((route) => route.path));
  const forms = new Map(served.filter((route) => route.method === 'post').map((route) => [route.path, route]));
  app.use(securityHeaders({ framed: (path) => framed.has(path), hosts: deps.frames }));
  app.use(
    ownFormsOnly(
      deps.baseUrl,
      (path) => forms.get(path)?.fromLms === true,
      (_request, response) => fail(response, 'form'),
    ),
  );
  app.use(readBodies((path) => forms.get(path)?.form));
  const shared = {
    ...deps,
    approve: once(deps.approve),
    pause: once(deps.pause),
    undo: once(deps.undo),
    decideHeld: once(deps.decideHeld),
    hand: once(deps.hand),
  };
  for (const route of served) app[route.method](route.path, handlerOf(route, shared, fail));
  app.use((_request, response) => fail(response, 'not-found'));
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    if (!response.headersSent) {
      const status = clientStatus(error);
      return status === null
        ? fail(response, 'broken', { cause: error })
        : fail(response, 'form', { cause: error, status });
    }
    deps.log.error({ event: 'page-broken-off', ...traceOf(error) });
    response.destroy();
  };
  app.use(onError);
  return app;
}

type Fail = (
  response: Response,
  failure: Failure,
  details?: { readonly cause?: unknown; readonly reason?: string | undefined; readonly status?: number },
) => void;

function handlerOf(route: Route, deps: PageDeps, fail: Fail): RequestHandler {
  return async (request, response) => {
    const reply = await answer(route, request, deps);
    if (reply === null) return fail(response, 'signed-out');
    if (reply.cookies !== undefined) response.append('Set-Cookie', [...reply.cookies]);
    switch (reply.kind) {
      case 'page':
        if (reply.formsTo !== undefined) allowFormsTo(response, reply.formsTo);
        await sendPage(request, response, reply.html);
        break;
      case 'redirect':
        response.redirect(303, reply.to);
        break;
      case 'json':
        response.status(reply.status).json(reply.body);
        break;
      case 'asset':
        response.set('Cache-Control', 'public, no-cache').type(reply.type).send(reply.body);
        break;
      case 'refused':
        fail(response, reply.why, { reason: reply.reason });
        break;
    }
  };
}

async function answer(route: Route, request: Request, deps: PageDeps): Promise<Reply | null> {
  const asked: Asked = {
    query: request.query,
    params: request.params,
    body: request.body,
    cookies: readCookies(request.get('cookie')),
  };
  if (route.for === 'anyone') return route.answer(asked, deps);
  const viewer = await deps.viewer(request);
  if (viewer === null) return null;
  if (viewer.role !== route.for) return { kind: 'refused', why: 'not-found', reason: 'role' };
  const theirs: For<Viewer['role']> = route;
  return theirs.answer(viewer, asked, deps);
}

/** A body that is too large, packed or garbled is the sender's fault, and its reader says which; null for a fault of ours. */
function clientStatus(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
