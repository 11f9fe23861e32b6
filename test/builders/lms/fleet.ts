import { createGate } from '../../../src/http/gate.ts';
import { perMinute, type Bucket } from '../../../src/http/bucket.ts';
import { createQuota } from '../../../src/http/quota.ts';
import { ration, type Row } from '../../../src/http/ration.ts';
import { createSharedQuota } from '../../../src/http/shared-quota.ts';
import type { Ask } from '../../../src/http/shares.ts';
import { virtualTime, type VirtualTime } from '../../bench/virtual-time.ts';

/** Calls that one after another leave a process for a school, until all are made or time is over. */
export interface Stream {
  readonly process: number;
  readonly school: string;
  /** Whose own limit they draw as well; absent: nobody's. */
  readonly user?: string;
  readonly calls?: number;
  /** Milliseconds after which it begins. */
  readonly from?: number;
}

export interface FleetOptions {
  readonly backing: 'memory' | 'shared';
  /** How far the clock of each process is from the true one. */
  readonly clocks: readonly number[];
  readonly limit: number;
  readonly userLimit?: number;
  readonly minutes: number;
  /** Milliseconds of a call on its way there and back, and of a question to the store. */
  readonly there: () => number;
  readonly back: () => number;
  readonly asking: () => number;
  /** Whether the host says that it is busy, and for how many milliseconds. */
  readonly busy?: (at: number) => number | null;
}

export interface Arrival {
  readonly left: number;
  readonly at: number;
  readonly school: string;
  readonly process: number;
  readonly user: string | null;
}

/** Processes that call one host, on a clock that only waiting moves; the rules that grant are the real ones, the store is a map. */
export async function fleet(options: FleetOptions, streams: readonly Stream[]) {
  const time = virtualTime(Date.parse('2026-11-30T08:00:00Z'));
  const began = time.now();
  const over = began + options.minutes * 60_000;
  const project = perMinute('project', options.limit);
  const ask = sharedRows(time, options.asking);
  const gates = options.clocks.map((offset, process) => {
    const world = { now: () => time.now() + offset, sleep: time.sleep };
    const quota =
      options.backing === 'memory'
        ? createQuota(world.now)
        : createSharedQuota({ ...world, ask, process: `process-${process}` });
    return { quota, gate: createGate(quota, world) };
  });
  const arrivals: Arrival[] = [];
  const ends: number[] = [];

  async function run({ process, school, user, calls = Infinity, from = 0 }: Stream, place: number): Promise<void> {
    const own = gates[process];
    if (own === undefined) throw new RangeError(`no process ${process}`);
    const quotas: Bucket[] = user === undefined ? [project] : [project, perMinute(user, options.userLimit ?? 1_000)];
    if (from > 0) await time.sleep(from);
    for (let made = 0; made < calls && time.now() < over; made += 1) {
      const leave = await own.gate.enter({ kind: 'read', school, quotas, alone: null, onSend: () => undefined });
      const left = time.now();
      await time.sleep(options.there());
      arrivals.push({ left, at: time.now(), school, process, user: user ?? null });
      const busy = options.busy?.(time.now()) ?? null;
      await time.sleep(options.back());
      if (busy !== null) own.quota.hold(quotas, busy);
      leave();
    }
    ends[place] = time.now() - began;
  }

  await Promise.all(streams.map(run));
  return { began, arrivals: arrivals.toSorted((a, b) => a.at - b.at), ends };
}

/** The limits all share, in a map: what the store does, with its clock the true one. */
export function sharedRows({ now, sleep }: Pick<VirtualTime, 'now' | 'sleep'>, takes: () => number): Ask {
  const rows = new Map<string, Row>();
  return async (request) => {
    await sleep(takes() / 2);
    const answers = ration(rows, now(), request);
    await sleep(takes() / 2);
    return answers;
  };
}

/** The most of these times, in order, that lie in any stretch of so many milliseconds. */
export function fullest(times: readonly number[], stretch: number): number {
  let first = 0;
  let most = 0;
  for (const [index, at] of times.entries()) {
    while ((times[first] ?? at) <= at - stretch) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
