import { randomUUID } from 'node:crypto';
import { realHttp } from './http/real.ts';
import type { Http } from './http/types.ts';
import { openConnections, type Connections } from './connections.ts';
import type { GrantCheck } from './lms/host.ts';
import type { LaunchDoor } from './lms/launch.ts';
import { CREDENTIAL_DAYS, consentOf, doorOf, framesOf, hostsOf } from './lms/registry.ts';
import type { LmsId } from './lms/types.ts';
import type { Config } from './config.ts';
import type { SchoolId } from './ids.ts';
import type { Account } from './school/accounts.ts';
import { openStore } from './store/index.ts';
import { keptSecret } from './store/secrets/kept-secret.ts';
import { embeddedKey, keyedHash, openVault } from './store/secrets/vault.ts';
import { jobStoreOver } from './store/records.ts';
import type { Store } from './store/types.ts';
import type { Connecting } from './pages/kit/deps.ts';
import type { SyncParts } from './sync/parts.ts';
import type { Instant } from './time.ts';

/** Everything a command, a page or a function works with. */
export interface App {
  readonly config: Config;
  readonly store: Store;
  readonly sync: SyncParts;
  readonly now: () => Instant;
  /** A sub-key for signing what pages hand out. */
  readonly secret: Buffer;
  /** Through which an LMS sends people into the pages; null where the settings name none. */
  readonly door: LaunchDoor | null;
  /** Hosts of that LMS, which may frame the pages. */
  readonly frames: readonly string[];
  /** How teachers give a credential in the browser; null where the settings name no app for it. */
  readonly connecting: Connecting | null;
  /** Days each LMS lets a credential live; null: until it is taken back. */
  readonly credentialDays: Readonly<Record<LmsId, number | null>>;
  /** Tries a credential for its use (absent: a teacher's) and stores it encrypted; one the host refuses is not stored. */
  grant(school: SchoolId, lms: LmsId, user: string, token: string, at: Instant, use?: Account['use']): Promise<GrantCheck>;
  readonly tryCredential: Connections['tryCredential'];
  close(): Promise<void>;
}

export interface AppOptions {
  readonly now: () => Instant;
  /** The command's name, told to a second process that finds the embedded store in use. */
  readonly command?: string;
}

/** Opens the store the settings name and wires everything over it. */
export async function openApp(config: Config, { now, command }: AppOptions): Promise<App> {
  const store = await openStore(config.store, command === undefined ? {} : { command });
  const key = config.key ?? await embeddedKey(config.store.dataDir);
  return wireApp(config, store, key, now);
}

/** Wires settings, store, adapters and clock; the only place that does. */
export function wireApp(config: Config, store: Store, key: Buffer, now: () => Instant, http: Http = realHttp()): App {
  const vault = openVault(key);
  const consent = consentOf(config, http);
  const connections = openConnections({ store, vault, hosts: hostsOf(config, http), now });
  const { grant, tryCredential } = connections;

  return {
    config,
    store,
    now,
    secret: Buffer.from(keyedHash(key, 'pages'), 'hex'),
    door: doorOf(config, http, (make) => keptSecret(config.store.dataDir, 'launch-key', vault, make)),
    frames: framesOf(config),
    credentialDays: CREDENTIAL_DAYS,
    sync: {
      store: jobStoreOver(store),
      connect: (...args) => connections.connect(...args),
      disconnected: (...args) => connections.disconnected(...args),
      keyedHash: (...parts) => keyedHash(key, 'writes', ...parts),
      newId: randomUUID,
      noteFault: async (fault) => (await import('./log.ts')).openLog(config).error(fault),
      courses: MOST_COURSES,
    },
    grant: (school, lms, user, token, at, use = 'courses') => grant(school, { lms, user, use }, token, at),
    connecting: consent === null ? null : {
      consent,
      days: CREDENTIAL_DAYS[consent.lms],
      seal: {
        close: (school, session, secret) => vault.seal(secret, { school, user: session, purpose: 'consent' }),
        open: (school, session, sealed) => vault.open(sealed, { school, user: session, purpose: 'consent' }),
      },
      async grant(school, lms, user, credential, at) {
        await grant(school, { lms, user, use: 'courses' }, credential, at, { mustTry: true });
      },
    },
    tryCredential,
    close: () => store.close(),
  };
}

/**
 * Courses one process holds at once: a bound of its memory and of its connections to the store (one a course, beside the pool). With
 * one call of each under way and answers after 300 ms they could send 3,200 calls a minute, so it is the hosts' quotas that bind.
 */
const MOST_COURSES = 16;
