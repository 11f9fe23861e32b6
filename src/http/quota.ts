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
  /** Milliseconds until every bucket has room for a call; 0: now. */
  wait(buckets: readonly Bucket[]): number;
  /** Takes one call from each bucket. */
  take(buckets: readonly Bucket[]): void;
}

export function createQuota(now: () => number): Quota {
  const levels = new Map<string, { left: number; at: number }>();

  function levelOf(bucket: Bucket): { left: number; at: number } {
    const at = now();
    const known = levels.get(bucket.name);
    if (known === undefined) {
      const full = { left: bucket.burst, at };
      levels.set(bucket.name, full);
      return full;
    }
    // A clock that jumps back earns nothing and costs nothing.
    const earned = (Math.max(0, at - known.at) / 1000) * bucket.perSecond;
    known.left = Math.min(bucket.burst, known.left + earned);
    known.at = at;
    return known;
  }

  return {
    wait(buckets) {
      return buckets.reduce((longest, bucket) => {
        const missing = 1 - levelOf(bucket).left;
        return missing <= 0 ? longest : Math.max(longest, Math.ceil((missing / bucket.perSecond) * 1000));
      }, 0);
    },
    take(buckets) {
      for (const bucket of buckets) levelOf(bucket).left -= 1;
    },
  };
}
