/** What a page wrote down on the device under one person and attachment, until the server has it. */
export interface Kept {
  /** By name, in no order. */
  all(): ReadonlyMap<string, string>;
  /** Makes what is kept exactly this, but for what other pages of the same person keep; false: the device keeps nothing. */
  keep(things: ReadonlyMap<string, string>): boolean;
}

/** The part of the browser's own storage that is needed; it may refuse anything at any time. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Changes not yet sent, each under its own name, so that two pages of one person never write over each other. What one person left is
 * under that person's name and is neither shown to nor sent by another (FRAMES.md 12).
 * @param shelf null: the browser has none for us
 */
export function keptOn(shelf: Shelf | null, person: string, attachment: string): Kept {
  const prefix = `waymark:${encodeURIComponent(person)}:${encodeURIComponent(attachment)}:`;
  let mine = new Map<string, string>();

  return {
    all() {
      const found = new Map<string, string>();
      attempt(shelf, (place) => {
        for (let nth = 0; nth < place.length; nth += 1) {
          const name = place.key(nth);
          const thing = name?.startsWith(prefix) ? place.getItem(name) : null;
          if (name && thing) found.set(name.slice(prefix.length), thing);
        }
      });
      mine = new Map(found);
      return found;
    },
    keep(things) {
      const isKept = attempt(shelf, (place) => {
        for (const [name, thing] of things) if (mine.get(name) !== thing) place.setItem(prefix + name, thing);
        for (const name of mine.keys()) if (!things.has(name)) place.removeItem(prefix + name);
      });
      if (isKept) mine = new Map(things);
      return isKept;
    },
  };
}

/** The storage of the frame's own origin; reading the property alone may be refused. */
export function shelfOf(page: { readonly localStorage: Shelf }): Shelf | null {
  try {
    return page.localStorage;
  } catch {
    return null; // the browser keeps nothing in frames: the page then holds all in its memory and says so
  }
}

function attempt(shelf: Shelf | null, use: (shelf: Shelf) => void): boolean {
  if (shelf === null) return false;
  try {
    use(shelf);
    return true;
  } catch {
    return false; // full, or refused since: the page says that nothing is kept
  }
}
