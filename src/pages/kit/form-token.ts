import { randomBytes } from 'node:crypto';
import { isSigned, sign } from './signature.ts';

/** Bytes of a signature, and of what it is masked with. */
const LENGTH = 32;

/**
 * The anti-forgery token of a form: a signature, written differently on each page. A page that is sent packed tells by its
 * length how often a text occurs in it; what never looks the same twice cannot be guessed from that (SAFETY.md 6).
 */
export function formToken(secret: Buffer, purpose: string, parts: readonly string[]): string {
  const mask = randomBytes(LENGTH);
  return Buffer.concat([mask, masked(Buffer.from(sign(secret, purpose, parts), 'base64url'), mask)]).toString(
    'base64url',
  );
}

/** True when the token is ours for exactly this purpose and these texts. */
export function isFormToken(secret: Buffer, purpose: string, parts: readonly string[], token: string): boolean {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * LENGTH) return false;
  return isSigned(
    secret,
    purpose,
    parts,
    masked(bytes.subarray(LENGTH), bytes.subarray(0, LENGTH)).toString('base64url'),
  );
}

function masked(bytes: Buffer, mask: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, place) => byte ^ (mask[place] ?? 0)));
}
