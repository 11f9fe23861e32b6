import type { Instant } from '../../time.ts';
import { createFaults } from '../shell/faults.ts';
import { memoryJournal, openJournal } from '../shell/journal.ts';
import { createLag } from '../shell/lag.ts';
import { hash } from '../shell/random.ts';
import { seededSchool } from './seeded/index.ts';
import { createShell, listen, stop } from '../shell/shell.ts';
import type { Answers } from '../shell/shell.ts';
import type { Fault } from './wire/faults.ts';
import { broke, createWire } from './wire/server.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createAccountKeys } from './accounts/keys.ts';
import { createTokens, type AllowedDelegate } from './wire/token.ts';
import { createAddons } from './world/addons.ts';
import type { Addons } from './world/addons.ts';
import { Deed } from './world/deed.ts';
import { createHands, seenBy } from './world/hands.ts';
import type { ChildView, Hands } from './world/hands.ts';
import type { Happening, SandboxSchool } from './world/school.ts';
import { createClockwork } from './world/world.ts';
import type { Clockwork } from './world/world.ts';

export type { Answered, Answers, Asked } from '../shell/shell.ts';
export type { Fault } from './wire/faults.ts';
export type { Deed };
export type { ChildView, Hands, HandmadeWork } from './world/hands.ts';
export type { CourseWorkItem, AnnouncementItem, FormQuestion, FormRecord, Material, Person } from './world/records.ts';
export type { Happening, Life, SandboxSchool } from './world/school.ts';
export type { State } from './world/state.ts';

export interface SandboxOptions {
  /** The clock of the sandbox: what its servers take for now. */
  readonly today: () => Instant;
  /** Of 127.0.0.1; 0 or absent: any free one. */
  readonly port?: number;
  /** Of the learners' model; another seed is another school year. */
  readonly seed?: string;
  /** File that keeps everything written, so that a restart goes on where it was; null or absent: memory only. */
  readonly journal?: string | null;
  /** A world given by a test instead of the seeded one. */
  readonly school?: SandboxSchool;
  /** "Allowed Attachment URI Prefixes" of our add-on in the Marketplace; absent: those of `https://waymark.example/`. */
  readonly attachmentPrefixes?: readonly string[];
  /** The service account that the domain's administrator allowed to act for its people; absent: none. */
  readonly delegate?: AllowedDelegate;
  /** People of another school and their forms, who share this server. They are not teachers of this school. */
  readonly guests?: readonly Happening[];
}

/** The state behind the API, with what teachers and learners can do, and what each child sees. */
export interface World extends Hands, Clockwork {
  /** What one child sees in Classroom (in one course only, when named). */
  seenBy(learner: string, course?: string): ChildView;
  readonly addons: Addons;
}

/** A school without a network address, asked by direct calls. */
export interface OpenSandbox {
  /** Answers one request as the API does; `/token` is the token endpoint. */
  readonly answers: Answers;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first is the one to try Waymark as. */
  readonly teachers: readonly { readonly id: string; readonly email: string; readonly refreshToken: string }[];
  /** A complete school file for this school (DESIGN.md 4.3). */
  readonly schoolFile: unknown;
  readonly world: World;
  fail(fault: Fault): void;
  /** Faults that no call has met yet. */
  readonly pendingFaults: number;
  /** Forgets the faults that no call has met yet. */
  heal(): void;
  /** Lists that lag show everything again, as they do after some minutes. */
  catchUp(): void;
  /** Calls served so far by method id, failed ones too; the token endpoint is `oauth.token`. */
  readonly calls: Readonly<Record<string, number>>;
  readonly close: () => void;
}

export interface Sandbox extends Omit<OpenSandbox, 'close'> {
  /** The part of the address before `/v1/`, for Classroom and for Forms. */
  readonly root: string;
  readonly tokenUrl: string;
  /** Where people sign in in a browser, and the keys of the tokens that say who they are. */
  readonly authUrl: string;
  readonly jwksUrl: string;
  close(): Promise<void>;
}

/** The developer project of the sandbox's one OAuth client. */
export const OUR_PROJECT = 'waymark-sandbox';
const CLIENT = { id: 'waymark-sandbox.apps.googleusercontent.com', secret: 'sandbox-secret' };
const DEFAULT_SEED = 'cedar';

/** What a teacher grants who connects Waymark: what it asks for (lms/google/FACTS.md 6.3). */
export const GRANTED_SCOPES: readonly string[] = [
  'openid',
  ...[
    'userinfo.email',
    'userinfo.profile',
    'classroom.courses.readonly',
    'classroom.rosters.readonly',
    'classroom.profile.emails',
    'classroom.coursework.students',
    'classroom.student-submissions.students.readonly',
    'classroom.topics',
    'classroom.announcements',
    'classroom.addons.teacher',
    'forms.body.readonly',
    'forms.responses.readonly',
  ].map((scope) => `https://www.googleapis.com/auth/${scope}`),
];

/** Starts a school in a box on loopback. Rejects when the port is taken or the journal cannot be read. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = openSandbox(options);
  const { close } = sandbox;
  const server = createShell(sandbox.answers, broke);
  const root = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return Object.assign(sandbox, {
    root,
    tokenUrl: `${root}/token`,
    authUrl: `${root}/o/oauth2/v2/auth`,
    jwksUrl: `${root}/oauth2/v3/certs`,
    close: async () => {
      await stop(server);
      close();
    },
  });
}

/** A school in a box that listens nowhere. Throws when the journal cannot be read. */
export function openSandbox(options: Omit<SandboxOptions, 'port'>): OpenSandbox {
  const begin = { anchor: options.today(), seed: options.seed, defaultSeed: DEFAULT_SEED };
  const journal =
    options.journal === undefined || options.journal === null
      ? memoryJournal<Deed>(begin.anchor, options.seed ?? DEFAULT_SEED)
      : openJournal(options.journal, Deed, begin);
  const school = options.school ?? seededSchool(journal.anchor, journal.seed);
  const guests = options.guests ?? [];
  const told = withGrants(school, journal.seed);
  const clockwork = createClockwork({
    school: { ...told, story: [...told.story, ...guests] },
    today: options.today,
    past: journal.past,
    keep: (done) => journal.append(done),
  });
  clockwork.now();
  const calls: Record<string, number> = {};
  const faults = createFaults<Fault>();
  const lag = createLag();
  const listing = { prefixes: options.attachmentPrefixes ?? ['https://waymark.example/'] };
  const accounts = createAccounts(clockwork, CLIENT, journal.seed, createAccountKeys());
  const answers = createWire({
    world: clockwork,
    accounts,
    tokens: createTokens(clockwork, CLIENT, journal.seed, accounts, () => options.delegate ?? null),
    project: OUR_PROJECT,
    listing,
    lag,
    faults,
    count: (method) => {
      calls[method] = (calls[method] ?? 0) + 1;
    },
  });
  const world: World = Object.assign(createHands(clockwork), clockwork, {
    seenBy: (learner: string, course?: string) => seenBy(clockwork, learner, course),
    addons: createAddons(clockwork, listing),
  });
  return {
    answers,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    teachers: teachersOf(clockwork, guests),
    schoolFile: school.file,
    world,
    fail: (fault) => faults.add(fault),
    get pendingFaults() {
      return faults.pending;
    },
    heal: () => faults.clear(),
    catchUp: () => lag.catchUp(),
    calls,
    close: () => journal.close(),
  };
}

/** Every teacher of the school has connected Waymark before its story begins. */
function withGrants(school: SandboxSchool, seed: string): SandboxSchool {
  const granted = new Set(school.story.flatMap(({ deed }) => (deed.kind === 'granted' ? [deed.user] : [])));
  const teachers = new Set(
    school.story.flatMap(({ deed }) => {
      if (deed.kind === 'course') return [deed.course.owner];
      return deed.kind === 'teaches' ? [deed.user] : [];
    }),
  );
  const grants = [...teachers]
    .filter((user) => !granted.has(user))
    .map((user) => ({
      at: school.start,
      deed: {
        kind: 'granted' as const,
        user,
        refreshToken: `1//sandbox-${user}-${hash(`${seed} ${user}`).toString(36)}`,
        scopes: [...GRANTED_SCOPES],
      },
    }));
  return { ...school, story: [...grants, ...school.story] };
}

/** Learners have grants too, once they signed in to a page; they teach nothing. */
function teachersOf({ state }: Clockwork, guests: readonly Happening[]): Sandbox['teachers'] {
  const teaching = new Set([...state.courses.values()].flatMap(({ teachers }) => [...teachers]));
  const strangers = new Set(guests.flatMap(({ deed }) => (deed.kind === 'granted' ? [deed.user] : [])));
  return [...state.grants].flatMap(([id, { refreshToken }]) => {
    const person = state.people.get(id);
    return person === undefined || strangers.has(id) || !teaching.has(id)
      ? []
      : [{ id, email: person.email, refreshToken }];
  });
}
