import type { SchoolDb, Store } from '../../../src/store/types.ts';
import type { Clock } from './clock.ts';
import type { Random } from '../../../src/sandbox/shell/random.ts';

/** How often things go wrong at a process's store, in [0, 1] a transaction. */
export interface StoreFaults {
  readonly death: number;
  /** It waits a moment before it begins, so that others come between. */
  readonly slow: number;
}

/** Thrown inside a transaction by a death, so that nothing of it is kept; nobody but this file sees it. */
class Died extends Error {}

/** A process of Waymark. Dead, nothing that it was at goes on: what it awaits never comes. */
export class Process {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #faults: () => StoreFaults;
  /** Called as it dies. */
  onDeath: (where: 'before' | 'within' | 'after') => void = () => {};
  alive = true;
  constructor(clock: Clock, random: Random, faults: () => StoreFaults) {
    this.#clock = clock;
    this.#random = random;
    this.#faults = faults;
  }

  /** The store as this process has it: it may die before a transaction, at any statement in it, and after it was kept. */
  over(store: Store): Store {
    const inSchool: Store['school'] = async (school, work) => {
      const { death, slow } = this.#faults();
      if (!this.alive) return never();
      if (this.#random() < slow) await this.#clock.sleep(this.#random() * 400);
      if (!this.alive || this.#dies(death / 3, 'before')) return never();
      const dyingAt = this.#random() < death / 3 ? 1 + Math.floor(this.#random() * 6) : 0;
      try {
        const done = await store.school(school, (db) => work(dyingAt === 0 ? db : this.#dying(db, dyingAt)));
        if (!this.alive || this.#dies(death / 3, 'after')) return await never();
        return done;
      } catch (error) {
        if (error instanceof Died || !this.alive) return never();
        throw error;
      }
    };
    return {
      ...store,
      school: inSchool,
      look: (school) => ({ query: (sql, texts) => inSchool(school, (db) => db.query(sql, texts)) }),
    };
  }

  kill(where: 'before' | 'within' | 'after'): void {
    this.alive = false;
    this.onDeath(where);
  }

  #dies(chance: number, where: 'before' | 'after'): boolean {
    if (this.#random() >= chance) return false;
    this.kill(where);
    return true;
  }

  #dying(db: SchoolDb, at: number): SchoolDb {
    let left = at;
    return {
      ...db,
      query: async (sql, params) => {
        left -= 1;
        if (left > 0) return db.query(sql, params);
        if (this.alive) this.kill('within');
        throw new Died('the process died');
      },
    };
  }
}

/** A fresh one for each who waits: one for all would keep alive whoever ever waited for it. */
export function never(): Promise<never> {
  return new Promise(() => {});
}
