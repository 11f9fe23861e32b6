import { decodeJwt } from 'jose/jwt/decode';
import { z } from 'zod';

const Claims = z.object({ aud: z.string(), email: z.string(), email_verified: z.boolean() });

/**
 * The address in the identity token that comes with a sign-in when `openid` and `email` were granted; null when there is none that
 * says so. It came from the token endpoint itself over TLS, which vouches for it (OpenID Connect Core 3.1.3.7, 6): its signature is
 * not looked at.
 */
export function emailIn(token: string | null | undefined, clientId: string): string | null {
  const claims = Claims.safeParse(claimsOf(token ?? ''));
  return claims.success && claims.data.aud === clientId && claims.data.email_verified ? claims.data.email : null;
}

function claimsOf(token: string): unknown {
  try {
    return decodeJwt(token);
  } catch {
    return null; // no readable identity token: the caller gets null
  }
}
