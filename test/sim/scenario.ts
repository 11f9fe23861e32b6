import { randomFor } from '../../src/sandbox/shell/random.ts';
import type { Fault } from './faults.ts';
import type { AdapterId, StageId } from './stage.ts';
import { STEERS, type Steer, type SteerName } from './steers.ts';

/** What a seed decides before anything happens. */
export interface Scenario {
  readonly seed: string;
  readonly review: 'auto' | 'teacher';
  readonly host: StageId;
  /** How many of `PLACES` there are: one class, or three in two schools. */
  readonly places: 1 | 3;
  /** Chance of a fault at a point, and of somebody doing something before a step. */
  readonly faults: number;
  /** The only faults there are; null: all. */
  readonly only: readonly Fault[] | null;
  readonly deeds: number;
  /** Chance before a step that somebody orders something from Waymark. */
  readonly acts: number;
  readonly noisyDays: number;
  readonly quietDays: number;
  /** Chance that a night's task is delivered twice at once. */
  readonly doubles: number;
  readonly setBack: boolean;
  /** What the play is about; null: whatever comes. */
  readonly steer: SteerName | null;
}

/** What a create that is sent again does not survive. */
const LOST_ANSWERS: readonly Fault[] = ['unanswered', 'error-after', 'late', 'store-unanswered'];
/** What a lock without fencing does not survive. */
const LATE_WAKERS: readonly Fault[] = ['asleep-without-lock', 'asleep', 'lost', 'crash-before'];

/** @param adapter which real one, in place of the hosts in memory */
export function scenarioOf(seed: string, adapter: AdapterId | null = null): Scenario {
  const random = randomFor(seed, 'scenario');
  const names = Object.keys(STEERS) as SteerName[];
  const steer = random() < 0.5 ? null : (names[Math.floor(random() * names.length)] ?? null);
  const about: Steer | null = steer === null ? null : STEERS[steer];
  const inMemory = about?.host ?? (random() < 0.6 ? 0 : 1);
  const places = about?.places ?? (random() < 0.15 ? 3 : 1);
  return {
    seed,
    steer,
    review: about?.review ?? (random() < 0.7 ? 'auto' : 'teacher'),
    host: adapter ?? inMemory,
    places: adapter === null ? places : 1,
    faults: [0, 0.01, 0.03, 0.06, 0.12][Math.floor(random() * (steer === null ? 5 : 3))] ?? 0,
    only:
      steer === null ? ([LATE_WAKERS, LOST_ANSWERS, null, null, null, null][Math.floor(random() * 6)] ?? null) : null,
    deeds: [0, 0, 0.01, 0.03][Math.floor(random() * 4)] ?? 0,
    acts: [0, 0, 0.005][Math.floor(random() * 3)] ?? 0,
    noisyDays: places === 3 ? 2 : 2 + Math.floor(random() * 3),
    quietDays: 3,
    doubles: about?.doubles ?? 0.25,
    setBack: about?.setBack ?? random() < 0.1,
  };
}
