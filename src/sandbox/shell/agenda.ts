import type { Instant } from '../../time.ts';

interface Entry<T> {
  readonly at: Instant;
  readonly serial: number;
  readonly what: T;
}

/** What is still to come, earliest first; of equal times, the one noted first. A binary heap. */
export interface Agenda<T> {
  add(at: Instant, what: T): void;
  /** The next entry at or before `until`, taken out. */
  take(until: Instant): { readonly at: Instant; readonly what: T } | null;
}

export function createAgenda<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let serial = 0;

  function siftUp(entry: Entry<T>, start: number): void {
    let index = start;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || !before(entry, parent)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = entry;
  }

  function siftDown(entry: Entry<T>): void {
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      if (left === undefined) break;
      const goRight = right !== undefined && before(right, left);
      const child = goRight ? right : left;
      if (!before(child, entry)) break;
      heap[index] = child;
      index = 2 * index + (goRight ? 2 : 1);
    }
    heap[index] = entry;
  }

  return {
    add(at, what) {
      const entry = { at, serial, what };
      serial += 1;
      heap.push(entry);
      siftUp(entry, heap.length - 1);
    },
    take(until) {
      const first = heap[0];
      if (first === undefined || first.at > until) return null;
      const last = heap.pop();
      if (last !== undefined && last !== first) siftDown(last);
      return first;
    },
  };
}

function before(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.at === b.at ? a.serial < b.serial : a.at < b.at;
}
