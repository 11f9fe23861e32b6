import { createHash } from 'node:crypto';
import { HttpFailure } from './failure.ts';
import { createQuota, type Draw, type Fetching, type Quota } from './quota.ts';
import type { Answer, Ended, Request } from './ration.ts';
import { isShared, Shares, type Ask } from './shares.ts';
import type { World } from './types.ts';

/** Calls for which shares are fetched at once. */
const LOT = 10;
/** Milliseconds for which calls that ended are gathered before it is told. */
const GATHER = 250;

export interface SharedQuotaParts extends Pick<World, 'now' | 'sleep'> {
  readonly ask: Ask;
  /** A name that no other process has. */
  readonly process: string;
}

/**
 * Keeps to limits together with all other processes (README.md, "Shared by all processes"): for the calls whose turn comes next shares are fetched
 * in lots. Its own clock says only how long a share has lain here, and when to ask again.
 */
export function createSharedQuota({ ask, process, now, sleep }: SharedQuotaParts): Quota {
  const own = createQuota(now);
  const shares = new Shares(now, tell);
  /** Until when nothing need be asked for a school at a limit. */
  const rests = new Map<string, number>();
  let spent: Ended[] = [];
  let busy: Request['busy'] = [];
  let waiting: { readonly next: () => readonly Draw[]; readonly told: Fetching } | null = null;
  let isAsking = false;
  let isGathering = false;
  let mustTell = false;
  let wakeAt = Number.POSITIVE_INFINITY;

  function tell(each: Ended): void {
    spent.push(each);
    if (isGathering) return;
    isGathering = true;
    void sleep(GATHER).then(() => {
      isGathering = false;
      mustTell = spent.length > 0;
      return turn();
    });
  }

  async function turn(): Promise<void> {
    if (isAsking) return;
    const all = (waiting?.next() ?? []).filter(({ quotas }) => quotas.some(isShared));
    const calls = all.slice(0, LOT);
    if (!mustTell && !calls.some((call) => restOf(call) <= now())) {
      wakeFor(calls);
      return;
    }
    isAsking = true;
    const failure = await exchange(calls, all.slice(LOT));
    isAsking = false;
    if (failure === null) waiting?.told.again();
    else if (calls.length > 0) waiting?.told.away(failure);
    if (mustTell && failure === null) await turn();
  }

  /** Tells what is over and asks for shares. What could not be told is not told again: it may have been heard, and is written off if it was not. */
  async function exchange(calls: readonly Draw[], behind: readonly Draw[]): Promise<HttpFailure | null> {
    const told = { spent, busy };
    [spent, busy, mustTell] = [[], [], false];
    try {
      const answers = await ask(requestOf(process, calls, behind, told));
      for (const [place, call] of calls.entries()) keep(call, answers[place]);
      return null;
    } catch (error) {
      busy = [...told.busy, ...busy]; // but that a host is busy must be heard, and does no harm twice
      return new HttpFailure('limits-away', `it was not sent: ${saidBy(error)}`, false);
    }
  }

  function keep(call: Draw, answer: Answer | undefined): void {
    const at = now();
    for (const [key, until] of rests) if (until <= at) rests.delete(key);
    if (answer === undefined) return;
    if ('wait' in answer) {
      rests.set(restKey(call), at + answer.wait);
      return;
    }
    shares.add(call, answer.taken);
    if (busy.length > 0) shares.lose(new Set(busy.map(({ limit }) => limit.name))); // it was found busy meanwhile
  }

  function restOf(call: Draw): number {
    return rests.get(restKey(call)) ?? 0;
  }

  function wakeFor(calls: readonly Draw[]): void {
    const at = Math.min(...calls.map(restOf));
    if (at >= wakeAt) return;
    wakeAt = at;
    void sleep(at - now()).then(() => {
      if (wakeAt !== at) return; // it was to wake earlier since
      wakeAt = Number.POSITIVE_INFINITY;
      void turn();
    });
  }

  return {
    wait(call) {
      return call.quotas.some(isShared) && !shares.has(call) ? Number.POSITIVE_INFINITY : own.wait(ownOf(call));
    },
    fetched: (call) => shares.has(call),
    take(call) {
      own.take(ownOf(call));
      shares.use(call);
    },
    ended(call) {
      own.ended(ownOf(call));
      shares.end(call);
    },
    hold(buckets, milliseconds) {
      own.hold(ownOf({ quotas: buckets }).quotas, milliseconds);
      const limits = buckets.filter(isShared);
      if (limits.length === 0) return;
      busy = [...busy, ...limits.map((limit) => ({ limit, milliseconds }))];
      shares.lose(new Set(limits.map(({ name }) => name)));
      mustTell = true;
      void turn();
    },
    fetch(next, told) {
      waiting = { next, told };
      void turn();
    },
  };
}

function requestOf(
  process: string,
  calls: readonly Draw[],
  behind: readonly Draw[],
  { spent, busy }: { readonly spent: readonly Ended[]; readonly busy: Request['busy'] },
): Request {
  const waits = new Map<string, number>();
  for (const call of behind) waits.set(termsKey(call), (waits.get(termsKey(call)) ?? 0) + (call.cost ?? 1));
  const asked = calls.toReversed().map((call) => {
    const key = termsKey(call);
    const { school, quotas, cost = 1 } = call;
    const last = { code: codeOf(school), cost, limits: quotas.filter(isShared), behind: waits.get(key) ?? 0 };
    waits.delete(key); // behind the last of its kind
    return last;
  });
  return { process, calls: asked.toReversed(), ended: spent, busy };
}

function ownOf<T extends Pick<Draw, 'quotas'>>(call: T): T {
  return { ...call, quotas: call.quotas.filter((bucket) => !isShared(bucket)) };
}

/** Tells the calls of one school from those of another, and says no more than that: what all processes share holds nothing of a school's. */
function codeOf(school: string): string {
  return createHash('sha256').update(school).digest('base64url').slice(0, 8);
}

function termsKey(call: Draw): string {
  return `${call.cost ?? 1} ${restKey(call)}`;
}

function restKey({ school, quotas }: Draw): string {
  return JSON.stringify([school, ...quotas.map(({ name }) => name)]);
}

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : 'the limits that all processes share cannot be asked';
}
