import type { PostingWrite } from './types.ts';

/** Where to go today before what to do again, and both before words about it. */
const ORDER = { route: 0, reassign: 1, note: 2 } as const satisfies Readonly<Record<PostingWrite['kind'], number>>;

/** Routes, chances, notes, so that what a cap leaves is what can wait best; of one kind the order stays. */
export function inSendingOrder<T extends { readonly write: PostingWrite }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => ORDER[a.write.kind] - ORDER[b.write.kind]);
}
