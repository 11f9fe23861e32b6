import { LONGEST_WAIT } from './retry.ts';

/** A token bucket: `burst` calls at once, `perSecond` in the long run. Calls that name the same bucket share it. */
export interface Bucket {
  readonly name: string;
  readonly perSecond: number;
  readonly burst: number;
  readonly window?: Window;
}

/**
 * What the host counts: so much in any stretch of so many milliseconds, by its own clock. Calls leave late and arrive together, so
 * a call counts from the moment it is let out until the whole stretch after its answer is over. It arrived somewhere between,
 * so no stretch of the host's holds more than `most`, however long calls are on their way.
 */
export interface Window {
  readonly most: number;
  readonly milliseconds: number;
}

/** How far the host's clock may run on or stand still, against ours, in a minute. */
const DRIFT = 2_000;

/**
 * The bucket for a limit of so many calls in any minute, used to 96 % while work waits: a refill of 97 % and a burst of the other
 * 3 %, so that calls leave evenly. Whatever is late on its way, and though its clock drifts by 2 s, no minute of the host's holds
 * more calls than the limit.
 */
export function perMinute(name: string, limit: number): Bucket {
  return {
    name,
    perSecond: (limit * 0.97) / 60,
    burst: Math.max(1, limit * 0.03),
    window: { most: limit, milliseconds: 60_000 + DRIFT },
  };
}

/** For a host that has no limit to keep to. Where it asks for a pause all the same, it is given one. */
export function unpaced(name: string): Bucket {
  return { name, perSecond: 1_000_000, burst: 1_000_000 };
}

/** The pause of a host that is busy and does not say for how long; twice as long each time it is busy still. */
const UNNAMED_PAUSE = 5_000;

export interface Quota {
  /** Milliseconds until every bucket has room for a call of that cost; 0: now. Infinity: not before a call under way has ended. */
  wait(buckets: readonly Bucket[], cost?: number): number;
  /** Takes the cost of one call from each bucket. */
  take(buckets: readonly Bucket[], cost?: number): void;
  /** A call that was taken has ended, whatever became of it. */
  ended(buckets: readonly Bucket[], cost?: number): void;
  /**
   * The host is busy: nothing leaves from these buckets before so many milliseconds are over, 64 s at most. Null, or none left by
   * our clock: it did not say how many.
   */
  hold(buckets: readonly Bucket[], milliseconds: number | null): void;
}

interface Level {
  left: number;
  at: number;
  /** The pause the host asked for, and when it ends. */
  pause: number;
  until: number;
  /** Cost of the calls under way, and of each that ended in the window. */
  running: number;
  recent: number;
  readonly ended: { at: number; readonly cost: number }[];
}

export function createQuota(now: () => number): Quota {
  const levels = new Map<string, Level>();

  function levelOf(bucket: Bucket): Level {
    const at = now();
    const known = levels.get(bucket.name);
    if (known === undefined) {
      const full = { left: bucket.burst, at, pause: 0, until: at, running: 0, recent: 0, ended: [] };
      levels.set(bucket.name, full);
      return full;
    }
    // A clock that jumps back earns nothing and costs nothing.
    const earned = (Math.max(0, at - known.at) / 1000) * bucket.perSecond;
    known.left = Math.min(bucket.burst, known.left + earned);
    known.at = at;
    return known;
  }

  function waitFor(bucket: Bucket, cost: number): number {
    const level = levelOf(bucket);
    // What costs more than the bucket ever holds goes when it is full.
    const missing = Math.min(cost, bucket.burst) - level.left;
    const earning = missing <= 0 ? 0 : Math.ceil((missing / bucket.perSecond) * 1000);
    return Math.max(
      earning,
      Math.min(level.pause, level.until - level.at),
      bucket.window === undefined ? 0 : roomIn(level, bucket.window, cost),
    );
  }

  /** What costs more than the window ever holds goes when it is empty. */
  function roomIn(level: Level, { most, milliseconds }: Window, cost: number): number {
    for (let [first] = level.ended; first !== undefined && first.at <= level.at - milliseconds; [first] = level.ended) {
      level.recent -= first.cost;
      level.ended.shift();
    }
    let over = level.running + level.recent + Math.min(cost, most) - most;
    if (over <= 0) return 0;
    for (const each of level.ended) {
      // A clock that jumped back must not keep the window full for longer than it is.
      each.at = Math.min(each.at, level.at);
      over -= each.cost;
      if (over <= 0) return each.at + milliseconds - level.at;
    }
    return Number.POSITIVE_INFINITY;
  }

  function pauseAfter(level: Level): number {
    const stillBusy = level.at - level.until < level.pause;
    return stillBusy ? 2 * level.pause : UNNAMED_PAUSE;
  }

  return {
    wait: (buckets, cost = 1) => buckets.reduce((longest, bucket) => Math.max(longest, waitFor(bucket, cost)), 0),
    take(buckets, cost = 1) {
      for (const bucket of buckets) {
        const level = levelOf(bucket);
        level.left -= cost;
        if (bucket.window !== undefined) level.running += cost;
      }
    },
    ended(buckets, cost = 1) {
      for (const bucket of buckets) {
        if (bucket.window === undefined) continue;
        const level = levelOf(bucket);
        level.running -= cost;
        level.recent += cost;
        level.ended.push({ at: level.at, cost });
      }
    },
    hold(buckets, milliseconds) {
      for (const bucket of buckets) {
        const level = levelOf(bucket);
        const named = milliseconds !== null && milliseconds > 0;
        // Many calls may be refused at once, which is one pause.
        if (!named && level.at < level.until) continue;
        const pause = Math.min(LONGEST_WAIT, named ? milliseconds : pauseAfter(level));
        if (level.at + pause <= level.until) continue;
        level.pause = pause;
        level.until = level.at + pause;
      }
    },
  };
}
