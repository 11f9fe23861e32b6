/** A queue's RetryConfig, in seconds. */
export interface Retry {
  readonly maxAttempts: number;
  readonly maxRetryDuration: number;
  readonly minBackoff: number;
  readonly maxBackoff: number;
  readonly maxDoublings: number;
}

/**
 * Seconds before the retry after so many attempts: doubled for the first few, then longer by a constant each time,
 * never above the maximum.
 */
export function backoff({ minBackoff, maxBackoff, maxDoublings }: Retry, attempts: number): number {
  const doubled = minBackoff * 2 ** Math.min(attempts - 1, maxDoublings);
  const linear = Math.max(0, attempts - 1 - maxDoublings) * minBackoff * 2 ** maxDoublings;
  return Math.min(maxBackoff, doubled + linear);
}

/** Whether a task is given up: only when it had all its attempts and all its time (of no length: for ever). */
export function isGivenUp({ maxAttempts, maxRetryDuration }: Retry, attempts: number, seconds: number): boolean {
  if (maxAttempts === -1) return maxRetryDuration > 0 && seconds >= maxRetryDuration;
  return attempts >= maxAttempts && seconds >= maxRetryDuration;
}
