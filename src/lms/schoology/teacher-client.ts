import { HttpFailure } from '../../http/failure.ts';
import { readJson } from '../../http/json.ts';
import type { HttpReply, Terms } from '../../http/types.ts';
import { isReplay, refused, unanswered, unreadable } from './errors.ts';
import type { CallPurpose } from './errors.ts';
import { authorization } from './oauth.ts';
import { creditsOf, quotaOf, userKey } from './quotas.ts';
import type { SchoologySettings } from './settings.ts';

/** One call of ours: what it is about, and how it may be sent. */
export interface Call extends Omit<CallPurpose, 'writes'> {
  readonly kind: Terms['kind'];
  /** Credits, where they are not those of the method. */
  readonly cost?: number;
  /** When what a write rests on was checked; see `Terms`. */
  readonly since?: number;
}

export type Query = Readonly<Record<string, string | number>>;

/** The only door to the network for one teacher: signs, redirects by hand, reads. @throws LmsError by errors.ts */
export interface TeacherClient {
  /** Reads the JSON at a path below `/v1`. */
  get(call: Call, path: string, query?: Query): Promise<unknown>;
  /** Reads the JSON at an address the host named itself; only its own are followed. */
  follow(call: Call, address: string): Promise<unknown>;
  /** Sends a write, or a question that has a body; the JSON of the answer, null where it has none (204). */
  send(call: Call, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Asks which methods a path takes; null when the host does not say. */
  methods(call: Call, path: string): Promise<ReadonlySet<string> | null>;
  /** Requests sent so far. */
  sent(): number;
  /** The clock by which writes grow too old to leave. */
  now(): number;
}

const MOST_HOPS = 3;

export function openTeacherClient(settings: SchoologySettings): TeacherClient {
  const quotas = quotaOf(settings);
  const writer = `schoology/writer/${userKey(settings)}`;
  const root = `${settings.apiRoot}/v1`;
  const signature = settings.signature ?? (settings.apiRoot.startsWith('https:') ? 'PLAINTEXT' : 'HMAC-SHA1');
  let sent = 0;

  function headers(method: string, url: string, hasBody: boolean): Headers {
    const once = { timestamp: Math.floor(settings.now() / 1000), nonce: settings.nonce() };
    return new Headers({
      accept: 'application/json',
      authorization: authorization({ method, url }, settings, signature, once),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    });
  }

  async function attempt(call: Call, method: string, url: string, body: string | null): Promise<HttpReply> {
    const terms: Terms = {
      kind: call.kind,
      school: settings.school,
      quotas,
      limit: 'schoology',
      cost: call.cost ?? creditsOf(method),
      alone: call.kind === 'read' ? null : writer,
      ...(call.since === undefined ? {} : { since: call.since }),
      onSend: () => {
        sent += 1;
      },
    };
    try {
      return await settings.http.send({ method, url, headers: () => headers(method, url, body !== null), body }, terms);
    } catch (error) {
      throw error instanceof HttpFailure ? unanswered(error, aboutOf(call)) : error;
    }
  }

  /** Signed again once after a replay, where a repeat does no harm: a create that was taken for one may have arrived. */
  async function exchange(call: Call, method: string, url: string, body: string | null): Promise<HttpReply> {
    const reply = await attempt(call, method, url, body);
    return call.kind !== 'once' && isReplay(reply) ? attempt(call, method, url, body) : reply;
  }

  /** An answer of the host, after the redirects it makes (FACTS.md 1.2). A redirect followed with the same signature is refused. */
  async function answer(call: Call, method: string, url: string, body: string | null): Promise<HttpReply> {
    let reply = await exchange(call, method, url, body);
    for (let hops = 0; call.kind === 'read' && isRedirect(reply) && hops < MOST_HOPS; hops += 1) {
      const next = ownAddress(new URL(reply.headers.get('location') ?? '', url).href, call);
      reply = await exchange(call, 'GET', next, null);
    }
    if (reply.status < 200 || reply.status >= 300) throw refused(reply, aboutOf(call));
    return reply;
  }

  /** Every request carries the token, so requests go to the host and nowhere else. */
  function ownAddress(address: string, call: Call): string {
    if (!URL.canParse(address) || !new URL(address).href.startsWith(`${new URL(root).href}/`)) {
      throw unreadable(`Schoology did not ${call.doing}: it named an address that is not its own`, false);
    }
    return address;
  }

  return {
    async get(call, path, query = {}) {
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, String(value)]),
      ).toString();
      return json(await answer(call, 'GET', `${root}${path}${search === '' ? '' : `?${search}`}`, null), call);
    },
    follow: async (call, address) => json(await answer(call, 'GET', ownAddress(address, call), null), call),
    async send(call, method, path, body) {
      const reply = await answer(call, method, `${root}${path}`, body === undefined ? null : JSON.stringify(body));
      return reply.text === '' ? null : json(reply, call);
    },
    async methods(call, path) {
      const allow = (await answer(call, 'OPTIONS', `${root}${path}`, null)).headers.get('allow');
      return allow === null ? null : new Set(allow.split(',').map((method) => method.trim().toUpperCase()));
    },
    sent: () => sent,
    now: () => settings.http.now(),
  };
}

function isRedirect({ status }: HttpReply): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

function aboutOf(call: Call): CallPurpose {
  return { ...call, writes: call.kind !== 'read' };
}

function json(reply: HttpReply, call: Call): unknown {
  try {
    return readJson(reply);
  } catch (error) {
    throw error instanceof HttpFailure ? unanswered(error, aboutOf(call)) : error;
  }
}
