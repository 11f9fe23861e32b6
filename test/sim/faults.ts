import type { Random } from '../../src/sandbox/random.ts';

/**
 * What may become of one call. `lost` never arrives; `late` takes effect after the caller has given up; `unanswered` and
 * `error-after` take effect but say nothing, or say 5xx; `doubled` takes effect twice; `stale` and `broken` are lists.
 */
export const CALL_FAULTS = [
  'lost', 'unanswered', 'late', 'doubled', 'busy', 'error-before', 'error-after', 'slow', 'stale', 'broken', 'hidden', 'refused',
  'crash-before', 'crash-after', 'asleep', 'asleep-without-lock',
] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

/** What may become of one transaction. */
export const STORE_FAULTS = ['store-down', 'store-unanswered', 'crash-before', 'crash-after', 'asleep', 'asleep-without-lock'] as const;
export type StoreFault = (typeof STORE_FAULTS)[number];

export type Fault = CallFault | StoreFault;

/** The point of a call or a transaction, as the seeded world sees it. */
export interface Point {
  readonly actor: string;
  readonly what: string;
  /** `say` is a create in a channel without drafts. */
  readonly kind: 'read' | 'list' | 'create' | 'write' | 'say' | 'store' | 'lock';
}

const OF_KIND: Readonly<Record<Point['kind'], readonly Fault[]>> = {
  read: ['lost', 'busy', 'error-before', 'slow', 'crash-before', 'asleep', 'asleep-without-lock'],
  list: ['lost', 'busy', 'error-before', 'slow', 'stale', 'stale', 'broken', 'hidden', 'crash-before', 'asleep', 'asleep-without-lock'],
  create: [
    'lost', 'unanswered', 'unanswered', 'late', 'doubled', 'busy', 'error-before', 'error-after', 'slow', 'refused',
    'crash-before', 'crash-after', 'crash-after', 'asleep', 'asleep-without-lock',
  ],
  write: [
    'lost', 'unanswered', 'late', 'doubled', 'busy', 'error-before', 'error-after', 'slow', 'refused',
    'crash-before', 'crash-after', 'asleep', 'asleep-without-lock',
  ],
  // no `doubled`: what a network repeats in such a channel is said twice, and nobody could help it
  say: [
    'lost', 'unanswered', 'unanswered', 'late', 'busy', 'error-before', 'error-after', 'slow', 'refused', 'crash-before', 'crash-after', 'crash-after',
    'asleep', 'asleep-without-lock',
  ],
  store: ['store-down', 'store-unanswered', 'crash-before', 'crash-after', 'asleep', 'asleep-without-lock'],
  lock: ['crash-before', 'asleep'],
};

/** Each fault a point of that kind can meet, once. */
export function faultsOf(kind: Point['kind']): Fault[] {
  return [...new Set(OF_KIND[kind])];
}

/** One fault a point of that kind can meet. @param only of these, where the seed is about them */
export function drawFault(random: Random, kind: Point['kind'], only: readonly Fault[] | null = null): Fault {
  const faults = only ?? OF_KIND[kind];
  return faults[Math.floor(random() * faults.length)] ?? 'crash-before';
}
