import { createHash } from 'node:crypto';
import { perWindow } from '../../http/quota.ts';
import type { Bucket } from '../../http/quota.ts';
import type { SchoologySettings } from './settings.ts';

/** Credits in any five seconds (schoology.md 7.1), for all who share the consumer key. */
const CREDITS = 50;
const SECONDS = 5;

/** What a call costs: a write three reads. */
export function creditsOf(method: string): number {
  return method === 'GET' || method === 'OPTIONS' ? 1 : 3;
}

/**
 * The bucket of the installation's consumer key, which all its teachers share: 6 credits a second on average, 20 at once.
 * A server on this machine is a stand-in with no such limit: nothing is paced there.
 */
export function quotaOf({ apiRoot, consumerKey }: Pick<SchoologySettings, 'apiRoot' | 'consumerKey'>): readonly Bucket[] {
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(apiRoot).hostname)) return [];
  return [perWindow(`schoology/${short(consumerKey)}`, CREDITS, SECONDS)];
}

/** Names the teacher's credential without holding it. */
export function userKey({ token, tokenSecret }: Pick<SchoologySettings, 'token' | 'tokenSecret'>): string {
  return short(`${token} ${tokenSecret}`);
}

function short(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 16);
}
