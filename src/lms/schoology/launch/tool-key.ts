import {
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  SignJWT,
  type JWTPayload,
} from 'jose';
import type { Instant } from '../../../time.ts';

const ALGORITHM = 'RS256';
/** Seconds a token of ours is good for. */
const GOOD_FOR = 300;

/** What we sign towards the platform, and the public half it checks that with. */
export interface ToolKey {
  sign(claims: JWTPayload, at: Instant): Promise<string>;
  readonly public: { readonly keys: readonly object[] };
}

/** @param pem RSA, PKCS #8. Its id is the thumbprint (RFC 7638), so that another key is another id. */
export async function openToolKey(pem: string): Promise<ToolKey> {
  const key = await importPKCS8(pem, ALGORITHM, { extractable: true });
  const { kty, n, e } = await exportJWK(key);
  if (kty !== 'RSA' || n === undefined || e === undefined) throw new TypeError('the key is no RSA key');
  const kid = await calculateJwkThumbprint({ kty, n, e });
  return {
    public: { keys: [{ kty, n, e, kid, alg: ALGORITHM, use: 'sig' }] },
    sign(claims, at) {
      const seconds = Math.floor(Date.parse(at) / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + GOOD_FOR)
        .sign(key);
    },
  };
}

/** A new private key as PEM. */
export async function makeToolKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportPKCS8(privateKey);
}
