import { KIND_NAMES, type PostingWrite } from './kinds/registry.ts';

/** Where to go today before what to do again, and both before words about it; of one kind the order stays. So what a cap leaves is what can wait best. */
export function inSendingOrder<T extends { readonly write: PostingWrite }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => KIND_NAMES.indexOf(a.write.kind) - KIND_NAMES.indexOf(b.write.kind));
}
