import { createHash, verify } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../../time.ts';
import type { Person } from '../world/records.ts';
import type { Accounts, Granted } from '../accounts/accounts.ts';
import type { Clockwork } from '../world/world.ts';
import { ApiError } from './errors.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Seconds an access token lives. */
const LIFETIME = 3600;

export interface Caller {
  readonly person: Person;
  readonly scopes: ReadonlySet<string>;
}

export interface Tokens {
  /** The token endpoint: form fields in, status and JSON out (RFC 6749, sections 5 and 6). */
  exchange(form: URLSearchParams): { readonly code: number; readonly body: object };
  /** Who calls, by the bearer token. Throws 401 `UNAUTHENTICATED`. */
  caller(authorization: string | undefined): Caller;
}

/** A service account that the domain's administrator allowed to act for its people (domain-wide delegation). */
export interface AllowedDelegate {
  readonly account: string;
  /** PEM. */
  readonly publicKey: string;
  readonly scopes: readonly string[];
}

export interface Client {
  readonly id: string;
  readonly secret: string;
}

interface Access extends Granted {
  /** Of the school's own story; null: granted in a browser. */
  readonly refreshToken: string | null;
  readonly until: number;
}

const BAD_CODE = { code: 400, body: { error: 'invalid_grant', error_description: 'Malformed auth code.' } } as const;

export function createTokens(
  world: Clockwork,
  client: Client,
  seed: string,
  accounts: Accounts,
  allowed: () => AllowedDelegate | null,
): Tokens {
  const live = new Map<string, Access>();
  let serial = 0;

  function issue({ user, scopes }: Granted, refreshToken: string | null, now: Instant): string {
    serial += 1;
    const token = `ya29.${createHash('sha256').update(`${seed} ${user} ${now} ${serial}`).digest('base64url')}`;
    live.set(token, { user, scopes, refreshToken, until: Date.parse(now) / 1000 + LIFETIME });
    return token;
  }

  function tokenOf(granted: Granted, refreshToken: string | null, now: Instant): object {
    return {
      access_token: issue(granted, refreshToken, now),
      expires_in: LIFETIME - 1,
      scope: granted.scopes.join(' '),
      token_type: 'Bearer',
    };
  }

  /** RFC 7523 as Google answers it (lms/google/FACTS.md 6.4). */
  function delegated(assertion: string, now: Instant): { readonly code: number; readonly body: object } {
    const delegate = allowed();
    const claims = delegate === null ? null : claimsOf(assertion, delegate.publicKey);
    if (delegate === null || claims === null || claims.iss !== delegate.account)
      return { code: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
    const seconds = Date.parse(now) / 1000;
    if (claims.exp <= seconds || claims.iat > seconds + 300 || claims.exp - claims.iat > LIFETIME)
      return {
        code: 400,
        body: { error: 'invalid_grant', error_description: 'Invalid JWT: Token must be a short-lived token.' },
      };
    const scopes = claims.scope.split(' ');
    const person = [...world.state.people.values()].find(
      ({ email }) => email.toLowerCase() === claims.sub.toLowerCase(),
    );
    if (person === undefined)
      return { code: 400, body: { error: 'invalid_grant', error_description: 'Invalid email or User ID' } };
    if (!scopes.every((scope) => delegate.scopes.includes(scope)))
      return {
        code: 401,
        body: {
          error: 'unauthorized_client',
          error_description:
            'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
        },
      };
    const access_token = issue({ user: person.id, scopes }, null, now);
    return { code: 200, body: { access_token, expires_in: LIFETIME - 1, token_type: 'Bearer' } };
  }

  return {
    exchange(form) {
      const now = world.now();
      if (form.get('grant_type') === JWT_BEARER) return delegated(form.get('assertion') ?? '', now);
      if (form.get('client_id') !== client.id || form.get('client_secret') !== client.secret) {
        return { code: 401, body: { error: 'invalid_client', error_description: 'The OAuth client was not found.' } };
      }
      if (form.get('grant_type') === 'authorization_code') {
        const redeemed = accounts.redeem(form);
        if (redeemed === null) return BAD_CODE;
        const { granted, refreshToken, identity } = redeemed;
        const lasting = refreshToken === null ? {} : { refresh_token: refreshToken };
        return { code: 200, body: { ...tokenOf(granted, null, now), ...lasting, id_token: identity } };
      }
      if (form.get('grant_type') !== 'refresh_token') {
        return {
          code: 400,
          body: {
            error: 'unsupported_grant_type',
            error_description: `Invalid grant_type: ${form.get('grant_type') ?? ''}`,
          },
        };
      }
      for (const [user, grant] of world.state.grants) {
        if (grant.refreshToken !== form.get('refresh_token') || grant.revoked) continue;
        const identity = identityToken(world.state.people.get(user), grant.scopes, client, now);
        return {
          code: 200,
          body: { ...tokenOf({ user, scopes: grant.scopes }, grant.refreshToken, now), id_token: identity },
        };
      }
      const granted = accounts.lasting(form.get('refresh_token') ?? '');
      if (granted !== null) return { code: 200, body: tokenOf(granted, null, now) };
      return { code: 400, body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } };
    },
    caller(authorization) {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
      const access = token === undefined ? undefined : live.get(token);
      const grant = access === undefined ? undefined : world.state.grants.get(access.user);
      const person = access === undefined ? undefined : world.state.people.get(access.user);
      const isGranted =
        access?.refreshToken === null ||
        (grant !== undefined && !grant.revoked && grant.refreshToken === access?.refreshToken);
      const valid = access !== undefined && isGranted && Date.parse(world.now()) / 1000 < access.until;
      if (!valid || person === undefined) {
        throw new ApiError(
          'UNAUTHENTICATED',
          'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
        );
      }
      return { person, scopes: new Set(access.scopes) };
    },
  };
}

const Assertion = z.object({ iss: z.string(), sub: z.string(), scope: z.string(), iat: z.number(), exp: z.number() });

/** Null: not signed with that key, or not the claims that are asked for. */
function claimsOf(assertion: string, publicKey: string): z.infer<typeof Assertion> | null {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const isSigned = verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'));
  if (!isSigned) return null;
  const claims = Assertion.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  return claims.success ? claims.data : null;
}

/** Who it is, where that was granted (OpenID Connect Core 12.2 leaves it open whether a renewal says so); its signature is nobody's. */
function identityToken(
  person: Person | undefined,
  scopes: readonly string[],
  client: Client,
  now: Instant,
): string | undefined {
  if (person === undefined || !scopes.includes('openid')) return undefined;
  const iat = Math.floor(Date.parse(now) / 1000);
  const email = scopes.some((scope) => scope.endsWith('userinfo.email'))
    ? { email: person.email, email_verified: true }
    : {};
  const claims = {
    iss: 'https://accounts.google.com',
    aud: client.id,
    sub: person.id,
    iat,
    exp: iat + LIFETIME,
    ...email,
  };
  return [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat('sandbox')
    .join('.');
}
