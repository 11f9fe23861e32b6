import type { PageDeps } from '../kit/deps.ts';
import type { Route } from '../kit/route.ts';
import { nightsToTell } from './nights.ts';

/** The process is up. */
export const healthRoute: Route = {
  method: 'get',
  path: '/healthz',
  counted: 'not',
  for: 'anyone',
  answer: async () => ({ kind: 'json', status: 200, body: { status: 'up' } }),
};

/** The store answers, so that the pages can. A night that is late is told, and no reason to send nobody here: the pages work. */
export const readyRoute: Route = {
  method: 'get',
  path: '/readyz',
  counted: 'not',
  for: 'anyone',
  answer: async (_asked, deps) => ({ kind: 'json', ...(await readyReply(deps)) }),
};

/** The answer itself, for what serves no pages too. */
export async function readyReply({
  store,
  now,
  log,
}: Pick<PageDeps, 'store' | 'now' | 'log'>): Promise<{ readonly status: 200 | 503; readonly body: object }> {
  try {
    await store.schools();
    const nights = await nightsToTell(store, now());
    return {
      status: 200,
      body: { status: 'ready', nightsInTrouble: nights.filter(({ trouble }) => trouble !== null).length, nights },
    };
  } catch (error) {
    log.error({ event: 'store-silent', error: error instanceof Error ? error.name : 'unknown' });
    return { status: 503, body: { status: 'store does not answer' } };
  }
}
