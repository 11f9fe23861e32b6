/** New items that lists do not show yet, as a server whose lists lag behind. */
export interface Lag {
  /** Keeps an item from the next `times` lists of the method named `list`. */
  hide(item: string, list: string, times: number): void;
  hidden(item: string): boolean;
  /** Lists show everything again, as they do after some minutes. */
  catchUp(): void;
  /** One list of this kind was begun. */
  listed(list: string): void;
}

export function createLag(): Lag {
  const waiting = new Map<string, { readonly list: string; left: number }>();
  return {
    hide: (item, list, times) => waiting.set(item, { list, left: times }),
    hidden: (item) => waiting.has(item),
    catchUp: () => waiting.clear(),
    listed(list) {
      for (const [item, entry] of waiting) {
        if (entry.list !== list) continue;
        entry.left -= 1;
        if (entry.left <= 0) waiting.delete(item);
      }
    },
  };
}
