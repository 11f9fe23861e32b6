import type { OAuth2Client } from 'google-auth-library';
import type { MethodOptions } from 'googleapis-common';
import { failureOf, HttpFailure } from '../../http/failure.ts';
import { readJson } from '../../http/json.ts';
import type { HttpReply, Terms } from '../../http/types.ts';
import { LmsError } from '../errors.ts';
import { adapterOf } from './adapter.ts';
import { isQuotaRefusal, refused, unanswered } from './errors.ts';
import type { CallPurpose } from './errors.ts';
import { emailIn } from './sign-in/id-token.ts';
import { quotasOf, userKey } from './quotas.ts';
import type { QuotaClass } from './limits.ts';
import type { GoogleSettings } from './settings.ts';
import { openSignIn } from './sign-in/sign-in.ts';

/** One call of ours: what it is about, and how it may be sent. */
export interface Call extends Omit<CallPurpose, 'writes'> {
  readonly kind: Terms['kind'];
  readonly quota: QuotaClass;
  /** When what a write rests on was checked; see `Terms`. */
  readonly since?: number;
}

/** One teacher's sign-in, and the only door through which the API clients reach the network. */
export interface TeacherClient {
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

export function openTeacherClient(settings: GoogleSettings): TeacherClient {
  const quotas = quotasOf(settings);
  const writer = `google/writer/${userKey(settings)}`;
  let sent = 0;
  const auth = settings.signIns?.of(settings, openSignIn) ?? openSignIn(settings);

  async function attempt(call: Call, send: (options: MethodOptions) => Promise<unknown>): Promise<HttpReply> {
    const terms: Terms = {
      kind: call.kind,
      school: settings.school,
      quotas: quotas[call.quota],
      limit: `google_${call.quota}`,
      alone: call.kind === 'read' ? null : writer,
      ...(call.since === undefined ? {} : { since: call.since }),
      busy: isQuotaRefusal,
      onSend: () => {
        sent += 1;
      },
    };
    let reply: HttpReply | null = null;
    let used: string | null = null;
    const adapter = adapterOf(async (request) => {
      used = request.headers.get('authorization');
      reply = await settings.http.send(request, terms);
      return { reply, data: null };
    }) as ApiAdapter;
    try {
      // Retrying and judging a status are done only here and in src/http.
      await send({ adapter, retry: false, validateStatus: () => true });
    } catch (error) {
      throw ourError(error, call);
    }
    if (reply === null)
      throw new LmsError('malformed', `Waymark did not send the call to ${call.doing}`, { todo: 'Report this.' });
    forgetRefused(reply, used);
    return reply;
  }

  /** Drops a refused access token, unless another call has renewed it meanwhile; the next call then renews it. */
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
        throw ourError(error, {
          doing: 'renew the sign-in',
          permission: 'courses',
          area: 'thing',
          kind: 'fixed',
          quota: 'classroom',
        });
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

type ApiAdapter = NonNullable<MethodOptions['adapter']>;

/**
 * Turns what the libraries threw into our own error. Their errors are never kept: they hold the request with its token.
 */
function ourError(error: unknown, call: Call): LmsError {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof LmsError) return at;
    if (at instanceof HttpFailure) return unanswered(at, { ...call, writes: call.kind !== 'read' });
  }
  return unanswered(failureOf(error), { ...call, writes: call.kind !== 'read' });
}
