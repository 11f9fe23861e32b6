import { randomBytes } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { Http } from '../../http/types.ts';
import type { Consent } from '../consent.ts';
import { LmsError } from '../errors.ts';
import type { Grant, Host } from '../host.ts';
import type { LaunchDoor } from '../launch.ts';
import { openConsent } from './consent.ts';
import type { SchoologySettings } from './index.ts';
import { openDoor } from './launch/index.ts';
import { makeToolKey } from './launch/tool-key.ts';
import { frameSources } from './own-host.ts';
import { createProbes } from './probes.ts';
import type { Probes } from './probes.ts';

/**
 * Schoology for every teacher of this installation: settings, network and what was found out are the same for all. What talks with
 * it is loaded by the first who has a credential.
 */
export function schoologyHost(config: Config, http: Http): Host {
  const probes = createProbes();
  const settingsOf = (grant: Grant): SchoologySettings => settingsFor(config, http, probes, grant);
  return {
    async open(grant) {
      const settings = settingsOf(grant);
      return (await import('./index.ts')).createSchoology(settings);
    },
    delegated: null,
    quizzes: null,
    async check(grant) {
      try {
        const settings = settingsOf(grant);
        const account = await (await import('./whose.ts')).whose(settings);
        return { ok: true, account, scopes: null, missing: [] };
      } catch (error) {
        // a host that does not answer says nothing about the credential
        if (error instanceof LmsError && (error.kind === 'down' || error.kind === 'busy'))
          return { ok: false, account: null, scopes: null, missing: [] };
        throw error;
      }
    },
    door: (keptKey) => doorOf(config, http, keptKey),
    consent: consentOf(config, http),
    signIn: null,
    readHint: null,
    frames: { launch: framesOf(config), addon: [] },
  };
}

function doorOf(config: Config, http: Http, keptKey: Parameters<Host['door']>[0]): LaunchDoor | null {
  const {
    domain,
    lti: { clientId, key, ...addresses },
  } = config.schoology;
  if (clientId === null) return null;
  return openDoor({
    clientId,
    ...addresses,
    domain,
    http,
    launchUrl: `${config.baseUrl}/schoology/launch`,
    now: () => Date.now(),
    key: async () => key ?? keptKey(makeToolKey),
  });
}

function consentOf(config: Config, http: Http): Consent | null {
  const { consumerKey, consumerSecret, apiRoot, webRoot, domain } = config.schoology;
  if (consumerKey === null || consumerSecret === null) return null;
  return openConsent({
    consumerKey,
    consumerSecret,
    apiRoot,
    webRoot,
    domain,
    http,
    now: () => Date.now(),
    nonce: () => randomBytes(16).toString('hex'),
  });
}

function framesOf({ schoology: { domain, lti } }: Config): readonly string[] {
  return lti.clientId === null ? [] : frameSources(domain, lti.issuer);
}

function settingsFor(
  { schoology, baseUrl }: Config,
  http: Http,
  probes: Probes,
  { school, token }: Grant,
): SchoologySettings {
  const { apiRoot, consumerKey, consumerSecret } = schoology;
  if (consumerKey === null || consumerSecret === null) {
    throw new LmsError('denied', 'SCHOOLOGY_CONSUMER_KEY and SCHOOLOGY_CONSUMER_SECRET are not set', {
      todo: 'Set both to the key and secret of your Schoology app (see .env.example).',
      scope: 'course',
    });
  }
  const [name = '', secret = '', ...rest] = token
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (name === '' || secret === '' || rest.length > 0) {
    throw new LmsError('denied', "the teacher's credential is not a token and its secret", {
      todo: 'Connect the teacher again: the token on the first line, its secret on the second.',
      scope: 'credential',
    });
  }
  return {
    school,
    consumerKey,
    consumerSecret,
    token: name,
    tokenSecret: secret,
    apiRoot,
    markerRoot: `${baseUrl}/r/`,
    http,
    probes,
    // The real clock, whatever time a run uses: the host checks signatures against its own clock.
    now: () => Date.now(),
    nonce: () => randomBytes(16).toString('hex'),
  };
}
