import type { Config } from '../../config.ts';
import type { Http } from '../../http/types.ts';
import { LmsError } from '../errors.ts';
import type { Instant } from '../../time.ts';
import type { Grant, GrantCheck, Host } from '../host.ts';
import type { Grant as Granted } from './sign-in/grant.ts';
import type { GoogleSettings } from './settings.ts';
import { createSignIns, type SignIns } from './sign-in/sign-ins.ts';
import { iamDelegate, keyDelegate } from './sign-in/delegate.ts';
import { readHint } from './hints/message.ts';
import { NIGHT_SCOPES } from './scopes.ts';
import { cloudToken } from '../../cloud-token.ts';
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
    delegated: delegatedBy(config, http, now, signIns),
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
    readHint: config.google.hintsTopic === null ? null : readHint,
    frames: { launch: [], addon: config.google.classroomWeb },
  };
}

function delegatedBy(config: Config, http: Http, now: () => Instant, signIns: SignIns): Host['delegated'] {
  const { delegate } = config.google;
  if (delegate === null) return null;
  const by =
    delegate.key === null
      ? iamDelegate(delegate.account, {
          root: delegate.iamRoot,
          token: cloudToken('https://www.googleapis.com/auth/iam'),
          http,
        })
      : keyDelegate(delegate.account, delegate.key);
  const settingsOf = ({ school, user }: Pick<Grant, 'school' | 'user'>): GoogleSettings => ({
    ...settingsFor(config, http, { school, user, token: null, scopes: NIGHT_SCOPES }),
    user: `${delegate.account}/${user.toLowerCase()}`,
    delegated: { by, as: user, scopes: NIGHT_SCOPES, now: () => Date.parse(now()) },
    signIns,
  });
  return {
    account: delegate.account,
    scopes: NIGHT_SCOPES,
    open: async (teacher) => (await import('./index.ts')).createGoogle(settingsOf(teacher)),
    check: (teacher) => tried(async () => (await import('./sign-in/grant.ts')).checkGrant(settingsOf(teacher))),
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

function settingsFor(
  { google, baseUrl }: Config,
  http: Http,
  { school, token, scopes }: Omit<Grant, 'token'> & { readonly token: string | null },
): GoogleSettings {
  const { clientId, clientSecret, classroomRoot, formsRoot, tokenUrl, hintsTopic } = google;
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
    ...(hintsTopic === null ? {} : { hintsTopic }),
    ...(scopes === null || scopes.length === 0 ? {} : { grantedScopes: scopes }),
  };
}
