import type { Bucket } from './bucket.ts';
import type { HttpFailure } from './failure.ts';
import { bring, end, fullLevel, hold, pauseLeft, spend, waitForRoom, type Level } from './level.ts';
import type { Terms } from './types.ts';

/** What a call draws, and for whom. */
export type Draw = Pick<Terms, 'school' | 'quotas' | 'cost'>;

/** What happens to calls whose share is fetched from elsewhere. */
export interface Fetching {
  /** It is worth checking the waiting calls again. */
  readonly again: () => void;
  /** Calls for which no share can be had: it cannot be told how much of the limits is left. */
  readonly away: (failure: HttpFailure) => void;
}

/** Keeps to the limits of hosts: in memory for all calls of a process, or in a store for those of all processes (shared-quota.ts). */
export interface Quota {
  /** Milliseconds until every bucket of the call has room for it; 0: now. Infinity: not before something else has happened. */
  wait(call: Draw): number;
  /** A share for such a call has been fetched already, so it goes before calls that still wait for theirs. */
  fetched(call: Draw): boolean;
  /** Takes what one call draws. */
  take(call: Draw): void;
  /** A call that was taken has ended, whatever became of it. */
  ended(call: Draw): void;
  /**
   * The host is busy: nothing leaves from these buckets before so many milliseconds are over, 64 s at most. Null, or none left by
   * our clock: it did not say how many.
   */
  hold(buckets: readonly Bucket[], milliseconds: number | null): void;
  /** These wait, whose turn comes first is first: fetches shares for them where those are kept elsewhere. */
  fetch(next: () => readonly Draw[], then: Fetching): void;
}

/** Levels in this process's memory: it alone calls the hosts. */
export function createQuota(now: () => number): Quota {
  const levels = new Map<string, Level>();

  function levelOf(bucket: Bucket): Level {
    const at = now();
    const level = levels.get(bucket.name) ?? fullLevel(bucket, at);
    levels.set(bucket.name, level);
    bring(level, bucket, at);
    return level;
  }

  function waitFor(bucket: Bucket, cost: number): number {
    const level = levelOf(bucket);
    return Math.max(waitForRoom(level, bucket, cost), pauseLeft(level));
  }

  return {
    wait: ({ quotas, cost = 1 }) => quotas.reduce((longest, bucket) => Math.max(longest, waitFor(bucket, cost)), 0),
    fetched: () => false,
    take({ quotas, cost = 1 }) {
      for (const bucket of quotas) spend(levelOf(bucket), bucket, cost, Number.POSITIVE_INFINITY);
    },
    ended({ quotas, cost = 1 }) {
      for (const bucket of quotas) end(levelOf(bucket), bucket, cost, Number.POSITIVE_INFINITY);
    },
    hold(buckets, milliseconds) {
      for (const bucket of buckets) hold(levelOf(bucket), milliseconds);
    },
    fetch() {}, // nothing is kept elsewhere
  };
}
