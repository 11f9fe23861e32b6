import type { CallKind, HttpReply } from './types.ts';
import type { HttpFailure } from './failure.ts';

export const MOST_TRIES = 3;
/** Beside those, a call may be told this often that the host is busy: nothing was done, and everybody has waited as long as it asked. */
export const MOST_BUSY = 5;
const FIRST_WAIT = 500;
export const LONGEST_WAIT = 64_000;
/** Each call earns a tenth of a retry; a quiet school starts with, and never saves more than, a few. */
const EARNED_PER_CALL = 0.1;
const FLOOR = 10;
const MOST_SAVED = 50;

const WORTH_REPEATING = new Set([500, 502, 503, 504]);

/** Whether the host may answer better the next time. A write that may not repeat is never worth it. */
export function worthRepeating(kind: CallKind, outcome: HttpReply | HttpFailure, busy: boolean): boolean {
  if (kind === 'once') return false;
  return 'status' in outcome
    ? busy || WORTH_REPEATING.has(outcome.status)
    : outcome.kind === 'time-limit' || outcome.kind === 'connection';
}

/**
 * Milliseconds before try number `tries + 1`: full jitter, uniform in [0, 0.5 s x 2^(tries-1)), so that workers do
 * not return in step. A `Retry-After` comes on top of that; 64 s at most.
 */
export function waitBefore(tries: number, retryAfterMs: number | null, random: () => number): number {
  const jitter = random() * FIRST_WAIT * 2 ** (tries - 1);
  return Math.min(LONGEST_WAIT, (retryAfterMs ?? 0) + jitter);
}

/** Milliseconds a `Retry-After` header asks for (seconds, or a date); null without a readable one. */
export function retryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Keeps one school's retries to a tenth of its calls, so that trouble is not multiplied. */
export interface RetryBudget {
  called(): void;
  /** Takes one retry; false when none is left. */
  take(): boolean;
}

export function createRetryBudget(): RetryBudget {
  let left = FLOOR;
  return {
    called() {
      left = Math.min(MOST_SAVED, left + EARNED_PER_CALL);
    },
    take() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
