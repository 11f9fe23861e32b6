import { createHash } from 'node:crypto';
import { unpaced, type Bucket } from '../../http/bucket.ts';
import type { SchoologySettings } from './settings.ts';

/**
 * The limit is 50 credits in any five seconds (FACTS.md 7.1), for all who share the consumer key, other programs of the
 * district too: 60 % of it on average, and 80 % in any five seconds as Schoology counts them, also when calls arrive late and together.
 */
const PER_SECOND = 6;
const AT_ONCE = 10;
const WINDOW = { most: 40, milliseconds: 5_000 };

/** What a call costs: a write three reads. */
export function creditsOf(method: string): number {
  return method === 'GET' || method === 'OPTIONS' ? 1 : 3;
}

/**
 * The bucket of the installation's consumer key, which all its teachers share.
 * A server on this machine is a stand-in with no such limit: nothing is paced there, unless it asks for a pause.
 */
export function quotaOf({
  apiRoot,
  consumerKey,
}: Pick<SchoologySettings, 'apiRoot' | 'consumerKey'>): readonly Bucket[] {
  const name = `schoology/${short(consumerKey)}`;
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(apiRoot).hostname)) return [unpaced(`${name}/here`)];
  return [{ name, perSecond: PER_SECOND, burst: AT_ONCE, window: WINDOW }];
}

/** Names the teacher's credential without holding it. */
export function userKey({ token, tokenSecret }: Pick<SchoologySettings, 'token' | 'tokenSecret'>): string {
  return short(`${token} ${tokenSecret}`);
}

function short(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 16);
}
