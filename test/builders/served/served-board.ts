import { boardInput, keepBoard } from '../board/board.ts';
import { pageDeps, servePages, type Served } from './pages.ts';
import { memoryStore } from './store.ts';

/** The pages over a store of their own that holds the morning of `boardInput`; closing ends both. */
export async function serveBoard(): Promise<Served> {
  const store = await memoryStore();
  await keepBoard(store, boardInput());
  const served = await servePages(pageDeps(store));
  return {
    ...served,
    close: async () => {
      await served.close();
      await store.close();
    },
  };
}
