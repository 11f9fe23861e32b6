import { hash } from 'node:crypto';
import type { OAuth2Client } from 'google-auth-library';
import { z } from 'zod';
import type { Config } from '../../../config.ts';
import { HttpFailure } from '../../../http/failure.ts';
import { readJson } from '../../../http/json.ts';
import type { Http, HttpReply } from '../../../http/types.ts';
import { Instant } from '../../../time.ts';
import { LmsError } from '../../errors.ts';
import { SignInRefused, type ComingFor, type PersonGrant, type SignInDoor } from '../../sign-in.ts';
import { identityReader } from './identity.ts';
import { HINT_SCOPES, missingFrom, NIGHT_SCOPES, STUDENT_FRAME_SCOPES, TEACHER_FRAME_SCOPES } from '../scopes.ts';
import type { GoogleSettings } from '../settings.ts';
import type { SignIns } from './sign-ins.ts';
import { boxesLeft, NOT_TOLD, OTHER_ACCOUNT, SILENT, USED_UP } from './sign-in-words.ts';

const SCOPES: Readonly<Record<ComingFor, readonly string[]>> = {
  discovery: TEACHER_FRAME_SCOPES,
  teacher: TEACHER_FRAME_SCOPES,
  review: TEACHER_FRAME_SCOPES,
  student: STUDENT_FRAME_SCOPES,
  link: ['openid', 'email', 'profile'],
  nights: NIGHT_SCOPES,
};

/** The teacher's grant that the nightly run works with. */
const OF_NIGHTS: readonly ComingFor[] = ['discovery', 'teacher', 'review', 'nights'];

const Exchanged = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().default(3600),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
  id_token: z.string(),
});

/** Milliseconds for which an unused access token that this process renewed is remembered. */
const KNOWN_FOR = 60 * 60 * 1000;

/** People of Google sign in themselves and act as themselves (FACTS.md 5.4); null without an app of ours there. */
export function signInDoor(config: Config, http: Http, now: () => Instant): SignInDoor | null {
  const { clientId, clientSecret, authUrl, issuer, jwksUrl, tokenUrl, classroomRoot, formsRoot, hintsTopic } =
    config.google;
  if (clientId === null || clientSecret === null) return null;
  const redirect = `${config.baseUrl}/oauth/google`;
  const identityOf = identityReader({ clientId, issuer, jwksUrl, http });
  const acting = actingPeople(now);
  const scopesFor = (coming: ComingFor): readonly string[] =>
    hintsTopic !== null && OF_NIGHTS.includes(coming) ? [...SCOPES[coming], ...HINT_SCOPES] : SCOPES[coming];

  return {
    lms: 'google',
    address(wish) {
      const address = new URL(authUrl);
      const asked: Readonly<Record<string, string | null>> = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirect,
        scope: scopesFor(wish.for).join(' '),
        state: wish.state,
        nonce: wish.nonce,
        code_challenge: wish.challenge,
        code_challenge_method: 'S256',
        access_type: 'offline',
        include_granted_scopes: 'true',
        login_hint: wish.hint,
        prompt: wish.asks ? 'consent' : wish.chooses === true ? 'select_account' : null,
      };
      for (const [name, value] of Object.entries(asked)) if (value !== null) address.searchParams.set(name, value);
      return address.href;
    },
    async finish({ for: coming, hint, code, verifier, nonce }, at) {
      const reply = await sent(http, tokenUrl, {
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirect,
        client_id: clientId,
        client_secret: clientSecret,
      });
      const exchanged = Exchanged.safeParse(exchangedIn(reply));
      if (!exchanged.success) throw new SignInRefused('token', NOT_TOLD);
      const { access_token, expires_in, refresh_token, scope, id_token } = exchanged.data;
      const person = await identityOf(id_token, nonce, at);
      if (hint !== null && person.id !== hint) throw new SignInRefused('other-account', OTHER_ACCOUNT);
      // a token that does not say holds all that was asked for (RFC 6749 5.1)
      const scopes = scope === undefined ? scopesFor(coming) : scope.split(' ');
      const left = boxesLeft(coming, scopes);
      if (left !== null) throw new SignInRefused('not-granted', left);
      return {
        person,
        grant: {
          accessToken: access_token,
          accessEndsAt: Instant.parse(new Date(Date.parse(at) + expires_in * 1000).toISOString()),
          refreshToken: refresh_token ?? null,
          scopes,
        },
      };
    },
    missing: (scopes) => Object.values(missingFrom(scopes)).flat(),
    openAs: async (school, person, grant) =>
      (await import('../index.ts')).createGoogle({
        school,
        user: person.id,
        clientId,
        clientSecret,
        refreshToken: grant.refreshToken,
        classroomRoot,
        formsRoot,
        tokenUrl,
        markerRoot: `${config.baseUrl}/r/`,
        http,
        grantedScopes: grant.scopes,
        signIns: { of: (settings, open) => acting(settings, grant, open) },
      }),
  };
}

/** The token endpoint. A code serves once, so it is sent once. */
async function sent(http: Http, url: string, fields: Readonly<Record<string, string>>): Promise<HttpReply> {
  try {
    return await http.send(
      {
        method: 'POST',
        url,
        headers: new Headers({
          'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
          accept: 'application/json',
        }),
        body: new URLSearchParams(fields).toString(),
      },
      { kind: 'once', school: 'sign-in', quotas: [], alone: null, onSend: () => undefined },
    );
  } catch (error) {
    if (error instanceof HttpFailure) throw new SignInRefused('silent', SILENT);
    throw error;
  }
}

function exchangedIn(reply: HttpReply): unknown {
  if (reply.status === 429 || reply.status >= 500) throw new SignInRefused('silent', SILENT);
  if (reply.status !== 200) throw new SignInRefused('code', USED_UP);
  try {
    return readJson(reply);
  } catch (error) {
    if (error instanceof HttpFailure) throw new SignInRefused('silent', SILENT);
    throw error;
  }
}

type Opens = Parameters<SignIns['of']>[1];

/**
 * Acts with what they granted: the access token of the sign-in, renewed where there is a refresh token. A renewed token
 * stays only in the memory of this process.
 */
function actingPeople(now: () => Instant): (settings: GoogleSettings, grant: PersonGrant, open: Opens) => OAuth2Client {
  const known = new Map<string, { readonly auth: OAuth2Client; seen: number }>();
  return (settings, grant, open) => {
    const at = now();
    const seen = Date.parse(at);
    for (const [key, each] of known) if (Math.abs(seen - each.seen) >= KNOWN_FOR) known.delete(key);
    const key = hash('sha256', grant.accessToken, 'base64url');
    const acting = known.get(key) ?? { auth: actingAs(open(settings), grant, at), seen };
    acting.seen = seen;
    known.set(key, acting);
    return acting.auth;
  };
}

function actingAs(auth: OAuth2Client, grant: PersonGrant, at: Instant): OAuth2Client {
  if (grant.refreshToken === null)
    auth.refreshHandler = async () => {
      throw new LmsError('denied', 'what this person granted has ended', {
        todo: 'Sign in again.',
        scope: 'credential',
      });
    };
  if (grant.accessEndsAt > at)
    auth.setCredentials({
      access_token: grant.accessToken,
      refresh_token: grant.refreshToken,
      scope: grant.scopes.join(' '),
    });
  return auth;
}
