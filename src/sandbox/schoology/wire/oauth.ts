import { createHmac } from 'node:crypto';
import { unauthorized } from './errors.ts';

/** What an `Authorization: OAuth` header says, decoded. */
export interface Signed {
  readonly key: string;
  /** Empty for two-legged calls. */
  readonly token: string;
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly method: 'PLAINTEXT' | 'HMAC-SHA1';
  readonly signature: string;
  /** All `oauth_` parameters but the signature, as they came. */
  readonly parameters: readonly (readonly [string, string])[];
}

const REALM = 'Schoology API';
const METHODS = ['PLAINTEXT', 'HMAC-SHA1'] as const;

/** Reads the header as the vendor describes it (lms/schoology/FACTS.md 1.1): `realm` first, `oauth_signature` last, `oauth_token` there even when empty. */
export function readHeader(header: string | undefined): Signed {
  const pairs = pairsOf(header);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || first[0] !== 'realm' || first[1] !== REALM)
    throw unauthorized(`The Authorization header must begin with realm="${REALM}".`);
  if (last === undefined || last[0] !== 'oauth_signature')
    throw unauthorized('oauth_signature must come last in the Authorization header.');
  const names = pairs.map(([name]) => name);
  if (new Set(names).size !== names.length)
    throw unauthorized('A parameter of the Authorization header is given twice.');
  const parameters = pairs.slice(1, -1);
  const value = (name: string): string => {
    const found = parameters.find(([other]) => other === name);
    if (found === undefined) throw unauthorized(`Missing ${name}.`);
    return found[1];
  };
  const method = METHODS.find((known) => known === value('oauth_signature_method'));
  if (method === undefined) throw unauthorized('Unknown oauth_signature_method.');
  if (value('oauth_version') !== '1.0') throw unauthorized('Unknown oauth_version.');
  if (!/^\d{1,12}$/.test(value('oauth_timestamp')))
    throw unauthorized('oauth_timestamp must be in seconds since 1970.');
  if (value('oauth_nonce') === '') throw unauthorized('oauth_nonce must not be empty.');
  return {
    key: value('oauth_consumer_key'),
    token: value('oauth_token'),
    nonce: value('oauth_nonce'),
    timestamp: Number(value('oauth_timestamp')),
    method,
    signature: last[1],
    parameters,
  };
}

/**
 * The signature such a request must carry (RFC 5849, 3.4): the secrets themselves, or HMAC-SHA1 over verb, address and
 * query; the body is in no case part of it (lms/schoology/FACTS.md 1.1).
 */
export function signatureFor(
  signed: Signed,
  verb: string,
  url: URL,
  secrets: { readonly consumer: string; readonly token: string },
): string {
  const key = `${encode(secrets.consumer)}&${encode(secrets.token)}`;
  return signed.method === 'PLAINTEXT'
    ? key
    : createHmac('sha1', key)
        .update(baseString(verb, url, signed.parameters))
        .digest('base64');
}

function baseString(verb: string, url: URL, parameters: Signed['parameters']): string {
  const pairs = [...url.searchParams, ...parameters].map(([name, value]) => [encode(name), encode(value)] as const);
  const sorted = pairs
    .toSorted(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${name}=${value}`);
  return [verb.toUpperCase(), encode(`${url.protocol}//${url.host}${url.pathname}`), encode(sorted.join('&'))].join(
    '&',
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** RFC 3986, which leaves fewer characters alone than `encodeURIComponent`. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function pairsOf(header: string | undefined): [string, string][] {
  const list = /^OAuth\s+(?<list>.+)$/s.exec(header ?? '')?.groups?.['list'];
  if (list === undefined) throw unauthorized('An OAuth 1.0 Authorization header is needed.');
  return list.split(',').map((part) => {
    const pair = /^\s*(?<name>\w+)="(?<value>[^"]*)"\s*$/.exec(part)?.groups;
    if (pair === undefined) throw unauthorized('The Authorization header cannot be read.');
    return [pair['name'] ?? '', decode(pair['value'] ?? '')];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unauthorized('The Authorization header cannot be read.');
  }
}
