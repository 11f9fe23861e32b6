import type { Bucket } from './bucket.ts';
import type { Draw } from './quota.ts';
import type { Answer, Ended, Request } from './ration.ts';

/** The limits that all processes share. Rejects when they cannot be asked. */
export type Ask = (request: Request) => Promise<readonly Answer[]>;

/** Milliseconds within which a share has to be used; then it is lost. */
const FRESH = 2_000;

/** Calls of one school under equal terms. */
interface Lane {
  readonly call: Draw;
  readonly unused: { readonly taken: number; readonly at: number }[];
  readonly underWay: number[];
}

/** Shares that were fetched: each for one call of one school, and known until it is spent. */
export class Shares {
  readonly #lanes = new Map<string, Lane>();
  readonly #now: () => number;
  readonly #spent: (spent: Ended) => void;

  constructor(now: () => number, spent: (spent: Ended) => void) {
    this.#now = now;
    this.#spent = spent;
  }

  has(call: Draw): boolean {
    const lane = this.#lanes.get(keyOf(call));
    if (lane === undefined) return false;
    for (let [first] = lane.unused; first !== undefined && first.at + FRESH <= this.#now(); [first] = lane.unused) {
      lane.unused.shift();
      this.#tell(lane, first.taken);
    }
    return lane.unused.length > 0;
  }

  add(call: Draw, taken: number): void {
    const key = keyOf(call);
    const lane = this.#lanes.get(key) ?? { call, unused: [], underWay: [] };
    lane.unused.push({ taken, at: this.#now() });
    this.#lanes.set(key, lane);
  }

  use(call: Draw): void {
    const lane = this.#lanes.get(keyOf(call));
    const share = lane?.unused.shift();
    if (share !== undefined) lane?.underWay.push(share.taken);
  }

  /** Of calls alike the one that left first counts as the one that ended: the rest is written off the later for it. */
  end(call: Draw): void {
    const lane = this.#lanes.get(keyOf(call));
    const taken = lane?.underWay.shift();
    if (lane !== undefined && taken !== undefined) this.#tell(lane, taken);
  }

  /** The host is busy: what was fetched for it is lost. */
  lose(limits: ReadonlySet<string>): void {
    for (const lane of this.#lanes.values())
      if (lane.call.quotas.some(({ name }) => limits.has(name)))
        for (const { taken } of lane.unused.splice(0)) this.#tell(lane, taken);
  }

  #tell(lane: Lane, taken: number): void {
    const { call, unused, underWay } = lane;
    this.#spent({ limits: call.quotas.filter(isShared), cost: call.cost ?? 1, taken });
    if (unused.length === 0 && underWay.length === 0) this.#lanes.delete(keyOf(call));
  }
}

/** A limit of a host's; one without a window is none, and every process keeps it by itself. */
export function isShared({ window }: Bucket): boolean {
  return window !== undefined;
}

function keyOf({ school, quotas, cost = 1 }: Draw): string {
  return JSON.stringify([school, cost, ...quotas.map(({ name }) => name)]);
}
