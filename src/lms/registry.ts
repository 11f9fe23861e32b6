import type { Config } from '../config.ts';
import type { Http } from '../http/types.ts';
import type { SchoolId } from '../ids.ts';
import { googleHost } from './google/host.ts';
import { LmsError } from './errors.ts';
import type { Lms, LmsId } from './types.ts';

/** One teacher's stored credential. */
export interface Grant {
  readonly school: SchoolId;
  /** As the school file names the teacher. */
  readonly user: string;
  readonly token: string;
  /** What it is known to allow; null: not known yet. */
  readonly scopes: readonly string[] | null;
}

export interface GrantCheck {
  /** False: the host could not be asked just now. */
  readonly ok: boolean;
  readonly scopes: readonly string[] | null;
  /** Features that stay off for want of a permission, in words that complete "Waymark may not ...". */
  readonly missing: readonly string[];
}

/** What each LMS offers beside the port: opening it for a teacher, and trying a credential. */
export interface Host {
  open(grant: Grant): Lms;
  /** @throws LmsError `denied` when the credential is no good */
  check(grant: Grant): Promise<GrantCheck>;
}

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
