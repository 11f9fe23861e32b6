import type { Instant } from '../../../time.ts';
import { KeptFor } from '../kept-for.ts';

/** Requests a second that one page may go on with, and how many it may have at once: its own polling and typing is two or three. */
const A_SECOND = 20;
const AT_ONCE = 200;

/** Counts the requests of each page, in this instance: a class never reaches this limit, a page whose script runs wild does. */
export class Flood {
  readonly #left = new KeptFor<string, { readonly left: number; readonly at: number }>(60_000);

  /** Whether one more is too many. */
  isTooMany(opening: string, at: Instant): boolean {
    const now = Date.parse(at);
    const before = this.#left.get(opening, at) ?? { left: AT_ONCE, at: now };
    const left = Math.min(AT_ONCE, before.left + (Math.max(0, now - before.at) / 1000) * A_SECOND) - 1;
    this.#left.set(opening, { left: Math.max(-1, left), at: now }, at);
    return left < 0;
  }
}
