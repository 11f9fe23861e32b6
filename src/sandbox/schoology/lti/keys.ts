import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

interface Pair {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: object;
}

export interface PlatformKeys {
  /** What the key set address tells: the keys in use, after a rotation the new one alone. */
  published(): { readonly keys: readonly object[] };
  sign(claims: JWTPayload): Promise<string>;
  /** Signs with a key nobody has published, under a key id of its own or under a published one. */
  signWithStranger(claims: JWTPayload, kid: 'own' | 'published'): Promise<string>;
  rotate(): Promise<void>;
  /** The public key as the text an attacker would take for a shared secret. */
  publicText(): string;
  readonly kid: string;
}

export async function createPlatformKeys(): Promise<PlatformKeys> {
  let serial = 0;
  const make = async (): Promise<Pair> => {
    serial += 1;
    const kid = `sandbox-${serial}`;
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
  };
  let current = await make();
  return {
    published: () => ({ keys: [current.jwk] }),
    sign: (claims) => sign(current, claims),
    async signWithStranger(claims, kid) {
      const stranger = await make();
      return sign({ kid: kid === 'own' ? stranger.kid : current.kid, privateKey: stranger.privateKey }, claims);
    },
    async rotate() {
      current = await make();
    },
    publicText: () => JSON.stringify(current.jwk),
    get kid() {
      return current.kid;
    },
  };
}

function sign({ kid, privateKey }: Pick<Pair, 'kid' | 'privateKey'>, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey);
}
