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

  const { delegated } = settings;
  if (delegated !== undefined) {
    let asked: Promise<{ access_token: string; expiry_date: number }> | null = null;
    // the library shares a renewal between callers only for refresh tokens
    auth.refreshHandler = () =>
      (asked ??= tokenFor(settings, delegated)
        .then(({ access_token, expires_in = 0 }) => ({
          access_token,
          expiry_date: delegated.now() + expires_in * 1000,
        }))
        .finally(() => {
          asked = null;
        }));
  }

  /** The token endpoint. Renewing twice is harmless, so it may be repeated. */
  async function renew(request: HttpRequest): Promise<Sent> {
    return exchanged(settings, request);
  }
  return auth;
}

/** An access token by a JWT of the delegate (RFC 7523, 2.1), which Google gives where the domain's administrator allowed these scopes. */
async function tokenFor(settings: GoogleSettings, { by, as, scopes, now }: Delegated): Promise<Token> {
  const iat = Math.floor(now() / 1000);
  const assertion = await by.sign({
    iss: by.account,
    sub: as,
    scope: scopes.join(' '),
    aud: settings.tokenUrl,
    iat,
    exp: iat + 3600,
  });
  const { data } = await exchanged(settings, {
    method: 'POST',
    url: settings.tokenUrl,
    headers: new Headers({ 'content-type': 'application/x-www-form-urlencoded' }),
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
  });
  return data;
}

type Delegated = NonNullable<GoogleSettings['delegated']>;

async function exchanged(settings: GoogleSettings, request: HttpRequest): Promise<Sent & { readonly data: Token }> {
  const reply = await settings.http.send(request, {
    kind: 'fixed',
    school: settings.school,
    quotas: [],
    alone: null,
    onSend: () => undefined,
  });
  if (reply.status < 200 || reply.status >= 300) {
    throw signInRefused(reply, settings.delegated === undefined ? 'granted' : 'delegated');
  }
  const token = Token.safeParse(readJson(reply));
  if (!token.success) throw unreadable('Google renewed the sign-in with an answer that holds no token', false);
  return { reply, data: token.data };
}
