/**
 * Opens something once and keeps it. Whoever asks while it opens waits for the same attempt; one that failed is forgotten, so
 * that the next to ask tries again.
 */
export function lasting<Opened>(open: () => Promise<Opened>): () => Promise<Opened> {
  let opened: Promise<Opened> | null = null;
  return () =>
    (opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    }));
}
