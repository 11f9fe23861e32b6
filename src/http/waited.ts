import { AsyncLocalStorage } from 'node:async_hooks';

const waited = new AsyncLocalStorage<boolean>();

/** Somebody waits before a page for all that `work` asks of an LMS. Said once, where their request comes in. */
export function whileWaited<T>(work: () => T): T {
  return waited.run(true, work);
}

/** What goes on behind an answer: nobody waits for it. */
export function later<T>(work: () => T): T {
  return waited.run(false, work);
}

/** Whether somebody waits for what is asked now; at night nobody does. */
export function isWaitedFor(): boolean {
  return waited.getStore() ?? false;
}
