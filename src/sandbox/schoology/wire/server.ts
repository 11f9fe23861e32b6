import type { Answered, Answers, Asked } from '../../shell/shell.ts';
import { spoil } from '../../shell/faults.ts';
import type { Faults } from '../../shell/faults.ts';
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

const LIMIT_PAGE =
  '<!DOCTYPE html><html lang="en"><title>Schoology</title>' +
  "<p>You have reached Schoology's Web App request limit of 15 requests per 5 seconds.</p></html>";

/** The HTTP side: finds the method, makes the faults it was told to make, and answers. */
export function createWire(parts: ServerParts): Answers {
  const answering = createAnswering(parts);

  function serve(asked: Asked): Answered | null {
    const { verb, url, header, body } = asked;
    if (url.pathname === AUTHORIZE) return serveAuthorize(parts.handshake, parts.world.state, asked);
    const incoming: Incoming = {
      verb,
      url,
      body,
      type: header('content-type'),
      authorization: header('authorization'),
      runAs: header('x-schoology-run-as'),
    };
    const method = answering.method(incoming);
    parts.count(method);
    const fault = parts.faults.take(method, pageNumber(url.searchParams));
    return fault !== null && !isAnswerFault(fault) && !hasEffect(fault)
      ? fail(fault)
      : carryOut(incoming, method, fault);
  }

  function carryOut(incoming: Incoming, method: string, fault: Fault | null): Answered | null {
    try {
      const reply = answering.answer(incoming);
      if (fault === null) return whole(reply);
      return isAnswerFault(fault) ? onItsWay(method, reply, fault) : fail(fault);
    } catch (cause) {
      if (!(cause instanceof WireError)) throw cause;
      return refusal(cause);
    }
  }

  /** An answer that exists, and meets a fault on its way. */
  function onItsWay(method: string, reply: Reply, fault: AnswerFault): Answered {
    switch (fault.kind) {
      case 'stale':
        if (method === 'comments.create') parts.lag.hide(`comment ${idOf(reply.body)}`, 'comments', fault.lists);
        else parts.lag.hide(`item ${idOf(reply.body)}`, 'items', fault.lists);
        return whole(reply);
      case 'malformed':
        return whole({ ...reply, body: spoil(reply.body ?? {}, fault) });
      case 'slow':
        return { ...whole(reply), late: fault.milliseconds };
      case 'garbled':
    }
    const text = reply.form ?? JSON.stringify(reply.body ?? {});
    return {
      status: reply.status,
      headers: { 'content-type': 'application/json' },
      text: text.slice(0, Math.floor(text.length / 2)),
    };
  }

  return serve;
}

/** When the sandbox itself breaks. */
export function broke(cause: unknown): Answered {
  return refusal(new WireError(500, `The sandbox broke: ${String(cause)}`));
}

function fail(fault: CallFault): Answered | null {
  switch (fault.kind) {
    case 'busy':
      return refusal(new WireError(429, 'Too many requests', fault.retryAfter ?? null));
    case 'error':
      return refusal(new WireError(fault.code, fault.text ?? ''));
    case 'lost':
      return null;
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html; charset=UTF-8' }, text: LIMIT_PAGE };
    case 'broken-page':
  }
  return refusal(new WireError(500, ''));
}

function whole({ status, body, form, location }: Reply): Answered {
  const headers = location === undefined ? {} : { location };
  if (form !== undefined)
    return { status, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, text: form };
  if (body === undefined) return { status, headers, text: '' };
  return { status, headers: { ...headers, 'content-type': 'application/json' }, text: JSON.stringify(body) };
}

function refusal({ status, text, retryAfter }: WireError): Answered {
  const headers = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
  return { status, headers: text === '' ? headers : { ...headers, 'content-type': 'text/plain; charset=UTF-8' }, text };
}

function idOf(body: object | undefined): string {
  return body !== undefined && 'id' in body ? String(body.id) : '';
}
