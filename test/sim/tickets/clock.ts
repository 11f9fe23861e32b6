import type { Instant } from '../../../src/time.ts';

interface Due {
  readonly at: number;
  readonly act: () => void;
}

/** Time of a play: what is due happens in its order, each thing with all that follows from it at once. */
export class Clock {
  #now: number;
  /** By time, the last one first. */
  readonly #due: Due[] = [];
  /** Called after each thing that happened. */
  onStep: () => void = () => {};
  constructor(at: Instant) {
    this.#now = Date.parse(at);
  }

  now(): number {
    return this.#now;
  }

  instant(): Instant {
    return new Date(this.#now).toISOString() as Instant;
  }

  /** The answer takes it back. */
  later(milliseconds: number, act: () => void): () => void {
    const due = { at: this.#now + Math.max(0, milliseconds), act };
    let place = this.#due.length;
    while (place > 0 && (this.#due[place - 1]?.at ?? 0) <= due.at) place -= 1;
    this.#due.splice(place, 0, due);
    return () => {
      const at = this.#due.indexOf(due);
      if (at >= 0) this.#due.splice(at, 1);
    };
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((go) => {
      this.later(milliseconds, go);
    });
  }

  /** Lets so much time pass. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await this.#settle();
    for (;;) {
      const next = this.#due.at(-1);
      if (next === undefined || next.at > until) break;
      this.#due.pop();
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await this.#settle();
    }
    this.#now = until;
  }

  /** Everything that follows at once has happened: there is nothing but promises in it. */
  async #settle(): Promise<void> {
    await new Promise(setImmediate);
    this.onStep();
  }
}
