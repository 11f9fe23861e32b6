import { AsyncLocalStorage } from 'node:async_hooks';

const waited = new AsyncLocalStorage<boolean>();

/**
 * Marks all LMS calls made by `work` as ones that somebody waits for before a page. Called once, where the request
 * comes in.
 */
export function whileWaited<T>(work: () => T): T {
  return waited.run(true, work);
}

/** Marks work that goes on after the answer was sent: nobody waits for it. */
export function later<T>(work: () => T): T {
  return waited.run(false, work);
}

/** Whether somebody waits for the calls made now; during a night nobody does. */
export function isWaitedFor(): boolean {
  return waited.getStore() ?? false;
}
