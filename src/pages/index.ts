import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { readBodies } from './kit/body.ts';
import { readCookies } from './kit/cookies.ts';
import { countRequests, shownBy, tellingWhoIsKnown } from './kit/count-requests.ts';
import type { PageDeps } from './kit/deps.ts';
import { traceOf } from '../trace.ts';
import { failurePage, STATUS, type Failure } from './failure/view.ts';
import { allowFormsTo, allowFraming, securityHeaders } from './kit/headers.ts';
import { once } from './kit/once.ts';
import { ownFormsOnly } from './kit/own-form.ts';
import { notOurScript } from './kit/own-script.ts';
import { sendAsset, sendPage } from './kit/packed.ts';
import { cameInside } from './launch/session.ts';
import type { Message } from './look/both-languages.tsx';
import { signInAddress } from './sign-in/address.ts';
import { whileWaited } from '../http/waited.ts';
import type { Said } from '../language.ts';
import { referenceFor } from './kit/reference.ts';
import { scriptRefusal } from './kit/refusal.ts';
import { routeAt } from './kit/route-at.ts';
import { answersUnderWay } from './kit/under-way.ts';
import type { Asked, For, PageRefusal, Reply, Route } from './kit/route.ts';
import { actingAs } from '../store/acting.ts';
import type { LogLine } from '../watch/fields.ts';
import { actLine } from '../watch/lines.ts';
import { watched } from '../watch/watched.ts';
import { actorOf, type AdministratorViewer, type TeacherViewer, type Viewer } from './kit/viewer.ts';
import { routes } from './routes.ts';

export type { Answer, ApprovalAnswer, PageDeps, SchoolLink } from './kit/deps.ts';
export type { Viewer } from './kit/viewer.ts';

/**
 * The pages as one express app; the same locally and as a function of the cloud.
 * @param served where not every page is wanted: those that are
 */
export function createPages(deps: PageDeps, served: readonly Route[] = routes): express.Express {
  const reference = (): string => referenceFor(deps);
  const at = routeAt(served);
  const pageOf = ({ path }: Request): Pick<LogLine, 'act'> => {
    const route = at(path);
    return route === undefined ? {} : { act: route.path };
  };
  const fail: Fail = (request, response, failure, { cause, reason, way, status = STATUS[failure] } = {}) => {
    const number = reference();
    deps.log[failure === 'broken' ? 'error' : 'info']({
      event: `page-${failure}`,
      reference: number,
      status,
      ...pageOf(request),
      ...(reason === undefined ? {} : { reason }),
      ...(cause === undefined ? {} : traceOf(cause)),
    });
    response.status(status);
    if (failure === 'leaving') response.set({ 'Retry-After': String(BACK_AFTER), Connection: 'close' });
    if (isForScript(request)) response.json(scriptRefusal(failure, status, number));
    else response.type('html').send(failurePage(failure, number, way));
  };

  const isForScript = (request: Request): boolean =>
    at(request.path, 'post')?.form === 'json' || at(request.path)?.askedByScript === true || byScript(request);

  const app = express();
  app.disable('x-powered-by');
  // as `routeAt` reads an address, so that no handler answers at one that the guards before it do not know
  app.enable('strict routing').enable('case sensitive routing');
  app.use(securityHeaders({ at, frames: deps.frames }));
  const underWay = answersUnderWay();
  deps.leaving.addEventListener('abort', () => underWay.each((...of) => fail(...of, 'leaving')));
  app.use(underWay.note);
  if (deps.limits !== null)
    app.use(
      countRequests(deps.limits, at, (request, response, seconds) => {
        response.set('Retry-After', String(seconds));
        fail(request, response, 'too-often');
      }),
    );
  app.use(
    ownFormsOnly(
      deps.baseUrl,
      (path) => at(path, 'post')?.fromLms === true,
      (request, response) => fail(request, response, 'form'),
    ),
  );
  app.use((request, response, next) => {
    const wrong = request.method === 'POST' && at(request.path, 'post')?.form === 'json' ? notOurScript(request) : null;
    if (wrong === null) return next();
    const { status, error, message } = wrong;
    const number = reference();
    deps.log.info({ event: 'script-refused', reference: number, status, ...pageOf(request) });
    response.status(status).json({ error, message, reference: number });
  });
  app.use(readBodies((path) => at(path, 'post')?.form));
  const shared = {
    ...deps,
    ...(deps.limits === null ? {} : tellingWhoIsKnown(deps.limits, deps)),
    approve: once(deps.approve),
    pause: once(deps.pause),
    undo: once(deps.undo),
    decideHeld: once(deps.decideHeld),
    hand: once(deps.hand),
    today: once(deps.today),
  };
  for (const route of served) app[route.method](route.path, handlerOf(route, shared, fail));
  app.use((request, response) => fail(request, response, 'not-found'));
  const onError: ErrorRequestHandler = (error: unknown, request, response, _next) => {
    if (!response.headersSent) {
      const status = clientStatus(error);
      return status === null
        ? fail(request, response, 'broken', { cause: error })
        : fail(request, response, 'form', { cause: error, status });
    }
    deps.log.error({ event: 'page-broken-off', ...traceOf(error) });
    response.destroy();
  };
  app.use(onError);
  return app;
}

/** Seconds in which a process that ends is followed by another. */
const BACK_AFTER = 5;

/** A page asked by itself, and would not show a page in the place of an answer. */
function byScript(request: Request): boolean {
  return request.get('sec-fetch-dest') === 'empty';
}

type Fail = (
  request: Request,
  response: Response,
  failure: Failure,
  details?: {
    readonly cause?: unknown;
    readonly reason?: PageRefusal | undefined;
    readonly status?: number;
    readonly way?: Message['way'] | undefined;
  },
) => void;

/** The answer to somebody who may not see a page: the way to sign in, or, once signed in, to their account. Who came from inside an LMS has to come from there again. */
async function refuseStranger(request: Request, response: Response, deps: PageDeps, fail: Fail): Promise<void> {
  const cookies = readCookies(request.get('cookie'));
  const door = Object.values(deps.signingIn.doors).some((each) => each !== null);
  if (!door || request.method !== 'GET' || cameInside(cookies)) return fail(request, response, 'signed-out');
  return (await deps.signedIn({ cookies, bearer: null }, null)) === null
    ? fail(request, response, 'signed-out', { way: { href: signInAddress(request.originalUrl), said: SIGN_IN } })
    : fail(request, response, 'not-named', { way: { href: '/account', said: ACCOUNT } });
}

const SIGN_IN: Said = { en: 'Sign in with Google', es: 'Iniciar sesión con Google' };
const ACCOUNT: Said = { en: 'Your account', es: 'Su cuenta' };

function handlerOf(route: Route, deps: PageDeps, fail: Fail): RequestHandler {
  return async (request, response) => {
    const reply = await whileWaited(() => answer(route, request, deps));
    if (response.headersSent) return; // told meanwhile that the process ends
    if (reply === null) return refuseStranger(request, response, deps, fail);
    if (reply.cookies !== undefined) response.append('Set-Cookie', [...reply.cookies]);
    switch (reply.kind) {
      case 'page':
        if (reply.formsTo !== undefined) allowFormsTo(response, reply.formsTo);
        if (reply.framed !== undefined) allowFraming(response, deps.frames, reply.framed);
        if (reply.retryAfter !== undefined) response.set('Retry-After', String(reply.retryAfter));
        response.status(reply.status ?? 200);
        await sendPage(request, response, reply.html);
        break;
      case 'redirect':
        response.redirect(reply.status ?? 303, reply.to);
        break;
      case 'json':
        if (reply.retryAfter !== undefined) response.set('Retry-After', String(reply.retryAfter));
        response.status(reply.status).json(reply.body);
        break;
      case 'unchanged':
        response.status(204).end();
        break;
      case 'file':
        response.type('json').set('Content-Disposition', `attachment; filename="${reply.name}"`).send(reply.body);
        break;
      case 'asset':
        response.set('Cache-Control', 'public, no-cache').type(reply.type);
        await sendAsset(request, response, reply.body);
        break;
      case 'refused':
        fail(request, response, reply.why, { reason: reply.reason });
        break;
    }
  };
}

async function answer(route: Route, request: Request, deps: PageDeps): Promise<Reply | null> {
  const asked: Asked = {
    query: request.query,
    params: request.params,
    body: request.body,
    path: request.path,
    ...shownBy(request),
  };
  if (route.for === 'anyone') return route.answer(asked, deps);
  const viewer = await deps.viewer(request, route.for);
  if (viewer === null) return null;
  if (viewer.role !== route.for) return { kind: 'refused', why: 'not-found', reason: 'role' };
  const theirs: For<Viewer['role']> = route;
  const act = (): Promise<Reply> => actingAs(actorOf(viewer), () => theirs.answer(viewer, asked, deps));
  return route.method === 'get' || viewer.role === 'student' ? act() : watchedAct(route.path, viewer, act, deps.log);
}

/** What a grown-up presses has a line of its own; of what children do in a lesson none is written. */
async function watchedAct(
  path: string,
  { role, school }: TeacherViewer | AdministratorViewer,
  act: () => Promise<Reply>,
  log: PageDeps['log'],
): Promise<Reply> {
  const { value, took } = await watched('act', { act: path, role, school }, act);
  const status = 'status' in value ? (value.status ?? null) : null;
  log.info(actLine({ act: path, role, school }, { refused: value.kind === 'refused', status }, took).line);
  return value;
}

/** A body that is too large, packed or garbled is the sender's fault, and its reader says which; null for a fault of ours. */
function clientStatus(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
