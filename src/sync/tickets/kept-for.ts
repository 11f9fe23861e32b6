import type { Instant } from '../../time.ts';

/** How many things one instance remembers of a kind. */
const MOST = 5000;

/** A cache whose entries expire after a fixed time. The time of each call is passed in. */
export class KeptFor<Key, Value> {
  readonly #kept = new Map<Key, { readonly value: Value; readonly at: number }>();
  readonly #milliseconds: number;
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  get(key: Key, at: Instant): Value | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    if (Math.abs(Date.parse(at) - found.at) < this.#milliseconds) return found.value;
    this.#kept.delete(key);
    return undefined;
  }

  set(key: Key, value: Value, at: Instant): void {
    this.#kept.delete(key); // so that the map's order is that of their age
    this.#kept.set(key, { value, at: Date.parse(at) });
    if (this.#kept.size <= MOST) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  delete(key: Key): void {
    this.#kept.delete(key);
  }
}
