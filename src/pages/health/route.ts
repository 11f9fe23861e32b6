import type { Route } from '../route.ts';

/** The process is up. */
export const healthRoute: Route = {
  method: 'get', path: '/healthz', for: 'anyone',
  answer: async () => ({ kind: 'json', status: 200, body: { status: 'up' } }),
};

/** The store answers, so that the pages can. */
export const readyRoute: Route = {
  method: 'get', path: '/readyz', for: 'anyone',
  async answer(_asked, { store, log }) {
    try {
      await store.schools();
      return { kind: 'json', status: 200, body: { status: 'ready' } };
    } catch (error) {
      log.error({ event: 'store-silent', error: error instanceof Error ? error.name : 'unknown' });
      return { kind: 'json', status: 503, body: { status: 'store does not answer' } };
    }
  },
};
