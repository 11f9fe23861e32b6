import type { Random } from '../../src/sandbox/shell/random.ts';

/**
 * What may become of one call. `lost` never arrives; `late` takes effect after the caller has given up (`very-late`: after nobody waits
 * for it any more); `unanswered` and
 * `error-after` take effect but say nothing, or say 5xx; `doubled` takes effect twice; `stale` and `broken` are lists.
 */
export const CALL_FAULTS = [
  'lost',
  'unanswered',
  'late',
  'very-late',
  'doubled',
  'busy',
  'error-before',
  'error-after',
  'slow',
  'stale',
  'broken',
  'hidden',
  'refused',
  'crash-before',
  'crash-after',
  'asleep',
  'asleep-without-lock',
] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

/** What may become of one transaction. */
export const STORE_FAULTS = [
  'store-down',
  'store-unanswered',
  'crash-before',
  'crash-after',
  'asleep',
  'asleep-without-lock',
] as const;
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
  list: [
    'lost',
    'busy',
    'error-before',
    'slow',
    'stale',
    'stale',
    'broken',
    'hidden',
    'crash-before',
    'asleep',
    'asleep-without-lock',
  ],
  create: [
    'lost',
    'unanswered',
    'unanswered',
    'late',
    'doubled',
    'busy',
    'error-before',
    'error-after',
    'slow',
    'refused',
    'crash-before',
    'crash-after',
    'crash-after',
    'asleep',
    'asleep-without-lock',
  ],
  write: [
    'lost',
    'unanswered',
    'late',
    'doubled',
    'busy',
    'error-before',
    'error-after',
    'slow',
    'refused',
    'crash-before',
    'crash-after',
    'asleep',
    'asleep-without-lock',
  ],
  // no `doubled`: what a network repeats in such a channel is said twice, and nobody could help it
  say: [
    'lost',
    'unanswered',
    'unanswered',
    'late',
    'very-late',
    'busy',
    'error-before',
    'error-after',
    'slow',
    'refused',
    'crash-before',
    'crash-after',
    'crash-after',
    'asleep',
    'asleep-without-lock',
  ],
  store: ['store-down', 'store-unanswered', 'crash-before', 'crash-after', 'asleep', 'asleep-without-lock'],
  lock: ['crash-before', 'asleep'],
};

/** A stand-in's lists lag by what was just made: a create tells it so. */
const ON_WIRE: Readonly<Partial<Record<Point['kind'], readonly Fault[]>>> = {
  list: OF_KIND.list.filter((fault) => fault !== 'stale'),
  create: [...OF_KIND.create, 'stale', 'stale'],
  say: [...OF_KIND.say, 'stale'],
};

/** Each fault a point of that kind can meet, once. */
export function faultsOf(kind: Point['kind'], onWire: boolean): Fault[] {
  return [...new Set((onWire ? ON_WIRE[kind] : undefined) ?? OF_KIND[kind])];
}

/** One fault a point of that kind can meet. `only`: of these, where the seed is about them; `onWire`: the point is a request. */
export function drawFault(
  random: Random,
  kind: Point['kind'],
  { only, onWire }: { readonly only: readonly Fault[] | null; readonly onWire: boolean },
): Fault {
  const faults = only ?? (onWire ? ON_WIRE[kind] : undefined) ?? OF_KIND[kind];
  return faults[Math.floor(random() * faults.length)] ?? 'crash-before';
}
