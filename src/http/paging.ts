/** One page of a list: its rows, and the token of the page after it. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export interface Listing<T> {
  /** The first page for null, else the page of that token. */
  readonly fetch: (token: string | null) => Promise<Page<T>>;
  /** What makes a row the same row on another page; null when it has no id. */
  readonly idOf: (row: T) => string | null;
  /** Whether the host refused the page token, so that the list has to begin again. */
  readonly refused: (error: unknown) => boolean;
}

/** The pages of a list contradict each other, so that it proves nothing. */
export class PagingError extends Error {
  override readonly name = 'PagingError';
}

/** No list of a class is this long: a host that always names one more page would keep us forever. */
const MOST_PAGES = 10_000;

/**
 * Every row of a list once, page by page. A page that fails, or a page token that comes twice, ends the list with an
 * error: what was read so far counts for nothing. A refused token starts the list again, once. When a row came twice
 * the list moved while it was read and another may have slipped by, so it is read a second time.
 */
export async function* allPages<T>(listing: Listing<T>): AsyncGenerator<readonly T[]> {
  const given = new Set<string>();
  let restarted = false;
  let again = false;
  for (;;) {
    const pass = new Set<string>();
    let moved = false;
    try {
      for await (const rows of onePass(listing.fetch)) {
        const fresh = rows.filter((row) => {
          const id = listing.idOf(row);
          if (id === null) return !again && !restarted;
          if (pass.has(id)) moved = true;
          pass.add(id);
          if (given.has(id)) return false;
          given.add(id);
          return true;
        });
        if (fresh.length > 0) yield fresh;
      }
    } catch (error) {
      if (restarted || !listing.refused(error)) throw error;
      restarted = true;
      continue;
    }
    if (!moved || again) return;
    again = true;
  }
}

/** The pages one after the other; the next is asked for while the one before is worked on. */
async function* onePass<T>(fetch: Listing<T>['fetch']): AsyncGenerator<readonly T[]> {
  const tokens = new Set<string>();
  let coming = fetch(null);
  for (let pages = 1; ; pages += 1) {
    const { rows, next } = await coming;
    if (next !== null) {
      if (tokens.has(next)) throw new PagingError('the list names a page it has named before');
      if (pages >= MOST_PAGES) throw new PagingError(`the list does not end after ${MOST_PAGES} pages`);
      tokens.add(next);
      coming = fetch(next);
      // Thrown where it is awaited; until then Node must not take it for an error nobody looks at.
      coming.catch(() => null);
    }
    yield rows;
    if (next === null) return;
  }
}
