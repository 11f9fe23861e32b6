import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createShell } from '../shell.ts';
import { answer, masked } from './answer.ts';
import type { Answering } from './answer.ts';
import { ApiError, errorBody } from './errors.ts';
import { spoil } from '../faults.ts';
import type { Faults } from '../faults.ts';
import type { Fault } from './faults.ts';
import { pageNumber } from './paging.ts';
import { route } from './router.ts';

export interface ServerParts extends Answering {
  readonly faults: Faults<Fault>;
  /** Counts one call of a method. */
  readonly count: (method: string) => void;
}

const HTML = '<!DOCTYPE html><html lang="en"><title>Sign in</title><p>Please sign in.</p></html>';
const NOT_FOUND_HTML = '<!DOCTYPE html><html lang="en"><title>Error 404 (Not Found)!!1</title><p><b>404.</b> That’s an error.</p></html>';

/** The HTTP side: finds the method, makes the faults it was told to make, and writes JSON. */
export function createWire(parts: ServerParts): Server {
  return createShell(
    (request, response, body) => serve(parts, request, response, body),
    (response, cause) => send(response, 500, errorBody(500, `The sandbox broke: ${String(cause)}`, 'INTERNAL')),
  );
}

function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse, body: string): void {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const verb = request.method ?? 'GET';
  if (verb === 'POST' && url.pathname === '/token') {
    serveToken(parts, response, body);
    return;
  }
  const found = route(verb, url.pathname);
  if (found === null) {
    response.writeHead(404, { 'content-type': 'text/html; charset=UTF-8' }).end(NOT_FOUND_HTML);
    return;
  }
  parts.count(found.id);
  const fault = parts.faults.take(found.id, pageNumber(url.searchParams.get('pageToken')));
  if (fault !== null && !hasEffect(fault)) {
    fail(response, fault);
    return;
  }
  serveMethod(parts, response, { route: found, query: url.searchParams, authorization: request.headers.authorization, body }, fault);
}

function serveMethod(parts: ServerParts, response: ServerResponse, request: Parameters<typeof answer>[0], fault: Fault | null): void {
  try {
    const { whole, mask } = answer(request, parts);
    if (fault?.kind === 'stale') parts.lag.hide(idOf(whole), request.route.id.replace(/create$/, 'list'), fault.lists);
    if (fault !== null && fault.kind !== 'stale' && fault.kind !== 'malformed') {
      fail(response, fault);
      return;
    }
    const selected = masked(whole, mask) as object;
    send(response, 200, fault?.kind === 'malformed' ? spoil(selected, fault) : selected);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    send(response, cause.code, errorBody(cause.code, cause.message, cause.status));
  }
}

function serveToken(parts: ServerParts, response: ServerResponse, body: string): void {
  parts.count('oauth.token');
  const fault = parts.faults.take('oauth.token', 1);
  if (fault !== null) {
    fail(response, fault);
    return;
  }
  const { code, body: answerBody } = parts.tokens.exchange(new URLSearchParams(body));
  send(response, code, answerBody);
}

/** Whether the call is carried out although it meets this fault. */
function hasEffect(fault: Fault): boolean {
  if (fault.kind === 'stale' || fault.kind === 'malformed') return true;
  return 'effect' in fault && (fault.effect ?? false);
}

const STATUSES: Readonly<Record<number, string>> = { 400: 'FAILED_PRECONDITION', 401: 'UNAUTHENTICATED', 403: 'PERMISSION_DENIED', 404: 'NOT_FOUND', 500: 'INTERNAL', 503: 'UNAVAILABLE' };

function fail(response: ServerResponse, fault: Fault): void {
  switch (fault.kind) {
    case 'busy':
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      send(response, 429, errorBody(429, 'Quota exceeded for quota metric.', 'RESOURCE_EXHAUSTED'));
      return;
    case 'error': {
      const message = 'The sandbox was told to fail.';
      send(response, fault.code, errorBody(fault.code, fault.type === undefined ? message : `@${fault.type} ${message}`, fault.status ?? STATUSES[fault.code] ?? 'UNKNOWN'));
      return;
    }
    case 'lost':
      response.socket?.destroy();
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end(HTML);
      return;
    case 'broken-page':
      send(response, 500, errorBody(500, 'Internal error encountered.', 'INTERNAL'));
      return;
    case 'refused-page':
      send(response, 400, errorBody(400, 'Invalid page token.', 'INVALID_ARGUMENT'));
      return;
    case 'stale':
    case 'malformed':
      throw new RangeError(`${fault.kind} is no failure of the whole call`);
  }
}

function idOf(item: object): string {
  return 'id' in item ? String(item.id) : '';
}

function send(response: ServerResponse, code: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(code, { 'content-type': 'application/json; charset=UTF-8', 'content-length': Buffer.byteLength(text) }).end(text);
}
