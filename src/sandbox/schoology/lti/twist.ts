import { createHmac } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { PlatformKeys } from './keys.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const LIST = (claims: JWTPayload): string[] => [String(claims.aud), 'another-tool'];

/** What can be wrong in what a launch says. */
const IN_CLAIMS = {
  'audience-list': (claims) => ({ ...claims, aud: LIST(claims), azp: String(claims.aud) }),
  'audience-list-without-azp': (claims) => ({ ...claims, aud: LIST(claims) }),
  'audience-list-for-another': (claims) => ({ ...claims, aud: LIST(claims), azp: 'another-tool' }),
  'wrong-audience': (claims) => ({ ...claims, aud: 'another-tool' }),
  'wrong-azp': (claims) => ({ ...claims, azp: 'another-tool' }),
  'wrong-issuer': (claims) => ({ ...claims, iss: 'https://elsewhere.example' }),
  old: (claims, at) => ({ ...claims, iat: at - 7200, exp: at - 3600 }),
  'not-yet': (claims, at) => ({ ...claims, nbf: at + 3600 }),
  'from-the-future': (claims, at) => ({ ...claims, iat: at + 3600, exp: at + 7200 }),
  'without-expiry': (claims) => without(claims, 'exp'),
  'wrong-nonce': (claims) => ({ ...claims, nonce: 'another-nonce-of-another-launch' }),
  'without-nonce': (claims) => without(claims, 'nonce'),
  'other-deployment': (claims) => ({ ...claims, [`${LTI}/deployment_id`]: 'another-deployment' }),
  'wrong-version': (claims) => ({ ...claims, [`${LTI}/version`]: '1.1.0' }),
  'wrong-message': (claims) => ({ ...claims, [`${LTI}/message_type`]: 'LtiSubmissionReviewRequest' }),
  'without-context': (claims) => without(claims, `${LTI}/context`),
  anonymous: (claims) => without(claims, 'sub'),
  'sub-without-uid': (claims) => ({ ...claims, sub: 'someone' }),
} satisfies Record<string, (claims: JWTPayload, at: number) => JWTPayload>;

/** What can be wrong in how it is signed. */
const IN_SIGNATURE = {
  'unknown-key': (keys, claims) => keys.signWithStranger(claims, 'own'),
  'forged-signature': (keys, claims) => keys.signWithStranger(claims, 'published'),
  'alg-none': async (_keys, claims) => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`,
  'hs256-with-public-key': async (keys, claims) => {
    const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: keys.kid })}.${part(claims)}`;
    return `${signed}.${createHmac('sha256', keys.publicText()).update(signed).digest('base64url')}`;
  },
  garbled: async () => 'this.is-no.token',
} satisfies Record<string, (keys: PlatformKeys, claims: JWTPayload) => Promise<string>>;

/** What is wrong with a launch; null: nothing, as the real platform sends it. */
export type Twist = keyof typeof IN_CLAIMS | keyof typeof IN_SIGNATURE | 'deep-link-elsewhere' | null;

/** The claims of a launch as a signed token, with this thing wrong with it. `at`: seconds since 1970. */
export function signTwisted(keys: PlatformKeys, claims: JWTPayload, twist: Twist, at: number): Promise<string> {
  if (twist !== null && twist in IN_SIGNATURE) return IN_SIGNATURE[twist as keyof typeof IN_SIGNATURE](keys, claims);
  if (twist !== null && twist in IN_CLAIMS) return keys.sign(IN_CLAIMS[twist as keyof typeof IN_CLAIMS](claims, at));
  return keys.sign(claims);
}

function without(claims: JWTPayload, name: string): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name));
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
