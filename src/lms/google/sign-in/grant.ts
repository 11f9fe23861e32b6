import { TeacherId } from '../../../ids.ts';
import { LmsError } from '../../errors.ts';
import { createApi, openClients } from '../api.ts';
import { unreadable } from '../errors.ts';
import { Profile } from '../schema.ts';
import { allows, missingForQuizzes, missingFrom } from '../scopes.ts';
import { openTeacherClient } from '../teacher-client.ts';
import type { TeacherClient } from '../teacher-client.ts';
import type { GoogleSettings } from '../settings.ts';

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
  const client = openTeacherClient(settings);
  await client.signIn();
  const scopes = client.scopes();
  const missing = scopes === null ? { required: [], optional: [] } : missingFrom(scopes);
  refuseWithout(missing.required);
  const { id, emailAddress } = await profileOf(client, settings);
  return { id: TeacherId.parse(id), email: emailAddress ?? null, scopes: scopes ?? [], without: missing.optional };
}

/**
 * The same for an account that only lends its forms. The sign-in says whose account it is; where it does not, profiles
 * are read if the grant allows it.
 * @throws LmsError `denied` when the token is refused, or does not open forms and their answers
 */
export async function checkQuizGrant(settings: GoogleSettings): Promise<Omit<Grant, 'id'>> {
  const client = openTeacherClient(settings);
  await client.signIn();
  const scopes = client.scopes() ?? [];
  refuseWithout(scopes.length === 0 ? [] : missingForQuizzes(scopes));
  const mayAsk = allows(scopes, 'emails');
  const email = client.email() ?? (mayAsk ? ((await profileOf(client, settings)).emailAddress ?? null) : null);
  return { email, scopes, without: email === null ? ['see whose account it is'] : [] };
}

function refuseWithout(required: readonly string[]): void {
  if (required.length === 0) return;
  throw new LmsError('denied', `the grant does not let Waymark ${required.join('; ')}`, {
    scope: 'credential',
    todo: 'Connect again and leave every box on the consent page ticked.',
  });
}

async function profileOf(client: TeacherClient, settings: GoogleSettings): Promise<Profile> {
  const profile = Profile.safeParse(await createApi(client, openClients(client), settings).me());
  if (!profile.success) throw unreadable('Google answered with a profile that cannot be read', false);
  return profile.data;
}
