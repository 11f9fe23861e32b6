import { hash } from 'node:crypto';

/** A statement and its parameters (`$1`, ...). */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A statement as a connection knows it. */
export interface Known {
  /** Made of its text: whoever sits on a connection, no name ever stands for another statement. */
  readonly name: string;
  /** False: it is not there, or nobody knows; close the name, then parse it anew. */
  isParsed: boolean;
}

/** Of one connection at once. Each takes the server some 35 kB; a page asks up to twenty, a night seventy. */
const MOST = 100;

/**
 * The names under which a connection keeps statements, so that each is parsed and planned once and not at every use, which behind row-level security
 * costs the engine ten times the asking. Those used last stay: texts that are made for one use take no more room than this.
 */
export class Prepared {
  readonly #known = new Map<string, Known>();
  readonly #left: string[] = [];

  /** The name of a text, which is the one used last from now on. */
  of(sql: string): Known {
    const known = this.#known.get(sql) ?? { name: hash('sha256', sql, 'base64url').slice(0, 20), isParsed: false };
    this.#known.delete(sql); // the order of a map is that in which things were put into it
    this.#known.set(sql, known);
    for (const [oldest, { name }] of this.#known) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
      this.#left.push(name);
    }
    return known;
  }

  /** The names that are to be closed: there was no room for them any more. */
  left(): string[] {
    return this.#left.splice(0);
  }
}
