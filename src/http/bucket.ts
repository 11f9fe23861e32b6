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

/** For a host without a limit. If it asks for a pause all the same, the pause is kept. */
export function unpaced(name: string): Bucket {
  return { name, perSecond: 1_000_000, burst: 1_000_000 };
}
