import type { Approval, PageDeps } from '../deps.ts';

/**
 * Runs one approval of a plan at a time: whoever asks again while it runs gets the same answer. So a
 * double click is one approval, and both clicks lead to the same page.
 */
export function approveOnce(approve: PageDeps['approve']): PageDeps['approve'] {
  const running = new Map<string, Promise<Approval>>();
  return (school, course, plan) => {
    const key = JSON.stringify([school, course, plan]);
    const already = running.get(key);
    if (already !== undefined) return already;
    const started = approve(school, course, plan).finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}
