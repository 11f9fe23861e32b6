import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { HttpFailure } from '../../../http/failure.ts';
import type { Http } from '../../../http/types.ts';
import { HostId } from '../../../ids.ts';
import type { Instant } from '../../../time.ts';
import { SignInRefused, type Person } from '../../sign-in.ts';
import { NOT_TOLD, SILENT } from './sign-in-words.ts';

/** Seconds two clocks may differ. */
const LEEWAY = 60;
/** Longest name of a person that is shown, in characters. */
const LONGEST_NAME = 200;

export interface IdentityTerms {
  readonly clientId: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly http: Http;
}

/**
 * Reads whom an identity token is about.
 * @throws SignInRefused `token`, or `silent` when Google's keys cannot be fetched
 */
export type ReadIdentity = (token: string, nonce: string, at: Instant) => Promise<Person>;

const Claims = z.object({
  sub: HostId,
  nonce: z.string(),
  azp: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  hd: z.string().optional(),
});

/**
 * Identity tokens, looked at whole (OpenID Connect Core 3.1.3.7; FACTS.md 5.4): signed RS256 with a key of Google's, by this issuer, for us
 * alone, with the nonce of this sign-in, in time. The person is `sub`.
 */
export function identityReader({ clientId, issuer, jwksUrl, http }: IdentityTerms): ReadIdentity {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { [customFetch]: (url) => fetchKeys(http, url) });
  const issuers = [issuer, issuer.replace(/^https?:\/\//, '')];
  return async (token, nonce, at) => {
    const terms = { issuer: issuers, audience: clientId, currentDate: new Date(at) };
    const claims = Claims.safeParse(await verified(token, keys, terms));
    if (!claims.success || claims.data.nonce !== nonce) throw new SignInRefused('token', NOT_TOLD);
    const { sub, azp, name, email, email_verified: isTheirs, hd } = claims.data;
    if (azp !== undefined && azp !== clientId) throw new SignInRefused('token', NOT_TOLD);
    return {
      lms: 'google',
      id: sub,
      name: name?.trim().slice(0, LONGEST_NAME) || null,
      email: isTheirs === true ? (email ?? null) : null,
      domain: hd?.toLowerCase() ?? null,
    };
  };
}

async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  terms: { readonly issuer: string[]; readonly audience: string; readonly currentDate: Date },
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...terms,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat', 'nonce', 'sub'],
      clockTolerance: LEEWAY,
    });
    if (payload.aud !== terms.audience) throw new SignInRefused('token', NOT_TOLD); // a token for several audiences is refused
    return payload;
  } catch (error) {
    if (error instanceof HttpFailure) throw new SignInRefused('silent', SILENT);
    if (!(error instanceof errors.JOSEError)) throw error;
    throw KEYS_SILENT.has(error.code) ? new SignInRefused('silent', SILENT) : new SignInRefused('token', NOT_TOLD);
  }
}

/** What jose says when the address of the keys does not answer with keys. */
const KEYS_SILENT = new Set([errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code]);

async function fetchKeys(http: Http, url: string): Promise<Response> {
  const { status, text } = await http.send(
    { method: 'GET', url, headers: new Headers({ accept: 'application/json' }), body: null },
    { kind: 'read', school: 'sign-in', quotas: [], alone: null, onSend: () => undefined },
  );
  return new Response(text, { status });
}
