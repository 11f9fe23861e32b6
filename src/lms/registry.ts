import type { Config } from '../config.ts';
import type { Http } from '../http/types.ts';
import { googleHost } from './google/host.ts';
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
