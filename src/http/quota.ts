/** A token bucket: `burst` calls at once, `perSecond` in the long run. Calls that name the same bucket share it. */
export interface Bucket {
  readonly name: string;
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * The bucket for a limit of so many calls in any minute, used to 60 % on average: with a refill of 60 % and a burst of
 * the other 40 %, no window of a minute can hold more calls than the limit.
 */
export function perMinute(name: string, limit: number): Bucket {
  return { name, perSecond: (limit * 0.6) / 60, burst: limit * 0.4 };
}

export interface Quota {
  /** Milliseconds until every bucket has room for a call of that cost; 0: now. */
  wait(buckets: readonly Bucket[], cost?: number): number;
  /** Takes the cost of one call from each bucket. */
  take(buckets: readonly Bucket[], cost?: number): void;
  /** The host asked for a pause: nothing leaves from these buckets before so many milliseconds are over. */
  hold(buckets: readonly Bucket[], milliseconds: number): void;
}

interface Level {
  left: number;
  at: number;
  /** The pause the host asked for, and when it ends. */
  held: number;
  until: number;
}

export function createQuota(now: () => number): Quota {
  const levels = new Map<string, Level>();

  function levelOf(bucket: Bucket): Level {
    const at = now();
    const known = levels.get(bucket.name);
    if (known === undefined) {
      const full = { left: bucket.burst, at, held: 0, until: at };
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
    return Math.max(earning, Math.min(level.held, level.until - level.at));
  }

  return {
    wait: (buckets, cost = 1) => buckets.reduce((longest, bucket) => Math.max(longest, waitFor(bucket, cost)), 0),
    take(buckets, cost = 1) {
      for (const bucket of buckets) levelOf(bucket).left -= cost;
    },
    hold(buckets, milliseconds) {
      for (const bucket of buckets) {
        const level = levelOf(bucket);
        if (level.at + milliseconds <= level.until) continue;
        level.held = milliseconds;
        level.until = level.at + milliseconds;
      }
    },
  };
}
