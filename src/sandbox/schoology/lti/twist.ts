import { createHmac } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { PlatformKeys } from './keys.ts';

/** What can be wrong with a launch. `null`: nothing, as the real platform sends it. */
export type Twist =
  | null
  | 'audience-list' | 'audience-list-without-azp' | 'audience-list-for-another' | 'wrong-audience' | 'wrong-azp' | 'wrong-issuer'
  | 'old' | 'not-yet' | 'from-the-future' | 'without-expiry' | 'wrong-nonce' | 'without-nonce'
  | 'unknown-key' | 'forged-signature' | 'alg-none' | 'hs256-with-public-key' | 'garbled'
  | 'other-deployment' | 'wrong-version' | 'wrong-message' | 'without-context' | 'anonymous' | 'sub-without-uid' | 'deep-link-elsewhere';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';

/** The claims of a launch with this thing wrong in them; those that are wrong in the signature come out as they went in. */
export function twistClaims(claims: JWTPayload, twist: Twist, at: number): JWTPayload {
  const ours = String(claims.aud);
  const { nonce: _nonce, exp: _exp, [`${LTI}/context`]: _context, sub: _sub, ...rest } = claims;
  switch (twist) {
    case 'audience-list': return { ...claims, aud: [ours, 'another-tool'], azp: ours };
    case 'audience-list-without-azp': return { ...claims, aud: [ours, 'another-tool'] };
    case 'audience-list-for-another': return { ...claims, aud: [ours, 'another-tool'], azp: 'another-tool' };
    case 'wrong-audience': return { ...claims, aud: 'another-tool' };
    case 'wrong-azp': return { ...claims, azp: 'another-tool' };
    case 'wrong-issuer': return { ...claims, iss: 'https://elsewhere.example' };
    case 'old': return { ...claims, iat: at - 7200, exp: at - 3600 };
    case 'not-yet': return { ...claims, nbf: at + 3600 };
    case 'from-the-future': return { ...claims, iat: at + 3600, exp: at + 7200 };
    case 'without-expiry': return { ...rest, sub: claims.sub ?? '', nonce: claims['nonce'], [`${LTI}/context`]: claims[`${LTI}/context`] };
    case 'wrong-nonce': return { ...claims, nonce: 'another-nonce-of-another-launch' };
    case 'without-nonce': return { ...rest, sub: claims.sub ?? '', exp: claims.exp ?? at, [`${LTI}/context`]: claims[`${LTI}/context`] };
    case 'other-deployment': return { ...claims, [`${LTI}/deployment_id`]: 'another-deployment' };
    case 'wrong-version': return { ...claims, [`${LTI}/version`]: '1.1.0' };
    case 'wrong-message': return { ...claims, [`${LTI}/message_type`]: 'LtiSubmissionReviewRequest' };
    case 'without-context': return { ...rest, sub: claims.sub ?? '', nonce: claims['nonce'], exp: claims.exp ?? at };
    case 'anonymous': return { ...rest, nonce: claims['nonce'], exp: claims.exp ?? at, [`${LTI}/context`]: claims[`${LTI}/context`] };
    case 'sub-without-uid': return { ...claims, sub: 'someone' };
    default: return claims;
  }
}

/** The claims as a token, signed by the platform or, where that is what is wrong, in another way. */
export async function twistToken(keys: PlatformKeys, claims: JWTPayload, twist: Twist): Promise<string> {
  switch (twist) {
    case 'unknown-key': return keys.signWithStranger(claims, 'own');
    case 'forged-signature': return keys.signWithStranger(claims, 'published');
    case 'alg-none': return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
    case 'hs256-with-public-key': {
      const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: keys.kid })}.${part(claims)}`;
      return `${signed}.${createHmac('sha256', keys.publicText()).update(signed).digest('base64url')}`;
    }
    case 'garbled': return 'this.is-no.token';
    default: return keys.sign(claims);
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
