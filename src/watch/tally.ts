import { AsyncLocalStorage } from 'node:async_hooks';

/** What a piece of work cost at the LMSs. */
export interface Tally {
  /** Requests that left, repeats included. */
  requests: number;
  /** The same by the limit they count against, where there is one. */
  readonly calls: Record<string, number>;
  /** Answers that said to slow down. */
  busy: number;
  /** Requests that were sent again. */
  repeats: number;
}

/** Those of the work at hand and of all the work it is part of. */
const tallies = new AsyncLocalStorage<readonly Tally[]>();

/** Does `work` and counts what it costs, beside what is counted around it. */
export function tallied<T>(work: (tally: Readonly<Tally>) => T): T {
  const tally: Tally = { requests: 0, calls: {}, busy: 0, repeats: 0 };
  return tallies.run([...(tallies.getStore() ?? []), tally], () => work(tally));
}

/** A request leaves. @param again it was sent before */
export function requestLeft(limit: string | undefined, again: boolean): void {
  for (const tally of tallies.getStore() ?? []) {
    tally.requests += 1;
    if (limit !== undefined) tally.calls[limit] = (tally.calls[limit] ?? 0) + 1;
    if (again) tally.repeats += 1;
  }
}

/** A host said that it is busy. */
export function hostWasBusy(): void {
  for (const tally of tallies.getStore() ?? []) tally.busy += 1;
}
