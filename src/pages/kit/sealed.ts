import type { z } from 'zod';
import { isSigned, sign } from './signature.ts';

/**
 * A value as one signed text that is handed out and comes back. It is not encrypted: anybody who holds it can read it.
 */
export function sealValue(secret: Buffer, purpose: string, value: unknown): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${body}.${sign(secret, purpose, [body])}`;
}

/** The value; null: the text was not signed by us, or for another purpose. */
export function openValue<T extends z.ZodType>(
  secret: Buffer,
  purpose: string,
  schema: T,
  sealed: string,
): z.infer<T> | null {
  const [body = '', signature = ''] = sealed.split('.');
  return isSigned(secret, purpose, [body], signature)
    ? schema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
    : null;
}
