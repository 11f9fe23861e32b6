const FAILURES_TO_OPEN = 5;
const PROBE_EVERY = 60_000;

/** Stands between one school and one host: after 5 failures in a row it lets one probe a minute through. */
export interface Circuit {
  /** Milliseconds until a call may go; 0 lets this one through (and, while open, makes it the probe). */
  admit(now: number): number;
  succeeded(): void;
  failed(now: number): void;
}

export function createCircuit(): Circuit {
  let failures = 0;
  let nextProbe = 0;
  return {
    admit(now) {
      if (failures < FAILURES_TO_OPEN) return 0;
      if (now < nextProbe) return nextProbe - now;
      nextProbe = now + PROBE_EVERY;
      return 0;
    },
    succeeded() {
      failures = 0;
    },
    failed(now) {
      failures += 1;
      if (failures >= FAILURES_TO_OPEN) nextProbe = now + PROBE_EVERY;
    },
  };
}
