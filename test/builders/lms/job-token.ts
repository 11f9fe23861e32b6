import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { afterFile } from '../../runner/after-file.ts';
import { serveApp, type ServedApp } from '../served/served-app.ts';

export const AUDIENCE = 'https://jobs.waymark.example';
export const ACCOUNT = 'night@project.iam.example';
export const ISSUER = 'https://accounts.google.com';

export interface Signer {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly jwk: JWK;
}

/** Those that were made: each costs a tenth of a second of work. No two signers of a test file have the same. */
const pairs: ReturnType<typeof generateKeyPair>[] = [];
let given = 0;
afterFile(async () => {
  given = 0;
});

export async function signer(kid: string): Promise<Signer> {
  const { publicKey, privateKey } = await (pairs[given++] ??= generateKeyPair('RS256', { extractable: true }));
  return { kid, key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

/** The claims of a good token at `now` (seconds). */
export function goodClaims(now: number): Record<string, unknown> {
  return {
    iss: ISSUER,
    aud: AUDIENCE,
    azp: '1122334455',
    sub: '1122334455',
    email: ACCOUNT,
    email_verified: true,
    iat: now,
    exp: now + 3600,
  };
}

/** A token with these claims and no others; a claim that is undefined is left out. */
export function tokenOf(
  claims: Record<string, unknown>,
  by: Pick<Signer, 'kid' | 'key'>,
  header: object = {},
  crit: Record<string, boolean> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: by.kid, ...header })
    .sign(by.key, { crit });
}

/** The issuer's address of keys, on this machine. */
export function serveKeys(...signers: readonly Signer[]): Promise<ServedApp> {
  return serveApp((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: signers.map(({ jwk }) => jwk) }));
  });
}
