import { fromDateTime, toDateTime } from '../../time.ts';
import type { Instant } from '../../time.ts';
import { createFaults } from '../shell/faults.ts';
import { memoryJournal, openJournal } from '../shell/journal.ts';
import { createLag } from '../shell/lag.ts';
import { hash } from '../shell/random.ts';
import { createShell, listen, stop } from '../shell/shell.ts';
import type { Answers } from '../shell/shell.ts';
import { seededSchool } from './seeded/index.ts';
import { USUAL } from './unsettled.ts';
import type { Unsettled } from './unsettled.ts';
import { createCredentials } from './wire/credentials.ts';
import type { PersonalKey } from './wire/credentials.ts';
import { createPurse, USUAL_ALLOWANCE } from './wire/credits.ts';
import type { Allowance } from './wire/credits.ts';
import type { Fault } from './wire/faults.ts';
import { createHandshake } from './wire/handshake.ts';
import { createReplayGuard } from './wire/replay.ts';
import { broke, createWire } from './wire/server.ts';
import { Deed } from './world/deed.ts';
import { createHands } from './world/hands.ts';
import type { Hands } from './world/hands.ts';
import { seenBy } from './world/seen-by.ts';
import type { SeenItem } from './world/seen-by.ts';
import { createClockwork } from './world/world.ts';
import type { Clockwork, LinkedForms, SchoologySchool } from './world/world.ts';

export type { Unsettled } from './unsettled.ts';
export type { Allowance } from './wire/credits.ts';
export type { Fault } from './wire/faults.ts';
export type { Deed };
export type { HandmadeItem, Hands, HandIn } from './world/hands.ts';
export type { Cell, Enrollment, Item, ItemChange, Person as SchoologyPerson } from './world/records.ts';
export type { SeenItem } from './world/seen-by.ts';
export type { State } from './world/state.ts';
export type { Happening as SchoologyHappening, Life, LinkedForms, SchoologySchool } from './world/world.ts';

export interface SchoologyOptions {
  /** The clock of the sandbox: what its server takes for now. */
  readonly today: () => Instant;
  /** Of 127.0.0.1; 0 or absent: any free one. */
  readonly port?: number;
  /** Of the learners' model; another seed is another school year. */
  readonly seed?: string;
  /** File that keeps everything written, so that a restart goes on where it was; null or absent: memory only. */
  readonly journal?: string | null;
  /** A world given by a test instead of the seeded one. */
  readonly school?: SchoologySchool;
  /** What a key may do in a stretch of time; null: as much as it likes. Absent: 50 credits in 5 seconds. */
  readonly allowance?: Allowance | null;
  /** Milliseconds by which that time is counted; absent: by the machine's clock. */
  readonly ticks?: () => number;
  /** How far a timestamp may be off the sandbox's clock, in seconds; null: not looked at. Absent: 300. */
  readonly timestampSlack?: number | null;
  /** Answers to what no source settles; absent ones are as usual. */
  readonly unsettled?: Partial<Unsettled>;
}

export interface SchoologyWorld extends Hands, Clockwork {
  /** What one child sees in Schoology (in one section only, when named). */
  seenBy(uid: string, section?: string): SeenItem[];
  /** Moves the sandbox's clock on, ahead of `today`; until the end of this process. */
  wait(minutes: number): void;
}

/** A Schoology school without a network address, asked by direct calls. */
export interface OpenSchoologySandbox {
  /** Answers one request as the API does, and `/oauth/authorize` as the people's side does. */
  readonly answers: Answers;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** Those who have connected Waymark; the first is the one to try it as. */
  readonly teachers: readonly { readonly uid: string; readonly token: string; readonly secret: string }[];
  /** Personal two-legged keys of everybody who teaches or administers. */
  readonly personalKeys: readonly PersonalKey[];
  /** A complete school file for this school (DESIGN.md 4.3). */
  readonly schoolFile: unknown;
  /** Forms its work has links to; they are served by Google's stand-in. */
  readonly forms: LinkedForms;
  readonly world: SchoologyWorld;
  fail(fault: Fault): void;
  /** Faults that no call has met yet. */
  readonly pendingFaults: number;
  /** Forgets the faults that no call has met yet. */
  heal(): void;
  /** Lists that lag show everything again, as they do after some minutes. */
  catchUp(): void;
  /** Calls served so far by method id (`methods/index.ts`), failed ones too; `oauth.request_token` and `oauth.access_token` among them. */
  readonly calls: Readonly<Record<string, number>>;
  /** Credits taken so far by method id. */
  readonly credits: Readonly<Record<string, number>>;
  readonly close: () => void;
}

export interface SchoologySandbox extends Omit<OpenSchoologySandbox, 'close'> {
  /** What stands before `/v1/`. */
  readonly root: string;
  /** What stands before `/oauth/authorize`: the address people of this school use. */
  readonly domain: string;
  close(): Promise<void>;
}

const APP = { key: 'waymark-sandbox-consumer', secret: 'sandbox-consumer-secret' };
const DEFAULT_SEED = 'bell';
const USUAL_SLACK = 300;

/** Starts a Schoology school in a box on loopback. Rejects when the port is taken or the journal cannot be read. */
export async function startSchoologySandbox(options: SchoologyOptions): Promise<SchoologySandbox> {
  const sandbox = openSchoologySandbox(options);
  const { close } = sandbox;
  const server = createShell(sandbox.answers, broke);
  const root = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return Object.assign(sandbox, {
    root,
    domain: root,
    close: async () => {
      await stop(server);
      close();
    },
  });
}

/** A Schoology school in a box that listens nowhere. Throws when the journal cannot be read. */
export function openSchoologySandbox(options: Omit<SchoologyOptions, 'port'>): OpenSchoologySandbox {
  let ahead = 0;
  const today = () =>
    ahead === 0 ? options.today() : fromDateTime(toDateTime(options.today()).plus({ minutes: ahead }));
  const begin = { anchor: options.today(), seed: options.seed, defaultSeed: DEFAULT_SEED };
  const journal =
    options.journal === undefined || options.journal === null
      ? memoryJournal<Deed>(begin.anchor, options.seed ?? DEFAULT_SEED)
      : openJournal(options.journal, Deed, begin);
  const school = withGrants(options.school ?? seededSchool(journal.anchor, journal.seed), journal.anchor, journal.seed);
  const clockwork = createClockwork(school, { today, past: journal.past, keep: (done) => journal.append(done) });
  clockwork.now();
  const lag = createLag();
  const unsettled = { ...USUAL, ...options.unsettled };
  const personalKeys = keysOf(clockwork, journal.seed);
  const slack = options.timestampSlack === undefined ? USUAL_SLACK : options.timestampSlack;
  const replay = createReplayGuard({
    now: () => Math.floor(Date.parse(clockwork.now()) / 1000),
    slack,
    olderTimestamps: unsettled.olderTimestamps,
  });
  const credentials = createCredentials({ world: clockwork, app: APP, personalKeys, replay, unsettled });
  const [calls, credits, faults]: [
    Record<string, number>,
    Record<string, number>,
    ReturnType<typeof createFaults<Fault>>,
  ] = [{}, {}, createFaults<Fault>()];
  const allowance = options.allowance === undefined ? USUAL_ALLOWANCE : options.allowance;
  const answers = createWire({
    world: clockwork,
    credentials,
    handshake: createHandshake(clockwork, credentials, journal.seed),
    purse: createPurse(allowance, options.ticks ?? (() => performance.now())),
    unsettled,
    lag,
    faults,
    school: school.school,
    count: (method) => add(calls, method, 1),
    charge: (method, cost) => add(credits, method, cost),
  });
  const world: SchoologyWorld = Object.assign(createHands(clockwork), clockwork, {
    seenBy: (uid: string, section?: string) => seenBy(clockwork, uid, section),
    wait(minutes: number) {
      ahead += minutes;
    },
  });
  return {
    answers,
    consumerKey: APP.key,
    consumerSecret: APP.secret,
    teachers: [...clockwork.state.tokens].map(([token, { uid, secret }]) => ({ uid, token, secret })),
    personalKeys,
    schoolFile: school.file,
    forms: school.forms ?? { owners: [], story: [] },
    world,
    fail: (fault) => faults.add(fault),
    get pendingFaults() {
      return faults.pending;
    },
    heal: () => faults.clear(),
    catchUp: () => lag.catchUp(),
    calls,
    credits,
    close: () => journal.close(),
  };
}

function add(sums: Record<string, number>, key: string, amount: number): void {
  sums[key] = (sums[key] ?? 0) + amount;
}

/** Every teacher of the school connects Waymark on the day the sandbox is first started: the tokens have 90 days. */
function withGrants(school: SchoologySchool, anchor: Instant, seed: string): SchoologySchool {
  const granted = new Set(school.story.flatMap(({ deed }) => (deed.kind === 'granted' ? [deed.uid] : [])));
  const teachers = new Set(
    school.story.flatMap(({ deed }) =>
      deed.kind === 'enrolled' && deed.enrollment.admin ? [deed.enrollment.uid] : [],
    ),
  );
  const grants = [...teachers]
    .filter((uid) => !granted.has(uid))
    .map((uid) => ({
      at: anchor,
      deed: {
        kind: 'granted' as const,
        uid,
        token: secretText(seed, 'token', uid),
        secret: secretText(seed, 'secret', uid),
      },
    }));
  return { ...school, story: [...school.story, ...grants] };
}

function keysOf({ state }: Clockwork, seed: string): PersonalKey[] {
  const owners = [...state.people.values()].filter(({ role }) => role !== 'student');
  return owners.map(({ uid }) => ({
    uid,
    key: secretText(seed, 'key', uid),
    secret: secretText(seed, 'key secret', uid),
  }));
}

/** Not a secret of anybody's: the sandbox's own, the same for the same seed. */
function secretText(seed: string, what: string, uid: string): string {
  return [0, 1, 2, 3].map((part) => hash(`${seed} ${what} ${uid} ${part}`).toString(16).padStart(8, '0')).join('');
}
