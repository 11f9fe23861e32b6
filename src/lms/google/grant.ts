import { TeacherId } from '../../ids.ts';
import { LmsError } from '../errors.ts';
import { createApi, openClients } from './api.ts';
import { unreadable } from './errors.ts';
import { Profile } from './schema.ts';
import { missingFrom } from './scopes.ts';
import { openSession } from './session.ts';
import type { GoogleSettings } from './settings.ts';

export interface Grant {
  readonly id: TeacherId;
  /** Null when the grant does not show it. */
  readonly email: string | null;
  /** Empty when the token does not say. */
  readonly scopes: readonly string[];
  /** Features that stay off for want of a permission, each in words that complete "Waymark may not ...". */
  readonly without: readonly string[];
}

/**
 * Signs in with the refresh token and says whose it is and what it allows.
 * @throws LmsError `denied` when the token is no good, or does not allow what Waymark cannot work without
 */
export async function checkGrant(settings: GoogleSettings): Promise<Grant> {
  const session = openSession(settings);
  await session.signIn();
  const scopes = session.scopes();
  const missing = scopes === null ? { required: [], optional: [] } : missingFrom(scopes);
  if (missing.required.length > 0) {
    throw new LmsError('denied', `the grant does not let Waymark ${missing.required.join('; ')}`, {
      scope: 'credential', todo: 'Connect again and leave every box on the consent page ticked.',
    });
  }
  const profile = Profile.safeParse(await createApi(session, openClients(session), settings).me());
  if (!profile.success) throw unreadable('Google answered with a profile that cannot be read', false);
  return {
    id: TeacherId.parse(profile.data.id), email: profile.data.emailAddress ?? null,
    scopes: scopes ?? [], without: missing.optional,
  };
}
