import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Signs identity tokens, and publishes what they are checked with. */
export interface AccountKeys {
  /** A key set (RFC 7517). */
  published(): object;
  /** @param claims of an identity token */
  signed(claims: object): string;
}

const KID = 'sandbox-account-key';

/** One for all sandboxes of a process, as there is one Google. Made when first needed: it takes a tenth of a second of work. */
let made: KeyObject | null = null;
const key = (): KeyObject => (made ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);

/** The account keys of the one Google that all sandboxes here are. */
export function createAccountKeys(): AccountKeys {
  return {
    published: () => ({
      keys: [{ ...createPublicKey(key()).export({ format: 'jwk' }), kid: KID, alg: 'RS256', use: 'sig' }],
    }),
    signed(claims) {
      const body = [{ alg: 'RS256', typ: 'JWT', kid: KID }, claims].map(part).join('.');
      return `${body}.${sign('sha256', Buffer.from(body), key()).toString('base64url')}`;
    },
  };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
