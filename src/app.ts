import { randomUUID } from 'node:crypto';
import { realHttp } from './http/real.ts';
import { LmsError } from './lms/errors.ts';
import type { Grant, GrantCheck } from './lms/host.ts';
import type { LaunchDoor } from './lms/launch.ts';
import { CREDENTIAL_DAYS, consentOf, doorOf, framesOf, hostsOf } from './lms/registry.ts';
import type { LmsId } from './lms/types.ts';
import type { Config } from './config.ts';
import type { SchoolId } from './ids.ts';
import type { CourseSettings, SchoolFile } from './school/file.ts';
import { loadCredential, markCredential, saveCredential } from './store/credentials.ts';
import { openStore } from './store/index.ts';
import { keptSecret } from './store/kept-secret.ts';
import { embeddedKey, keyedHash, openVault } from './store/vault.ts';
import { jobStoreOver } from './store/records.ts';
import type { Store } from './store/types.ts';
import type { Connecting } from './pages/deps.ts';
import type { SyncParts } from './sync/parts.ts';
import { daysBetween, type Instant } from './time.ts';

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
  /** Tries a credential and stores it encrypted; a credential the host refuses is not stored. */
  grant(school: SchoolId, lms: LmsId, user: string, token: string, at: Instant): Promise<GrantCheck>;
  /** Tries the stored credential of a course's teacher. @throws LmsError with what to do */
  tryCredential(file: SchoolFile, course: CourseSettings): Promise<GrantCheck>;
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
export function wireApp(config: Config, store: Store, key: Buffer, now: () => Instant): App {
  const vault = openVault(key);
  const http = realHttp();
  const hosts = hostsOf(config, http);
  const consent = consentOf(config, http);

  async function stored(file: SchoolFile, course: CourseSettings, { unlessRefused }: { unlessRefused: boolean }): Promise<Grant> {
    const { id: school, lms } = file.school;
    const user = course.teacher;
    const credential = await store.school(school, (db) => loadCredential(db, lms, user));
    const rests = credential?.state === 'reconnect' && daysBetween(credential.changedAt, now()) < REFUSED_REST_DAYS;
    if (unlessRefused && rests) {
      // `course`, not `credential`: this is no new refusal, and the rest ends as it would have
      throw new LmsError('denied', `the LMS has refused the teacher's connection: ${credential.why ?? 'no reason was given'}`, {
        todo: `connect the teacher of course ${course.id} again: waymark grant ${lms} --school ${school} ...`, scope: 'course',
      });
    }
    if (credential === null) {
      throw new LmsError('denied', `the teacher of course ${course.id} has not connected Waymark`, {
        todo: `connect the teacher the school file names for course ${course.id}: waymark grant ${lms} --school ${school} ...`,
        scope: 'credential',
      });
    }
    return { school, user, token: vault.open(credential.sealed, sealedFor(school, user)), scopes: credential.scopes };
  }

  async function grant(
    school: SchoolId, lms: LmsId, user: string, token: string, at: Instant, { mustTry }: { readonly mustTry: boolean } = { mustTry: false },
  ): Promise<GrantCheck> {
    const checked = await hosts[lms].check({ school, user, token, scopes: null });
    if (mustTry && checked.account === null) {
      throw new LmsError('down', 'the credential could not be tried', { todo: 'Try again in a few minutes.', scope: 'credential' });
    }
    if (checked.account !== null && checked.account.toLowerCase() !== user.toLowerCase()) {
      throw new LmsError('denied', 'the credential belongs to another account than the teacher named', {
        todo: 'Let that teacher sign in and consent; never use another person\'s credential.', scope: 'credential',
      });
    }
    const sealed = vault.seal(token, sealedFor(school, user));
    await store.school(school, (db) => saveCredential(db, { lms, user, sealed, scopes: checked.scopes ?? [], at }));
    return checked;
  }

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
      connect: async (file, course) => hosts[file.school.lms].open(await stored(file, course, { unlessRefused: true })),
      disconnected: (file, course, why, at) => store.school(file.school.id, async (db) => {
        await markCredential(db, file.school.lms, course.teacher, 'reconnect', why, at);
      }),
      keyedHash: (...parts) => keyedHash(key, 'writes', ...parts),
      newId: randomUUID,
      courses: COURSES_AT_ONCE,
    },
    grant,
    connecting: consent === null ? null : {
      consent,
      days: CREDENTIAL_DAYS[consent.lms],
      seal: {
        close: (school, session, secret) => vault.seal(secret, { school, user: session, purpose: 'consent' }),
        open: (school, session, sealed) => vault.open(sealed, { school, user: session, purpose: 'consent' }),
      },
      async grant(school, lms, user, credential, at) {
        await grant(school, lms, user, credential, at, { mustTry: true });
      },
    },
    tryCredential: async (file, course) => hosts[file.school.lms].check(await stored(file, course, { unlessRefused: false })),
    close: () => store.close(),
  };
}

/** A connection that was refused for good is tried three times a day at most (safety protocol 3), and at once when it is granted again. */
const REFUSED_REST_DAYS = 1 / 3;

/** Courses worked on at once in one process; the host's quota governs the rest. */
const COURSES_AT_ONCE = 4;

function sealedFor(school: SchoolId, user: string): { school: SchoolId; user: string; purpose: string } {
  return { school, user, purpose: 'lms' };
}
