import { OAuth2Client } from 'google-auth-library';
import type { OAuth2ClientOptions } from 'google-auth-library';
import { readJson } from '../../../http/json.ts';
import type { HttpRequest } from '../../../http/types.ts';
import { adapterOf, type Sent } from '../adapter.ts';
import { signInRefused, unreadable } from '../errors.ts';
import { Token } from '../schema.ts';
import type { GoogleSettings } from '../settings.ts';

type TokenAdapter = NonNullable<NonNullable<OAuth2ClientOptions['transporterOptions']>['adapter']>;

/** One teacher's sign-in, which renews itself through our own way out. */
export function openSignIn(settings: GoogleSettings): OAuth2Client {
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
      kind: 'fixed',
      school: settings.school,
      quotas: [],
      alone: null,
      onSend: () => undefined,
    });
    if (reply.status < 200 || reply.status >= 300) throw signInRefused(reply);
    const token = Token.safeParse(readJson(reply));
    if (!token.success) throw unreadable('Google renewed the sign-in with an answer that holds no token', false);
    return { reply, data: token.data };
  }
  return auth;
}
