import { hash } from 'node:crypto';
import type { Instant } from '../time.ts';
import type { AuditRow, Head } from './types.ts';

/** The first place at which a chain is not what was written. */
export interface Broken {
  readonly n: number;
  /**
   * `changed`: that row, or its hash, is another; `missing`: no row has that number; `cut`: the chain ends before a head that was told;
   * `replaced`: the row of a head that was told is another; `front`: rows went from the beginning that were still to be kept.
   */
  readonly what: 'changed' | 'missing' | 'cut' | 'replaced' | 'front';
}

export type Checked =
  | { readonly whole: true; readonly entries: number; readonly first: number | null; readonly head: Head | null }
  | { readonly whole: false; readonly broken: Broken };

/** What a row says, as it is hashed: the store's own JSON of it (`engine/migrations/0031-audit.sql`), of which this is the reading. */
function canonical({ school, n, at, role, who, act, about, thing, course, why }: AuditRow): string {
  return `[${[school, n, at, role, who, act, about, thing, course, why].map((part) => JSON.stringify(part)).join(', ')}]`;
}

function hashOf(row: AuditRow): string {
  return hash('sha256', row.before + canonical(row), 'base64url');
}

/**
 * Goes through a chain row by row, in the order of their numbers, and says at the end whether it is whole.
 * @param keptSince rows from then on are still to be there: a chain that begins later has lost its beginning; null: its end alone is looked at
 * @param anchors heads that were told before, in night reports or by a person
 */
export class ChainCheck {
  readonly #keptSince: Instant | null;
  readonly #anchors: readonly Head[];
  #last: AuditRow | null = null;
  #first: number | null = null;
  #entries = 0;
  #broken: Broken | null = null;
  constructor(keptSince: Instant | null, anchors: readonly Head[] = []) {
    this.#keptSince = keptSince;
    this.#anchors = anchors.toSorted((a, b) => a.n - b.n);
  }

  /** False: the chain is broken at this row or an earlier one, so that later rows tell nothing more. */
  add(row: AuditRow): boolean {
    this.#broken ??= this.#faultOf(row);
    if (this.#broken !== null) return false;
    this.#first ??= row.n;
    this.#last = row;
    this.#entries += 1;
    return true;
  }

  end(): Checked {
    const last = this.#last;
    const beyond = this.#anchors.find(({ n }) => n > (last?.n ?? 0));
    const broken =
      this.#broken ?? (beyond === undefined ? null : ({ n: (last?.n ?? 0) + 1, what: 'cut' } satisfies Broken));
    if (broken !== null) return { whole: false, broken };
    return {
      whole: true,
      entries: this.#entries,
      first: this.#first,
      head: last === null ? null : { n: last.n, hash: last.hash },
    };
  }

  #faultOf(row: AuditRow): Broken | null {
    const { n } = row;
    const last = this.#last;
    // what is kept no longer goes from the beginning, and the newest of it stays as the beginning of the rest
    if (last === null && n > 1 && this.#keptSince !== null && row.at >= this.#keptSince)
      return { n: n - 1, what: 'front' };
    if (last === null && n === 1 && row.before !== '') return { n, what: 'changed' };
    if (last !== null && n !== last.n + 1) return { n: last.n + 1, what: 'missing' };
    if ((last !== null && row.before !== last.hash) || row.hash !== hashOf(row)) return { n, what: 'changed' };
    return this.#anchors.some((anchor) => anchor.n === n && anchor.hash !== row.hash) ? { n, what: 'replaced' } : null;
  }
}
