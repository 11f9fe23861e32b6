import { call } from './call.ts';
import { shelfOf } from './kept.ts';
import { pageAround } from './poll.ts';
import { signInAgain } from './sign-in-again.ts';
import type { StudentAround } from './student-desk.ts';

/** The browser as a learner's page needs it. */
export function browserAround(): StudentAround {
  return {
    ...pageAround,
    shelf: shelfOf(globalThis),
    path: location.pathname,
    call,
    isOnline: () => navigator.onLine,
    now: () => Date.now(),
    newKey: () => crypto.randomUUID(),
    onOffline: (then) => addEventListener('offline', then),
    onLeave: (then) => addEventListener('pagehide', then),
    signInAgain,
  };
}
