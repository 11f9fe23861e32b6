import type { Config } from '../config.ts';
import type { Http } from '../http/types.ts';
import { googleHost } from './google/host.ts';
import type { Host } from './host.ts';
import { perLms, type LmsId } from './known.ts';
import { schoologyHost } from './schoology/host.ts';

/** How each LMS is opened, a line each. */
const HOSTS: { readonly [Id in LmsId]: (config: Config, http: Http) => Host } = {
  google: googleHost,
  schoology: schoologyHost,
};

export type Hosts = Readonly<Record<LmsId, Host>>;

export function hostsOf(config: Config, http: Http): Hosts {
  return perLms((lms) => HOSTS[lms](config, http));
}

/** Who may frame our pages. */
export function framesOf(hosts: Hosts): readonly string[] {
  return Object.values(hosts).flatMap(({ frames }) => frames);
}
