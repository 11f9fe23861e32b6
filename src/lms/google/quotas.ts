import { createHash } from 'node:crypto';
import { perMinute, unpaced } from '../../http/bucket.ts';
import type { Bucket } from '../../http/bucket.ts';
import { LIMITS, type QuotaClass } from './limits.ts';
import type { GoogleSettings } from './settings.ts';

/**
 * The buckets of this teacher and of the project, shared by name with every other adapter of the process.
 * A server on this machine is a stand-in with no such quotas: nothing is paced there, unless it asks for a pause.
 */
export function quotasOf(settings: GoogleSettings): Readonly<Record<QuotaClass, readonly Bucket[]>> {
  return {
    classroom: bucketsOf('classroom', settings.classroomRoot, settings),
    forms: bucketsOf('forms', settings.formsRoot, settings),
    responses: bucketsOf('responses', settings.formsRoot, settings),
    watches: bucketsOf('watches', settings.formsRoot, settings),
  };
}

function bucketsOf(quota: QuotaClass, root: string, settings: GoogleSettings): readonly Bucket[] {
  if (isLoopback(root)) return [unpaced(`google/${quota}/here/${settings.clientId}`)];
  const [project, user] = LIMITS[quota];
  return [
    perMinute(`google/${quota}/project/${settings.clientId}`, project),
    perMinute(`google/${quota}/user/${userKey(settings)}`, user),
  ];
}

/** Identifies the teacher without containing the credential. */
export function userKey({ user, refreshToken }: GoogleSettings): string {
  return createHash('sha256')
    .update(user ?? refreshToken ?? '')
    .digest('base64url')
    .slice(0, 16);
}

function isLoopback(root: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(root).hostname);
}
