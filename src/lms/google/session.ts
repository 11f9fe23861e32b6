import { OAuth2Client } from 'google-auth-library';
import type { OAuth2ClientOptions } from 'google-auth-library';
import type { MethodOptions } from 'googleapis-common';
import { failureOf, HttpFailure } from '../../http/failure.ts';
import { readJson } from '../../http/json.ts';
import type { HttpReply, HttpRequest, Terms } from '../../http/types.ts';
import { LmsError } from '../errors.ts';
import { isQuotaRefusal, refused, signInRefused, unanswered, unreadable } from './errors.ts';
import type { About } from './errors.ts';
import { emailIn } from './id-token.ts';
import { quotasOf, userKey } from './quotas.ts';
import type { QuotaClass } from './quotas.ts';
import { Token } from './schema.ts';
import type { GoogleSettings } from './settings.ts';

/** One call of ours: what it is about, and how it may be sent. */
export interface Call extends Omit<About, 'writes'> {
  readonly kind: Terms['kind'];
  readonly quota: QuotaClass;
  /** When what a write rests on was checked; see `Terms`. */
  readonly since?: number;
}

/** One teacher's sign-in, and the only door through which the API clients reach the network. */
export interface Session {
  /**
   * Has an API client build a request with the options given to it, sends that, and reads the JSON of the answer.
   * A token that expired is renewed once.
   * @throws LmsError by the catalogue of FACTS.md 2.4
   */
  call(call: Call, send: (options: MethodOptions) => Promise<unknown>): Promise<unknown>;
  /** Renews the sign-in, as the first call would. @throws LmsError */
  signIn(): Promise<void>;
  readonly auth: OAuth2Client;
  /** Requests sent to Classroom and Forms so far. */
  sent(): number;
  /** What the grant allows; null until it is known. */
  scopes(): readonly string[] | null;
  /** Whose sign-in it is, where it says so; null: it does not, or not yet. */
  email(): string | null;
}

/** What we use of a request that gaxios has prepared (its versions, of which two are installed, agree on that). */
interface Prepared {
  readonly method?: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body?: unknown;
}

export function openSession(settings: GoogleSettings): Session {
  const quotas = quotasOf(settings);
  const writer = `google/writer/${userKey(settings)}`;
  let sent = 0;
  const auth = new OAuth2Client({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    endpoints: { oauth2TokenUrl: settings.tokenUrl },
    credentials: { refresh_token: settings.refreshToken },
    // The library's own interceptors do nothing but log requests, tokens included.
    useAuthRequestParameters: false,
    transporterOptions: { adapter: adapterOf(renew) as TokenAdapter },
  });

  // The library would repeat a failed renewal by itself; repeating is done in src/http alone.
  auth.transporter.interceptors.request.add({
    resolved: (config) => Promise.resolve(Object.assign(config, { retry: false, retryConfig: undefined })),
  });

  /** The token endpoint. Renewing twice is harmless, so it may be repeated. */
  async function renew(request: HttpRequest): Promise<Sent> {
    const reply = await settings.http.send(request, {
      kind: 'fixed', school: settings.school, quotas: [], alone: null, onSend: () => undefined,
    });
    if (reply.status < 200 || reply.status >= 300) throw signInRefused(reply);
    const token = Token.safeParse(readJson(reply));
    if (!token.success) throw unreadable('Google renewed the sign-in with an answer that holds no token', false);
    return { reply, data: token.data };
  }

  async function attempt(call: Call, send: (options: MethodOptions) => Promise<unknown>): Promise<HttpReply> {
    const terms: Terms = {
      kind: call.kind, school: settings.school, quotas: quotas[call.quota],
      alone: call.kind === 'read' ? null : writer,
      ...(call.since === undefined ? {} : { since: call.since }),
      busy: isQuotaRefusal,
      onSend: () => { sent += 1; },
    };
    let reply: HttpReply | null = null;
    let used: string | null = null;
    const adapter = adapterOf(async (request) => {
      used = request.headers.get('authorization');
      reply = await settings.http.send(request, terms);
      return { reply, data: null };
    }) as ApiAdapter;
    try {
      // Repeating, and judging a status, is done here and in src/http alone.
      await send({ adapter, retry: false, validateStatus: () => true });
    } catch (error) {
      throw ourError(error, call);
    }
    if (reply === null) throw new LmsError('malformed', `Waymark did not send the call to ${call.doing}`, { todo: 'Report this.' });
    forgetRefused(reply, used);
    return reply;
  }

  /** Unless another call has renewed it meanwhile, a refused access token is dropped, so that the next call renews it. */
  function forgetRefused({ status }: HttpReply, used: string | null): void {
    if (status !== 401 || used === null || used !== `Bearer ${auth.credentials.access_token ?? ''}`) return;
    auth.setCredentials({ refresh_token: settings.refreshToken });
  }

  return {
    auth,
    sent: () => sent,
    scopes: () => auth.credentials.scope?.split(' ') ?? settings.grantedScopes ?? null,
    email: () => emailIn(auth.credentials.id_token, settings.clientId),
    async signIn() {
      try {
        await auth.getAccessToken();
      } catch (error) {
        throw ourError(error, { doing: 'renew the sign-in', permission: 'courses', area: 'thing', kind: 'fixed', quota: 'classroom' });
      }
    },
    async call(call, send) {
      let reply = await attempt(call, send);
      if (reply.status === 401) reply = await attempt(call, send);
      const about = { ...call, writes: call.kind !== 'read' };
      if (reply.status < 200 || reply.status >= 300) throw refused(reply, about);
      try {
        return readJson(reply);
      } catch (error) {
        throw ourError(error, call);
      }
    },
  };
}

type Built = HttpRequest & { readonly headers: Headers };
type ApiAdapter = NonNullable<MethodOptions['adapter']>;
type TokenAdapter = NonNullable<NonNullable<OAuth2ClientOptions['transporterOptions']>['adapter']>;

interface Sent {
  readonly reply: HttpReply;
  readonly data: unknown;
}

/** Has `send` stand in for gaxios's own sending : gaxios gets back as much of a response as the client libraries look at. */
function adapterOf(send: (request: Built) => Promise<Sent>): (prepared: Prepared) => Promise<unknown> {
  return async (prepared) => {
    const { reply, data } = await send(requestOf(prepared));
    return { status: reply.status, headers: reply.headers, data, config: prepared };
  };
}

function requestOf({ method, url, headers, body }: Prepared): Built {
  if (body instanceof URLSearchParams) headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
  return {
    method: method ?? 'GET',
    url: url.toString(),
    headers,
    body: body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : null,
  };
}

/** Our own error out of what the libraries wrapped around it. Theirs are never kept: they hold the request with its token. */
function ourError(error: unknown, call: Call): LmsError {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof LmsError) return at;
    if (at instanceof HttpFailure) return unanswered(at, { ...call, writes: call.kind !== 'read' });
  }
  return unanswered(failureOf(error), { ...call, writes: call.kind !== 'read' });
}
