import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs a list of texts for one purpose; the list is framed, so that no two lists share a signature. */
export function sign(secret: Buffer, purpose: string, parts: readonly string[]): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([purpose, ...parts]))
    .digest('base64url');
}

/** True when `signature` is ours for exactly this purpose and these texts. Takes the same time whether it is or not. */
export function isSigned(secret: Buffer, purpose: string, parts: readonly string[], signature: string): boolean {
  const ours = Buffer.from(sign(secret, purpose, parts));
  const theirs = Buffer.from(signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
