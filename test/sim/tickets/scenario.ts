import { pick, randomFor, type Random } from '../../../src/sandbox/shell/random.ts';
import type { TicketKind } from '../../../src/ticket/types.ts';
import type { NetworkFaults } from './network.ts';
import type { StoreFaults } from './process.ts';

/** What somebody does, or what happens to somebody, and how often where nothing is said otherwise. */
const USUAL = {
  answer: 30,
  'type on': 8,
  settle: 4,
  done: 2,
  mark: 3,
  'mark all': 2,
  declare: 4,
  'open another tab': 1,
  close: 1,
  reload: 1,
  crash: 1,
  hide: 2,
  offline: 1,
  'other device': 1,
  'lose Chromebook': 0.2,
  'storage full': 0.2,
  'sign out': 0.3,
  'other person': 0.4,
  'sign in again': 1,
  blur: 2,
  step: 4,
  assign: 1,
  'teacher mark': 1,
  'count late': 1.5,
  confer: 0.5,
  note: 0.5,
  look: 3,
  night: 0.15,
  'LMS silent': 0.3,
  'LMS gone': 0.05,
  'remove learner': 0.08,
  'long while': 0.2,
  'long hour': 0.05,
  'next day': 0.05,
  kill: 0.3,
};
export type ActName = keyof typeof USUAL;

type Weights = Readonly<Partial<Record<ActName, number>>>;

interface Steer {
  readonly more: Weights;
  readonly network?: NetworkFaults;
  readonly store?: StoreFaults;
}

const GOOD_NETWORK: NetworkFaults = { lostBefore: 0.01, lostAfter: 0.02, doubled: 0.02, slow: 0.005 };
const BAD_NETWORK: NetworkFaults = { lostBefore: 0.08, lostAfter: 0.12, doubled: 0.12, slow: 0.06 };
const GOOD_STORE: StoreFaults = { death: 0.0005, slow: 0.1 };

/** What plays are about, so that no guard waits for luck. */
export const STEERS = {
  typing: { more: { 'type on': 30, blur: 8 } },
  network: { more: { offline: 4, reload: 2 }, network: BAD_NETWORK },
  deaths: { more: { kill: 5 }, store: { death: 0.02, slow: 0.5 } },
  pages: { more: { 'open another tab': 8, close: 4, crash: 4, hide: 4, settle: 10 } },
  devices: { more: { 'other device': 12, 'lose Chromebook': 1, settle: 8, offline: 3 } },
  shared: { more: { 'other person': 8, 'sign out': 3, crash: 3, 'sign in again': 5, offline: 2 } },
  steps: { more: { step: 20, 'count late': 6, mark: 10, 'mark all': 4, declare: 10, 'teacher mark': 3 } },
  late: { more: { step: 9, 'count late': 9, answer: 40 }, network: { ...BAD_NETWORK, lostAfter: 0.25 } },
  nights: { more: { night: 5, step: 8, 'teacher mark': 4, 'count late': 3 } },
  LMS: { more: { 'LMS silent': 4, 'LMS gone': 0.8, 'remove learner': 0.8, 'long while': 3 } },
  storage: { more: { 'storage full': 4, offline: 6, crash: 2 } },
  hours: { more: { 'long while': 2, 'long hour': 2, 'next day': 1, 'sign in again': 3, offline: 3 } },
} as const satisfies Readonly<Record<string, Steer>>;
export type SteerName = keyof typeof STEERS;

/** What a seed decides before anything happens. */
export interface Scenario {
  readonly seed: string;
  readonly steer: SteerName | null;
  readonly kind: TicketKind;
  readonly instances: 1 | 2;
  readonly acts: number;
  readonly weights: Readonly<Record<ActName, number>>;
  readonly network: NetworkFaults;
  readonly store: StoreFaults;
  /** Whether frames keep cookies on the devices. */
  readonly cookies: boolean;
}

export function scenarioOf(seed: string): Scenario {
  const random: Random = randomFor(seed, 'ticket day');
  const steer = random() < 0.15 ? null : pick(random, Object.keys(STEERS) as SteerName[]);
  const about: Steer = steer === null ? { more: {} } : STEERS[steer];
  const drawn = random();
  return {
    seed,
    steer,
    kind: drawn < 0.62 ? 'entrance' : drawn < 0.82 ? 'exit' : drawn < 0.92 ? 'station' : 'habit',
    instances: random() < 0.35 ? 2 : 1,
    acts: 40 + Math.floor(random() * 50),
    weights: { ...USUAL, ...about.more },
    network: about.network ?? (random() < 0.3 ? BAD_NETWORK : GOOD_NETWORK),
    store: about.store ?? GOOD_STORE,
    cookies: random() < 0.75,
  };
}

export function drawAct(weights: Readonly<Record<ActName, number>>, random: Random): ActName {
  const names = Object.keys(weights) as ActName[];
  let left = random() * names.reduce((sum, name) => sum + weights[name], 0);
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return 'answer';
}
