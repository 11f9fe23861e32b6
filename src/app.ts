import { randomBytes, randomUUID } from 'node:crypto';
import { realHttp } from './http/real.ts';
import type { Http } from './http/types.ts';
import { openConnections, sealedFor, type Connections } from './connections.ts';
import type { Frames, GrantCheck } from './lms/host.ts';
import type { Hint, HintMessage } from './lms/hints.ts';
import type { LaunchDoor } from './lms/launch.ts';
import { factsOf, perLms, type LmsId } from './lms/known.ts';
import type { Host } from './lms/host.ts';
import { framesOf, hintReader, hostsOf } from './lms/registry.ts';
import type { Config } from './config.ts';
import { takeLeave } from './farewell.ts';
import { openQueue, type ProcessQueue } from './queue/open.ts';
import type { SchoolId } from './ids.ts';
import type { Account } from './school/accounts.ts';
import { openStore } from './store/index.ts';
import { keptSecret } from './store/secrets/kept-secret.ts';
import { embeddedKey } from './store/secrets/embedded-key.ts';
import { nameWith } from './store/secrets/names.ts';
import { localSecrets, withKeptNames, type Secrets } from './store/secrets/secrets.ts';
import { changeKeys, type ChangeWish, type KeysChanged } from './store/secrets/change-keys.ts';
import { cloudToken } from './cloud-token.ts';
import { keeperFor } from './store/secrets/key-keeper.ts';
import { KMS_SCOPE, kmsKeeper } from './store/secrets/cloud-kms/kms.ts';
import { keysIn } from './store/secrets/school-keys.ts';
import { openVault, type Vault } from './store/secrets/vault.ts';
import { jobStoreOver } from './store/records.ts';
import type { Store } from './store/types.ts';
import type { Connecting, SigningIn } from './pages/kit/deps.ts';
import { openSigningIn } from './signing-in.ts';
import type { SyncParts } from './sync/parts.ts';
import type { Told } from './watch/lines.ts';
import type { LogLine } from './watch/fields.ts';
import type { Watch } from './watch/open.ts';
import { everyLastNight } from './store/nights/last-nights.ts';
import { nightsState } from './watch/nights-state.ts';
import type { TicketDesk } from './sync/tickets/desk.ts';
import { openDesk } from './sync/tickets/open-desk.ts';
import { traceOf } from './trace.ts';
import type { Instant } from './time.ts';

/** Everything a command, a page or a function works with. */
export interface App {
  readonly config: Config;
  readonly store: Store;
  readonly sync: SyncParts;
  /** What the pages of tickets read and write. */
  readonly desk: TicketDesk;
  readonly now: () => Instant;
  /**
   * The queue in which a night's courses wait for other processes; null: the process that begins a night runs them
   * itself.
   */
  readonly queue: ProcessQueue | null;
  /** A key derived for signing forms and receipts that pages hand out. */
  readonly secret: Buffer;
  /** How each LMS sends people into the pages; null where the settings name no app for it. */
  readonly doors: Readonly<Record<LmsId, LaunchDoor | null>>;
  /** Reads a message that an LMS pushed; null: it is about nothing we asked to be notified of. */
  readonly readHint: (message: HintMessage) => Hint | null;
  /** Addresses of these LMSs, which may frame the pages. */
  readonly frames: Frames;
  /** How the teachers of each LMS give a credential in the browser; null where the settings name no app for it. */
  readonly connecting: Readonly<Record<LmsId, Connecting | null>>;
  /**
   * The account that may act for teachers who granted nothing, where their administrator allows it; null: the settings
   * name none.
   */
  readonly delegates: Readonly<Record<LmsId, Host['delegated']>>;
  /** How people sign in directly at each LMS. */
  readonly signingIn: SigningIn;
  /**
   * Tries a credential for its use (absent: a teacher's) and stores it encrypted; one that the host refuses is not
   * stored.
   */
  grant(
    school: SchoolId,
    lms: LmsId,
    user: string,
    token: string,
    at: Instant,
    use?: Account['use'],
  ): Promise<GrantCheck>;
  readonly tryCredential: Connections['tryCredential'];
  /** Changes the keys under which secrets are kept. */
  readonly changeKeys: (wish: ChangeWish) => Promise<KeysChanged[]>;
  /** Keyed hash by which somebody whose data was erased is recognised again. */
  readonly subject: (school: SchoolId, id: string) => string;
  /** What this process reports about itself; null: a command, whose user reads its answer directly. */
  readonly watch: Watch | null;
  /** Reports the state of all schools' nights. */
  readonly tellNights: () => Promise<void>;
  /** Sends what a job has measured, before it answers. */
  flush(): Promise<void>;
  /** Aborted by `leave`. */
  readonly leaving: AbortSignal;
  /** The process is about to end: requests that still wait for an answer get one at once. */
  leave(): void;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly now: () => Instant;
  /** The command's name, told to a second process that finds the embedded store in use. */
  readonly command?: string;
  /** Absent: nobody is alerted by this process. */
  readonly watch?: Watch;
}

/** Opens the store the settings name and wires everything over it. */
export async function openApp(config: Config, { now, command, watch }: AppOptions): Promise<App> {
  const store = await openStore(config.store, command === undefined ? {} : { command });
  // only one process can use an embedded store, and that process keeps the limits in memory
  const http = store.kind === 'server' ? realHttp({}, store.limits) : realHttp();
  return wireApp(config, store, await secretsFor(config, store, http, now), now, http, watch ?? null);
}

/** The secrets that the settings and the store hold. */
async function secretsFor(
  config: Config,
  store: Store,
  http: Http,
  now: () => Instant,
  token: () => Promise<string> = cloudToken(KMS_SCOPE),
): Promise<Secrets> {
  const key = config.key ?? (await embeddedKey(config.store.dataDir));
  const local = localSecrets(key, config.oldKeys);
  const { kms } = config;
  const keeper = kms === null ? local.keeper : keeperFor(kmsKeeper({ ...kms, http, token }), local.keeper);
  return withKeptNames({ ...local, keeper }, store, now);
}

/** What seals over a store. */
function vaultOver(store: Store, { keeper, local }: Secrets, now: () => Instant): Vault {
  return openVault({ keys: keysIn(store, now), keeper, before: local, now: () => Date.parse(now()) });
}

/** Wires settings, store, adapters and clock; the only place that does. */
export function wireApp(
  config: Config,
  store: Store,
  secrets: Secrets,
  now: () => Instant,
  http: Http = realHttp(),
  watch: Watch | null = null,
): App {
  const vault = vaultOver(store, secrets, now);
  const leaving = new AbortController();
  const nameOf = (...parts: readonly string[]): string => nameWith(secrets.names, ...parts);
  const hosts = hostsOf(config, http, now);
  const subject = (school: SchoolId, id: string): string => nameOf('erased', school, id);
  const connections = openConnections({ store, vault, hosts, now, subject });
  const { grant, keep, tryCredential } = connections;
  const connectingTo = (lms: LmsId): Connecting | null => {
    const { consent } = hosts[lms];
    return consent === null
      ? null
      : {
          consent,
          days: factsOf(lms).credentialDays,
          seal: {
            close: (school, user, secret) => vault.seal(secret, { lms, school, user, purpose: 'consent' }),
            open: (school, user, sealed) => vault.open(sealed, { lms, school, user, purpose: 'consent' }),
          },
          async grant(school, user, credential, at) {
            await grant(school, { lms, user, use: 'courses' }, credential, at, { mustTry: true });
          },
        };
  };

  const note = async (line: LogLine): Promise<void> => (await import('./log.ts')).openLog(config).error(line);
  const queue = openQueue(config.queue, {
    now,
    http,
    noteFault: (error) => void note({ event: 'queue-fault', ...traceOf(error) }),
  });
  const desk = openDesk({
    store,
    connect: (...args) => connections.connect(...args),
    seal: {
      close: (school, { lms, id }, secret) => vault.seal(secret, { lms, school, user: id, purpose: 'attach' }),
      open: (school, { lms, id }, sealed) => vault.open(sealed, { lms, school, user: id, purpose: 'attach' }),
    },
    subject,
    random: () => randomBytes(16),
    baseUrl: config.baseUrl,
    patience: PATIENCE,
    note: (line) => void note(line),
  });

  return {
    config,
    store,
    desk,
    now,
    queue,
    secret: secrets.pages,
    doors: perLms((lms) => hosts[lms].door((make) => keptSecret(config.store.dataDir, 'launch-key', vault, make))),
    frames: framesOf(hosts),
    readHint: hintReader(hosts),
    connecting: perLms(connectingTo),
    delegates: perLms((lms) => hosts[lms].delegated),
    signingIn: openSigningIn({ store, vault, hosts, keep, connect: connections.connect }),
    sync: {
      store: jobStoreOver(store),
      connect: (...args) => connections.connect(...args),
      disconnected: (...args) => connections.disconnected(...args),
      keyedHash: (...parts) => nameOf('writes', ...parts),
      giveLeftGrades: (...args) => desk.giveLeft(...args),
      newId: randomUUID,
      noteFault: note,
      courses: MOST_COURSES,
      ...(watch === null ? {} : { tell: (told: Told) => watch.tell(told) }),
    },
    grant: (school, lms, user, token, at, use = 'courses') => grant(school, { lms, user, use }, token, at),
    tryCredential,
    changeKeys: (wish) =>
      changeKeys({ store, vault, secrets, now, dataDir: config.store.dataDir, boundAs: sealedFor }, wish),
    subject,
    watch,
    tellNights: async () => {
      watch?.tell(nightsState((await everyLastNight(store, now())).map(({ last }) => last)));
    },
    flush: async () => watch?.flush(),
    leaving: leaving.signal,
    leave: () => leaving.abort(),
    close: () => takeLeave({ queue, desk, store, watch, note }),
  };
}

/**
 * Courses one process holds at once: a bound of its memory. With one call of each under way and answers after 300 ms they could send 3,200 calls a minute, so it is the hosts' quotas that bind.
 */
const MOST_COURSES = 16;

/** Milliseconds the LMS gets to answer while somebody waits for a page (FRAMES.md 12). */
const PATIENCE = 10_000;
