const FAILURES_TO_OPEN = 5;
const PROBE_EVERY = 60_000;
/** Somebody who waits for a page cannot be kept waiting for a minute. */
const WAITED_PROBE_EVERY = 3000;

/**
 * Circuit breaker between one school and one host: after 5 failures in a row one probe a minute goes through; for calls
 * that somebody waits for before a page, one every 3 seconds, one at a time.
 */
export interface Circuit {
  /** Milliseconds until a call may go; 0 lets this one through (and, while open, makes it the probe). */
  admit(now: number, isWaitedFor: boolean): number;
  succeeded(): void;
  failed(now: number): void;
}

export function createCircuit(): Circuit {
  let failures = 0;
  /** When the last failed, or the last probe left. */
  let last = 0;
  let isProbing = false;
  return {
    admit(now, isWaitedFor) {
      if (failures < FAILURES_TO_OPEN) return 0;
      const next = last + (isWaitedFor ? WAITED_PROBE_EVERY : PROBE_EVERY);
      if (now < next) return next - now;
      if (isProbing && isWaitedFor) return WAITED_PROBE_EVERY;
      last = now;
      isProbing = true;
      return 0;
    },
    succeeded() {
      failures = 0;
      isProbing = false;
    },
    failed(now) {
      failures += 1;
      isProbing = false;
      if (failures >= FAILURES_TO_OPEN) last = now;
    },
  };
}
