/**
 * Opens something once and keeps it. Callers that ask while it opens wait for the same attempt; a failed attempt is
 * forgotten, so that the next caller tries again.
 */
export function lasting<Opened>(open: () => Promise<Opened>): () => Promise<Opened> {
  let opened: Promise<Opened> | null = null;
  return () =>
    (opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    }));
}
