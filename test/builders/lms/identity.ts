import type { Instant } from '../../../src/time.ts';
import { tokenOf, type Signer } from './job-token.ts';

export const ISSUER = 'https://accounts.example';
export const CLIENT = 'client';

/** Ana's identity token, an hour good; `claims` replaces or adds. */
export function identityToken(
  by: Signer,
  at: Instant,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const iat = Math.floor(Date.parse(at) / 1000);
  const ana = { sub: '9001', name: 'Ana', email: 'ana@cedar.example', email_verified: true };
  return tokenOf({ iss: ISSUER, aud: CLIENT, nonce: 'n1', iat, exp: iat + 3600, ...ana, ...claims }, by);
}
