import { WireError } from './errors.ts';

/** How much a key may do (lms/schoology/FACTS.md 7.1): so many credits in any stretch of so many seconds. */
export interface Allowance {
  readonly credits: number;
  readonly seconds: number;
}

export const USUAL_ALLOWANCE: Allowance = { credits: 50, seconds: 5 };

export interface Purse {
  /** Takes the credits of one call. Throws 429 with `Retry-After` when they are not there; then none are taken. */
  spend(key: string, cost: number): void;
}

/** A GET costs one credit, a write three. */
export function costOf(verb: string): number {
  return verb === 'GET' ? 1 : 3;
}

/** `now` in milliseconds, by a clock that runs: credits come back with real time, whatever day it is in the school. */
export function createPurse(allowance: Allowance | null, now: () => number): Purse {
  const spent = new Map<string, { readonly at: number; readonly cost: number }[]>();
  return {
    spend(key, cost) {
      if (allowance === null) return;
      const since = now() - allowance.seconds * 1000;
      const recent = (spent.get(key) ?? []).filter(({ at }) => at > since);
      spent.set(key, recent);
      const over = recent.reduce((sum, one) => sum + one.cost, cost) - allowance.credits;
      if (over > 0)
        throw new WireError(429, 'Too many requests', Math.max(1, Math.ceil((freeAt(recent, over) - since) / 1000)));
      recent.push({ at: now(), cost });
    },
  };
}

/** The moment of the spending after whose return `needed` credits are free again, counted from the oldest. */
function freeAt(recent: readonly { readonly at: number; readonly cost: number }[], needed: number): number {
  let freed = 0;
  for (const { at, cost } of recent) {
    freed += cost;
    if (freed >= needed) return at;
  }
  return recent.at(-1)?.at ?? 0;
}
