import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { spoil } from '../../faults.ts';
import type { Faults } from '../../faults.ts';
import { createShell } from '../../shell.ts';
import { createAnswering } from './answer.ts';
import type { AnswerParts, Incoming } from './answer.ts';
import { AUTHORIZE, serveAuthorize } from './authorize-page.ts';
import type { Reply } from './call.ts';
import { WireError } from './errors.ts';
import { hasEffect, isAnswerFault } from './faults.ts';
import type { AnswerFault, CallFault, Fault } from './faults.ts';
import type { Handshake } from './handshake.ts';
import { pageNumber } from './paging.ts';

export interface ServerParts extends AnswerParts {
  readonly faults: Faults<Fault>;
  readonly handshake: Handshake;
  /** Counts one call of a method. */
  readonly count: (method: string) => void;
}

const LIMIT_PAGE = '<!DOCTYPE html><html lang="en"><title>Schoology</title>'
  + '<p>You have reached Schoology\'s Web App request limit of 15 requests per 5 seconds.</p></html>';

/** The HTTP side: finds the method, makes the faults it was told to make, and writes the answer. */
export function createWire(parts: ServerParts): Server {
  const answering = createAnswering(parts);

  function serve(request: IncomingMessage, response: ServerResponse, body: string): void {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    if (url.pathname === AUTHORIZE) {
      serveAuthorize(parts.handshake, parts.world.state, request, response, url, body);
      return;
    }
    const incoming: Incoming = {
      verb: request.method ?? 'GET', url, body, type: request.headers['content-type'], authorization: request.headers.authorization,
      runAs: single(request.headers['x-schoology-run-as']),
    };
    const method = answering.method(incoming);
    parts.count(method);
    const fault = parts.faults.take(method, pageNumber(url.searchParams));
    if (fault !== null && !isAnswerFault(fault) && !hasEffect(fault)) fail(response, fault);
    else carryOut(incoming, response, method, fault);
  }

  function carryOut(incoming: Incoming, response: ServerResponse, method: string, fault: Fault | null): void {
    try {
      const reply = answering.answer(incoming);
      if (fault === null) send(response, reply);
      else if (isAnswerFault(fault)) deliver(response, method, reply, fault);
      else fail(response, fault);
    } catch (cause) {
      if (!(cause instanceof WireError)) throw cause;
      sendError(response, cause);
    }
  }

  /** An answer that exists, and meets a fault on its way. */
  function deliver(response: ServerResponse, method: string, reply: Reply, fault: AnswerFault): void {
    switch (fault.kind) {
      case 'stale':
        if (method === 'comments.create') parts.lag.hide(`comment ${idOf(reply.body)}`, 'comments', fault.lists);
        else parts.lag.hide(`item ${idOf(reply.body)}`, 'items', fault.lists);
        send(response, reply);
        return;
      case 'malformed':
        send(response, { ...reply, body: spoil(reply.body ?? {}, fault) });
        return;
      case 'slow':
        setTimeout(() => send(response, reply), fault.milliseconds);
        return;
      case 'garbled': {
        const text = reply.form ?? JSON.stringify(reply.body ?? {});
        response.writeHead(reply.status, { 'content-type': 'application/json' }).end(text.slice(0, Math.floor(text.length / 2)));
      }
    }
  }

  return createShell(serve, (response, cause) => sendError(response, new WireError(500, `The sandbox broke: ${String(cause)}`)));
}

function fail(response: ServerResponse, fault: CallFault): void {
  switch (fault.kind) {
    case 'busy':
      sendError(response, new WireError(429, 'Too many requests', fault.retryAfter ?? null));
      return;
    case 'error':
      sendError(response, new WireError(fault.code, fault.text ?? ''));
      return;
    case 'lost':
      response.socket?.destroy();
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end(LIMIT_PAGE);
      return;
    case 'broken-page':
      sendError(response, new WireError(500, ''));
  }
}

function send(response: ServerResponse, { status, body, form, location }: Reply): void {
  if (location !== undefined) response.setHeader('location', location);
  if (form !== undefined) {
    response.writeHead(status, { 'content-type': 'application/x-www-form-urlencoded' }).end(form);
    return;
  }
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
}

function sendError(response: ServerResponse, { status, text, retryAfter }: WireError): void {
  if (retryAfter !== null) response.setHeader('retry-after', String(retryAfter));
  if (text === '') response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'text/plain; charset=UTF-8' }).end(text);
}

function idOf(body: object | undefined): string {
  return body !== undefined && 'id' in body ? String(body.id) : '';
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
