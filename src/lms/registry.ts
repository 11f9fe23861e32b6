import type { Config } from '../config.ts';
import type { Http } from '../http/types.ts';
import { googleHost } from './google/host.ts';
import { LmsError } from './errors.ts';
import type { Host } from './host.ts';
import type { LmsId } from './types.ts';

/** One line per LMS. */
const HOSTS: { readonly [Id in LmsId]: (config: Config, http: Http) => Host } = {
  google: googleHost,
  schoology: () => unavailable('Schoology'),
};

export function hostsOf(config: Config, http: Http): Readonly<Record<LmsId, Host>> {
  return { google: HOSTS.google(config, http), schoology: HOSTS.schoology(config, http) };
}

/** An LMS a school file may name that this version cannot serve yet. */
function unavailable(name: string): Host {
  const refuse = (): never => {
    throw new LmsError('denied', `${name} is not available in this version`, { todo: 'Set `lms: google` in the school file.', scope: 'credential' });
  };
  return { open: refuse, check: async () => refuse() };
}
