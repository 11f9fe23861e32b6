import { unauthorized } from './errors.ts';
import type { Signed } from './oauth.ts';

/** As the vendor words it (lms/schoology/FACTS.md 1.2). */
const DUPLICATE = 'Duplicate timestamp/nonce combination, possible replay attack. Request rejected.';

export interface ReplayGuard {
  /** Lets a signed request in once. Throws 401 for a repeated nonce, a clock too far off, and, if so told, a timestamp out of sequence. */
  admit(signed: Signed): void;
}

export interface ReplayOptions {
  /** Seconds since 1970, by the server's clock. */
  readonly now: () => number;
  /** How far a timestamp may be off, in seconds; null: not looked at. */
  readonly slack: number | null;
  readonly olderTimestamps: 'accepted' | 'refused';
}

export function createReplayGuard({ now, slack, olderTimestamps }: ReplayOptions): ReplayGuard {
  /** By consumer key, then by timestamp. */
  const used = new Map<string, Map<number, Set<string>>>();
  const newest = new Map<string, number>();

  /** A timestamp that is refused anyway need not be remembered. */
  function forget(times: Map<number, Set<string>>): void {
    if (slack === null) return;
    for (const time of times.keys()) if (time < now() - slack) times.delete(time);
  }

  return {
    admit({ key, token, timestamp, nonce }) {
      if (slack !== null && Math.abs(timestamp - now()) > slack)
        throw unauthorized('Timestamp is out of bounds. Check the clock of your server.');
      const who = `${key} ${token}`;
      if (olderTimestamps === 'refused' && timestamp < (newest.get(who) ?? 0)) throw unauthorized(DUPLICATE);
      const times = used.get(key) ?? new Map<number, Set<string>>();
      used.set(key, times);
      forget(times);
      const nonces = times.get(timestamp) ?? new Set<string>();
      if (nonces.has(nonce)) throw unauthorized(DUPLICATE);
      times.set(timestamp, nonces.add(nonce));
      newest.set(who, Math.max(timestamp, newest.get(who) ?? 0));
    },
  };
}
