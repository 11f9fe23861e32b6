import { app, watch } from './app.ts';
import { front } from './front.ts';
import { log } from './log.ts';
import { target } from './target.ts';

// Whoever came from inside the LMS has a session; anybody else is not signed in, and the board says so.
target('pages', () =>
  front(
    app,
    async (opened) => {
      const { servePages } = await import('../src/serve.ts');
      return servePages(opened, () => null);
    },
    log,
    { watch },
  ),
);
