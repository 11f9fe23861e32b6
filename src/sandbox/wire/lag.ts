import type { MethodId } from '../contract/methods.ts';

/** New items that lists do not show yet, as a server whose lists lag behind. */
export interface Lag {
  hide(item: string, create: MethodId, lists: number): void;
  hidden(item: string): boolean;
  /** One list of this kind was begun. */
  listed(list: MethodId): void;
}

export function createLag(): Lag {
  const waiting = new Map<string, { readonly list: string; left: number }>();
  return {
    hide: (item, create, lists) => waiting.set(item, { list: create.replace(/create$/, 'list'), left: lists }),
    hidden: (item) => waiting.has(item),
    listed(list) {
      for (const [item, entry] of waiting) {
        if (entry.list !== list) continue;
        entry.left -= 1;
        if (entry.left <= 0) waiting.delete(item);
      }
    },
  };
}
