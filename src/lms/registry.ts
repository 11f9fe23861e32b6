import type { Config } from '../config.ts';
import type { Http } from '../http/types.ts';
import type { Instant } from '../time.ts';
import { googleHost } from './google/host.ts';
import type { Hint, HintMessage } from './hints.ts';
import type { Frames, Host } from './host.ts';
import { perLms, type LmsId } from './known.ts';
import { schoologyHost } from './schoology/host.ts';

/** How each LMS is opened, a line each. */
const HOSTS: { readonly [Id in LmsId]: (config: Config, http: Http, now: () => Instant) => Host } = {
  google: googleHost,
  schoology: schoologyHost,
};

export type Hosts = Readonly<Record<LmsId, Host>>;

/** @param now the clock by which what is remembered of a credential grows old */
export function hostsOf(config: Config, http: Http, now: () => Instant): Hosts {
  return perLms((lms) => HOSTS[lms](config, http, now));
}

/** What a message that an LMS pushed says, by the reader of whichever understands it; null: nothing that we asked to be told of. */
export function hintReader(hosts: Hosts): (message: HintMessage) => Hint | null {
  return (message) => {
    for (const { readHint } of Object.values(hosts)) {
      const hint = readHint?.(message) ?? null;
      if (hint !== null) return hint;
    }
    return null;
  };
}

/** Who may frame our pages. */
export function framesOf(hosts: Hosts): Frames {
  const all = Object.values(hosts);
  return {
    launch: all.flatMap(({ frames }) => frames.launch),
    addon: all.flatMap(({ frames }) => frames.addon),
  };
}
