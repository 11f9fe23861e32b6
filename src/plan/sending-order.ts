import { KIND_NAMES, type PostingWrite } from './kinds/registry.ts';

/** Routes of today first, then chances, then notes; within a kind the order stays. So what a cap leaves over is what can best wait. */
export function inSendingOrder<T extends { readonly write: PostingWrite }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => KIND_NAMES.indexOf(a.write.kind) - KIND_NAMES.indexOf(b.write.kind));
}
