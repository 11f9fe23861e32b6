import type { Lag } from '../../shell/lag.ts';
import { METHODS } from '../methods/index.ts';
import type { Method } from '../methods/index.ts';
import type { Unsettled } from '../unsettled.ts';
import type { Clockwork } from '../world/world.ts';
import type { Call, Reply } from './call.ts';
import type { Caller, Credentials, SignedRequest } from './credentials.ts';
import { costOf } from './credits.ts';
import type { Purse } from './credits.ts';
import { invalid, notAllowed, notFound, WireError } from './errors.ts';
import type { Handshake } from './handshake.ts';
import { createRouter } from './router.ts';
import type { Route } from './router.ts';

export interface Incoming extends SignedRequest {
  readonly body: string;
  /** Content type of the body. */
  readonly type: string | undefined;
}

export interface AnswerParts {
  readonly world: Clockwork;
  readonly credentials: Credentials;
  readonly handshake: Handshake;
  readonly purse: Purse;
  readonly unsettled: Unsettled;
  readonly lag: Lag;
  readonly school: { readonly id: string; readonly name: string };
  /** Counts the credits a call of a method took. */
  readonly charge: (method: string, credits: number) => void;
}

export interface Answering {
  /** The name under which a call is counted. */
  method(incoming: Incoming): string;
  /** Throws `WireError`; then nothing was changed. */
  answer(incoming: Incoming): Reply;
}

export function createAnswering(parts: AnswerParts): Answering {
  const router = createRouter(METHODS);

  function charge(incoming: Incoming, method: string, cost: number): void {
    parts.purse.spend(consumerKey(incoming), cost);
    parts.charge(method, cost);
  }

  function run(route: Route, caller: Caller, url: URL, body: unknown): Reply {
    const base = `${url.origin}/v1`;
    const call: Call = {
      path: route.path,
      query: url.searchParams,
      body,
      caller,
      world: parts.world,
      school: parts.school,
      base,
      self: `${url.origin}${url.pathname}`,
      unsettled: parts.unsettled,
      lag: parts.lag,
      inner: (path) => inner(new URL(path, url.origin), caller),
    };
    return METHODS[route.id].handle(call);
  }

  function inner(url: URL, caller: Caller): Reply {
    const route = router.route('GET', url.pathname);
    if (route === null || route === 'wrong-verb') return { status: 404 };
    try {
      return run(route, caller, url, undefined);
    } catch (cause) {
      if (cause instanceof WireError) return { status: cause.status };
      throw cause;
    }
  }

  /** The calls of the three-legged flow: they are signed in their own way and cost nothing. */
  function flow(incoming: Incoming): Reply {
    if (incoming.verb !== 'GET') throw notAllowed();
    const step = incoming.url.pathname.slice(FLOW.length);
    if (step === 'request_token') return { status: 200, form: parts.handshake.requestToken(incoming) };
    if (step === 'access_token') return { status: 200, form: parts.handshake.accessToken(incoming) };
    throw notFound();
  }

  return {
    method({ verb, url }) {
      if (url.pathname.startsWith(FLOW)) return url.pathname.slice('/v1/'.length).replace('/', '.');
      const route = router.route(verb, url.pathname);
      return route === null || route === 'wrong-verb' ? 'unknown' : route.id;
    },
    answer(incoming) {
      if (incoming.url.pathname.startsWith(FLOW)) return flow(incoming);
      const caller = parts.credentials.caller(incoming);
      const route = router.route(incoming.verb, incoming.url.pathname);
      if (route === null) throw notFound();
      if (route === 'wrong-verb') throw notAllowed();
      const body = bodyOf(incoming);
      const method: Method = METHODS[route.id];
      charge(incoming, route.id, method.cost?.(body, parts.unsettled) ?? costOf(incoming.verb));
      return run(route, caller, incoming.url, body);
    },
  };
}

const FLOW = '/v1/oauth/';

/** Only JSON is read here; a form is refused (lms/schoology/FACTS.md 2.1). */
function bodyOf({ verb, body, type }: Incoming): unknown {
  if (body === '' || verb === 'GET') return undefined;
  if (!/^application\/json\b/i.test(type ?? '')) throw new WireError(415, 'Unsupported Media Type');
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw invalid('The request body is no JSON');
  }
}

function consumerKey({ authorization }: Incoming): string {
  return /oauth_consumer_key="(?<key>[^"]*)"/.exec(authorization ?? '')?.groups?.['key'] ?? '';
}
