import { createHmac } from 'node:crypto';

/** `PLAINTEXT` only over https (RFC 5849 3.4.4); `HMAC-SHA1` anywhere. */
export type SignatureMethod = 'PLAINTEXT' | 'HMAC-SHA1';

/** Who signs. `token` and `tokenSecret` are empty before there is a token: both are then present and empty. */
export interface SigningKeys {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly token: string;
  readonly tokenSecret: string;
}

/** What makes each signature unique. */
export interface Once {
  /** Unix seconds; never less than in an earlier request of the same key. */
  readonly timestamp: number;
  /** 16 random bytes or more, as text. */
  readonly nonce: string;
}

/** What is signed. A body never is: the host's own client leaves it out, and with it the answer is 401 (FACTS.md 1.1). */
export interface Signable {
  readonly method: string;
  readonly url: string;
}

/**
 * The `Authorization` header of one request (RFC 5849). It is good once: a repeat or a redirect needs another.
 * The realm stands first and the signature last, the rest by name, as the host documents it.
 */
export function authorization(
  request: Signable,
  keys: SigningKeys,
  method: SignatureMethod,
  once: Once,
  realm = 'Schoology API',
): string {
  const fields: readonly Field[] = [
    ['oauth_consumer_key', keys.consumerKey],
    ['oauth_nonce', once.nonce],
    ['oauth_signature_method', method],
    ['oauth_timestamp', String(once.timestamp)],
    ['oauth_token', keys.token],
    ['oauth_version', '1.0'],
  ];
  const signature = method === 'PLAINTEXT' ? keyOf(keys) : signatureOf(request, fields, keys);
  const written = [...fields, ['oauth_signature', signature] as const].map(
    ([name, value]) => `${name}="${encode(value)}"`,
  );
  return `OAuth realm="${realm}",${written.join(',')}`;
}

/** HMAC-SHA1 over the base string, base64 (RFC 5849 3.4.2). */
export function signatureOf(
  request: Signable,
  fields: readonly Field[],
  keys: Pick<SigningKeys, 'consumerSecret' | 'tokenSecret'>,
): string {
  return createHmac('sha1', keyOf(keys)).update(baseString(request, fields)).digest('base64');
}

export type Field = readonly [name: string, value: string];

/** RFC 5849 3.4.1: method, address without its query, and every parameter of query and header, in the order of their encoded text. */
export function baseString({ method, url }: Signable, fields: readonly Field[]): string {
  const { origin, pathname, searchParams } = new URL(url);
  const parameters = [...searchParams, ...fields]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${name}=${value}`);
  return [method.toUpperCase(), origin + pathname, parameters.join('&')].map(encode).join('&');
}

function keyOf({ consumerSecret, tokenSecret }: Pick<SigningKeys, 'consumerSecret' | 'tokenSecret'>): string {
  return `${encode(consumerSecret)}&${encode(tokenSecret)}`;
}

/** RFC 5849 3.6, which is stricter than the platform's own function. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** By bytes, the same on every machine; encoded text is ASCII. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
