import { app, front, log, target, watch } from './at-start.ts';

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
