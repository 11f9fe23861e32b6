import type { Page } from 'playwright-core';

/** What a page can keep in its own browser beyond what Playwright tells of a whole context. In the browser's words: this project's types know none. */
const OF_THE_PAGE = `(async () => {
  const cached = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) cached.push(request.url, await (await cache.match(request)).text());
  }
  return JSON.stringify([Object.entries(sessionStorage), cached, history.state, window.name]);
})()`;

/**
 * All that a browser keeps of one site beyond its open pages, as one text: cookies, local and session storage, databases, caches. What
 * other sites keep is theirs.
 */
export async function storageOf(page: Page, origin: string): Promise<string> {
  const { cookies, origins } = await page.context().storageState({ indexedDB: true });
  const { hostname } = new URL(origin);
  return [
    ...cookies.filter(({ domain }) => domain === hostname).map(({ name, value }) => `${name}=${value}`),
    JSON.stringify(origins.filter((each) => each.origin === origin)),
    await page.evaluate<string>(OF_THE_PAGE),
  ].join('\n');
}
