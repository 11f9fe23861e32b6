import type { Answered, Answers, Asked } from '../../shell/shell.ts';
import { answer, masked } from './answer.ts';
import type { Answering } from './answer.ts';
import { ApiError, errorBody } from './errors.ts';
import { spoil } from '../../shell/faults.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Faults } from '../../shell/faults.ts';
import type { Fault } from './faults.ts';
import { pageNumber } from './paging.ts';
import { route } from './router.ts';

export interface ServerParts extends Answering {
  readonly faults: Faults<Fault>;
  /** Where people sign in themselves. */
  readonly accounts: Accounts;
  /** Counts one call of a method. */
  readonly count: (method: string) => void;
}

const HTML = '<!DOCTYPE html><html lang="en"><title>Sign in</title><p>Please sign in.</p></html>';
const NOT_FOUND_HTML =
  '<!DOCTYPE html><html lang="en"><title>Error 404 (Not Found)!!1</title><p><b>404.</b> That’s an error.</p></html>';

/** The HTTP side: finds the method, makes the faults it was told to make, and answers in JSON. */
export function createWire(parts: ServerParts): Answers {
  return (asked) => serve(parts, asked);
}

/** When the sandbox itself breaks. */
export function broke(cause: unknown): Answered {
  return json(500, errorBody(500, `The sandbox broke: ${String(cause)}`, 'INTERNAL'));
}

function serve(parts: ServerParts, { verb, url, header, body }: Asked): Answered | null {
  if (verb === 'POST' && url.pathname === '/token') return serveToken(parts, body);
  if (verb === 'GET' && url.pathname === '/o/oauth2/v2/auth') return parts.accounts.authorize(url.searchParams);
  if (verb === 'GET' && url.pathname === '/oauth2/v3/certs') return json(200, parts.accounts.keys());
  const found = route(verb, url.pathname);
  if (found === null) return page(404, NOT_FOUND_HTML);
  parts.count(found.id);
  const fault = parts.faults.take(found.id, pageNumber(url.searchParams.get('pageToken')));
  if (fault !== null && !hasEffect(fault)) return fail(fault);
  return serveMethod(
    parts,
    { route: found, query: url.searchParams, authorization: header('authorization'), body },
    fault,
  );
}

function serveMethod(parts: ServerParts, request: Parameters<typeof answer>[0], fault: Fault | null): Answered | null {
  try {
    const { whole, mask } = answer(request, parts);
    if (fault?.kind === 'stale') parts.lag.hide(idOf(whole), request.route.id.replace(/create$/, 'list'), fault.lists);
    if (fault !== null && fault.kind !== 'stale' && fault.kind !== 'malformed') return fail(fault);
    const selected = masked(whole, mask) as object;
    return json(200, fault?.kind === 'malformed' ? spoil(selected, fault) : selected);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return json(cause.code, errorBody(cause.code, cause.message, cause.status));
  }
}

function serveToken(parts: ServerParts, form: string): Answered | null {
  parts.count('oauth.token');
  const fault = parts.faults.take('oauth.token', 1);
  if (fault !== null) return fail(fault);
  const { code, body } = parts.tokens.exchange(new URLSearchParams(form));
  return json(code, body);
}

/** Whether the call is carried out although it meets this fault. */
function hasEffect(fault: Fault): boolean {
  if (fault.kind === 'stale' || fault.kind === 'malformed') return true;
  return 'effect' in fault && (fault.effect ?? false);
}

const STATUSES: Readonly<Record<number, string>> = {
  400: 'FAILED_PRECONDITION',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

function fail(fault: Fault): Answered | null {
  switch (fault.kind) {
    case 'busy': {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return json(429, errorBody(429, 'Quota exceeded for quota metric.', 'RESOURCE_EXHAUSTED'), wait);
    }
    case 'error': {
      const message = 'The sandbox was told to fail.';
      return json(
        fault.code,
        errorBody(
          fault.code,
          fault.type === undefined ? message : `@${fault.type} ${message}`,
          fault.status ?? STATUSES[fault.code] ?? 'UNKNOWN',
        ),
      );
    }
    case 'lost':
      return null;
    case 'html':
      return page(200, HTML);
    case 'broken-page':
      return json(500, errorBody(500, 'Internal error encountered.', 'INTERNAL'));
    case 'refused-page':
      return json(400, errorBody(400, 'Invalid page token.', 'INVALID_ARGUMENT'));
    case 'stale':
    case 'malformed':
  }
  throw new RangeError(`${fault.kind} is no failure of the whole call`);
}

function idOf(item: object): string {
  return 'id' in item ? String(item.id) : '';
}

function json(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Answered {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    text: JSON.stringify(body),
  };
}

function page(status: number, text: string): Answered {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, text };
}
