import type { Config } from '../../config.ts';
import type { Http } from '../../http/types.ts';
import { LmsError } from '../errors.ts';
import type { Instant } from '../../time.ts';
import type { Grant, GrantCheck, Host } from '../host.ts';
import type { Grant as Granted } from './sign-in/grant.ts';
import type { GoogleSettings } from './settings.ts';
import { createSignIns } from './sign-in/sign-ins.ts';
import { signInDoor } from './sign-in/sign-in-door.ts';

/**
 * Google for every teacher of this installation: settings and network are the same for all. Its client libraries take longer to
 * load than all the rest together, so what talks with it is loaded by the first who has a credential.
 */
export function googleHost(config: Config, http: Http, now: () => Instant): Host {
  const settingsOf = (grant: Grant): GoogleSettings => settingsFor(config, http, grant);
  const signIns = createSignIns(() => Date.parse(now()));
  return {
    async open(grant) {
      const settings = { ...settingsOf(grant), signIns };
      return (await import('./index.ts')).createGoogle(settings);
    },
    check: (grant) => tried(async () => (await import('./sign-in/grant.ts')).checkGrant(settingsOf(grant))),
    quizzes: {
      async open(grant) {
        const settings = { ...settingsOf(grant), signIns };
        return (await import('./forms/quizzes.ts')).createQuizReader(settings);
      },
      check: (grant) => tried(async () => (await import('./sign-in/grant.ts')).checkQuizGrant(settingsOf(grant))),
    },
    door: () => null,
    consent: null,
    signIn: signInDoor(config, http, now),
    frames: { launch: [], addon: config.google.classroomWeb },
  };
}

async function tried(check: () => Promise<Pick<Granted, 'email' | 'scopes' | 'without'>>): Promise<GrantCheck> {
  try {
    const { email, scopes, without } = await check();
    return { ok: true, account: email, scopes, missing: without };
  } catch (error) {
    // a host that does not answer says nothing about the credential
    if (error instanceof LmsError && (error.kind === 'down' || error.kind === 'busy'))
      return { ok: false, account: null, scopes: null, missing: [] };
    throw error;
  }
}

function settingsFor({ google, baseUrl }: Config, http: Http, { school, token, scopes }: Grant): GoogleSettings {
  const { clientId, clientSecret, classroomRoot, formsRoot, tokenUrl } = google;
  if (clientId === null || clientSecret === null) {
    throw new LmsError('denied', 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET are not set', {
      todo: 'Set both to the OAuth client of your Google Cloud project (see .env.example).',
      scope: 'course',
    });
  }
  return {
    school,
    clientId,
    clientSecret,
    refreshToken: token,
    classroomRoot,
    formsRoot,
    tokenUrl,
    markerRoot: `${baseUrl}/r/`,
    http,
    ...(scopes === null || scopes.length === 0 ? {} : { grantedScopes: scopes }),
  };
}
