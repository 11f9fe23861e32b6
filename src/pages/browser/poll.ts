import { call, type Called } from './call.ts';

/** What came of one look at the server. */
export type Looked = 'heard' | 'failed' | 'over';

/** What the rhythm needs of the page; in the browser `pageAround` gives it. */
export interface Around {
  isVisible(): boolean;
  /** Calls when the page becomes visible again or the network is back. */
  onWake(wake: () => void): void;
  /** Calls once after so many milliseconds; the answer takes it back. */
  later(milliseconds: number, then: () => void): () => void;
  /** In [0, 1). */
  random(): number;
}

export interface Polling {
  /** Looks at once. */
  now(): void;
  stop(): void;
}

/** Between two looks of a page (FRAMES.md 6). */
export const LEARNER_RHYTHM = 2000;
export const TEACHER_RHYTHM = 1000;
/** Between two tries while the server fails. */
const PATIENT = 15_000;

/**
 * Looks again and again, only while the page is visible, one look at a time, and never in step with the other pages of a class.
 * @param every milliseconds until the next look; null: there is nothing more to wait for
 */
export function startPolling(look: () => Promise<Looked>, every: () => number | null, around: Around): Polling {
  let isLooking = false;
  let isWanted = false;
  let isOver = false;
  let forget: (() => void) | null = null;

  const next = (looked: Looked): void => {
    const rhythm = every();
    isOver ||= looked === 'over';
    if (isOver || rhythm === null || !around.isVisible()) return;
    const wait = looked === 'failed' ? PATIENT * (1 + around.random() / 5) : rhythm * (0.85 + around.random() / 5);
    forget = around.later(wait, again);
  };
  const again = (): void => {
    forget?.();
    isWanted = isLooking;
    if (isLooking || isOver || !around.isVisible()) return;
    isLooking = true;
    void look().then((looked) => {
      isLooking = false;
      if (isWanted) again();
      else next(looked);
    });
  };
  around.onWake(again);
  next('heard');
  return {
    now: again,
    stop: () => {
      isOver = true;
      forget?.();
    },
  };
}

export const pageAround: Around = {
  isVisible: () => document.visibilityState === 'visible',
  onWake: (wake) => {
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    addEventListener('pageshow', wake);
  },
  later: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** What is new of a ticket since a version. Anything else than that is for the page to tell. */
export function askLive<T>(
  opening: string,
  version: number,
  ask: (address: string) => Promise<Called<T>> = (address) => call<T>(address),
): Promise<Called<T>> {
  return ask(`/addon/live?${new URLSearchParams({ o: opening, v: String(version) }).toString()}`);
}

/** How the rhythm goes on after an answer: refusals that no waiting mends end it. */
export function lookedAt(called: Called<unknown>): Looked {
  if (called.ok === true || called.ok === 'unchanged') return 'heard';
  return called.ok === false && [401, 403, 404].includes(called.status) ? 'over' : 'failed';
}
