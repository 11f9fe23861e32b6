import { createHmac, randomBytes } from 'node:crypto';
import { startSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { Allowance, SchoologyOptions, SchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { Instant } from '../../../src/time.ts';
import { SECTION, smallSchoology, START, TEACHER } from '../../builders/lms/schoology.ts';
import type { SmallSchoology } from '../../builders/lms/schoology.ts';

/** A bare client: nothing between a test and the wire but a signature. */
export interface Client {
  readonly sandbox: SchoologySandbox;
  /** Who the calls act as: key, secret, token, token secret. */
  readonly who: Who;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  /** Any call; `header` in place of the signed one, more headers beside it. */
  send(
    verb: string,
    path: string,
    more?: { readonly header?: string; readonly text?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>;
  /** A client with a fresh access token of somebody else. */
  as(uid: string): Client;
  /** A client with somebody's personal two-legged key. */
  personal(uid: string): Client;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
}

export interface Who {
  readonly key: string;
  readonly secret: string;
  readonly token: string;
  readonly tokenSecret: string;
}

/** Where the small school's section stands. */
export const AT = `/v1/sections/${SECTION}`;

export interface OpenOptions extends Partial<Omit<SchoologyOptions, 'allowance'>> {
  /** Absent: no limit of calls. */
  readonly allowance?: Allowance | 'usual';
  readonly at?: Instant;
}

export async function openSmall(school: SmallSchoology = {}, options: OpenOptions = {}): Promise<Client> {
  return open({ school: smallSchoology(school), ...options });
}

/** On the Monday the small school begins, ten hours in, unless `at` says when. */
export async function open({ at: now = later(START, 600), allowance, ...options }: OpenOptions = {}): Promise<Client> {
  const limit = allowance === 'usual' ? {} : { allowance: allowance ?? null };
  const sandbox = await startSchoologySandbox({ today: () => now, ...limit, ...options });
  const [teacher] = sandbox.teachers;
  return client(sandbox, {
    key: sandbox.consumerKey,
    secret: sandbox.consumerSecret,
    token: teacher?.token ?? '',
    tokenSecret: teacher?.secret ?? '',
  });
}

function client(sandbox: SchoologySandbox, who: Who): Client {
  const send: Client['send'] = async (verb, path, { header, text, headers } = {}) => {
    const url = new URL(path, sandbox.root);
    const signed = {
      authorization: header ?? authorization(sandbox, who, { verb, url }),
      accept: 'application/json',
      'content-type': 'application/json',
      ...headers,
    };
    const response = await fetch(url, {
      method: verb,
      redirect: 'manual',
      headers: signed,
      ...(text === undefined ? {} : { body: text }),
    });
    return answerOf(response);
  };
  return {
    sandbox,
    who,
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, { text: JSON.stringify(body) }),
    put: (path, body) => send('PUT', path, { text: JSON.stringify(body) }),
    remove: (path) => send('DELETE', path),
    as(uid) {
      const [token, tokenSecret] = [`token-of-${uid}`, `secret-of-${uid}`];
      sandbox.world.grant(uid, token, tokenSecret);
      return client(sandbox, { key: sandbox.consumerKey, secret: sandbox.consumerSecret, token, tokenSecret });
    },
    personal(uid) {
      const key = sandbox.personalKeys.find((one) => one.uid === uid);
      return client(sandbox, { key: key?.key ?? '', secret: key?.secret ?? '', token: '', tokenSecret: '' });
    },
    close: () => sandbox.close(),
  };
}

export interface Signing {
  readonly verb?: string;
  readonly url?: URL;
  readonly method?: 'PLAINTEXT' | 'HMAC-SHA1';
  readonly nonce?: string;
  /** Seconds since 1970; absent: the sandbox's clock. */
  readonly timestamp?: number;
  /** Replaces or removes a parameter. */
  readonly change?: Readonly<Record<string, string | null>>;
}

/** An `Authorization` header, made by hand as lms/schoology/FACTS.md 1.1 shows it. */
export function authorization(sandbox: SchoologySandbox, who: Who, signing: Signing = {}): string {
  const {
    verb = 'GET',
    url = new URL(sandbox.root),
    method = 'PLAINTEXT',
    nonce = randomBytes(16).toString('hex'),
  } = signing;
  const timestamp = signing.timestamp ?? Math.floor(Date.parse(sandbox.world.now()) / 1000);
  const parameters: Record<string, string | null> = {
    oauth_consumer_key: who.key,
    oauth_nonce: nonce,
    oauth_signature_method: method,
    oauth_timestamp: String(timestamp),
    oauth_token: who.token,
    oauth_version: '1.0',
    ...signing.change,
  };
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  const key = `${rfc3986(who.secret)}&${rfc3986(who.tokenSecret)}`;
  // By name, then by value: a NUL sorts before every character of either.
  const pairs = [...url.searchParams, ...given]
    .map(([name, value]) => `${rfc3986(name)}\0${rfc3986(value)}`)
    .toSorted()
    .map((pair) => pair.replace('\0', '='));
  const base = [verb, rfc3986(url.origin + url.pathname), rfc3986(pairs.join('&'))].join('&');
  const signature = method === 'PLAINTEXT' ? key : createHmac('sha1', key).update(base).digest('base64');
  const list = [
    ['realm', 'Schoology API'] as const,
    ...given.map(([name, value]) => [name, rfc3986(value)] as const),
    ['oauth_signature', rfc3986(signature)] as const,
  ];
  return `OAuth ${list.map(([name, value]) => `${name}="${value}"`).join(', ')}`;
}

function rfc3986(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return {
    status: response.status,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : null,
    headers: response.headers,
  };
}

/** What stands at a path, `undefined` where it breaks off. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  );
}

/** The rows of a list; none where there is no list. */
export function rows(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function later(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString() as Instant;
}

/** A request for an unpublished assignment to the first learner, to be varied. */
export function draft(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    title: 'One more chance',
    published: 0,
    allow_discussion: 0,
    grading_category: 4301,
    assignees: [880_001],
    ...more,
  };
}

export { TEACHER };
