import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Http } from '../http/types.ts';
import { googleHost } from './google/host.ts';
import type { Consent } from './consent.ts';
import type { LaunchDoor } from './launch.ts';
import { openConsent } from './schoology/consent.ts';
import { openDoor } from './schoology/launch/index.ts';
import { makeToolKey } from './schoology/launch/tool-key.ts';
import { frameSources } from './schoology/own-host.ts';
import type { Host } from './host.ts';
import { schoologyHost } from './schoology/host.ts';
import type { LmsId } from './types.ts';

/** One line per LMS. */
const HOSTS: { readonly [Id in LmsId]: (config: Config, http: Http) => Host } = {
  google: googleHost,
  schoology: schoologyHost,
};

export function hostsOf(config: Config, http: Http): Readonly<Record<LmsId, Host>> {
  return { google: HOSTS.google(config, http), schoology: HOSTS.schoology(config, http) };
}

/** The door of the LMS that launches people into our pages; null where the settings name no app for it. */
export function doorOf(config: Config, http: Http, keptKey: (make: () => Promise<string>) => Promise<string>): LaunchDoor | null {
  const { domain, lti: { clientId, key, ...addresses } } = config.schoology;
  if (clientId === null) return null;
  return openDoor({
    clientId, ...addresses, domain, http, launchUrl: `${config.baseUrl}/schoology/launch`, now: () => Date.now(),
    key: async () => key ?? keptKey(makeToolKey),
  });
}

/** How teachers connect in the browser; null where the settings name no app for it. */
export function consentOf(config: Config, http: Http): Consent | null {
  const { consumerKey, consumerSecret, apiRoot, webRoot, domain } = config.schoology;
  if (consumerKey === null || consumerSecret === null) return null;
  return openConsent({ consumerKey, consumerSecret, apiRoot, webRoot, domain, http, now: () => Date.now(), nonce: () => randomBytes(16).toString('hex') });
}

/** Days an LMS lets a credential live (lms/schoology/FACTS.md 1.3: at most 90, and no renewing); null: until it is taken back. */
export const CREDENTIAL_DAYS: Readonly<Record<LmsId, number | null>> = { google: null, schoology: 90 };

/** Whether an LMS keeps the results of single questions to itself, so that they come from files. */
export const RESULTS_FROM_FILES: Readonly<Record<LmsId, boolean>> = { google: false, schoology: true };

/** Who may frame our pages: the hosts of an LMS that launches people into them, and the platform that says who they are. */
export function framesOf(config: Config): readonly string[] {
  const { domain, lti } = config.schoology;
  return lti.clientId === null ? [] : frameSources(domain, lti.issuer);
}
