import type { App } from '../../app.ts';
import { openLog } from '../../log.ts';
import { headsTold } from '../../watch/fields.ts';
import { runNightly } from '../../jobs/run.ts';
import { worthAgain } from '../../sync/night/scheduled/worth-again.ts';
import { traceOf } from '../../trace.ts';

const EVERY = 60_000;
/** Milliseconds between two reports on the nights of all schools; one is also made after every night. */
const TELL_EVERY = 15 * 60_000;
/** Milliseconds of rest for an LMS after a night that failed. */
const REST = 10 * 60_000;

export interface Nights {
  /** Begins no more nights. What is under way goes on; the promise resolves when it has ended. */
  stop(): Promise<void>;
}

/** Runs the nights that fall due, one round after the other, as a scheduler's trigger would; each failure is logged and none ends it. */
export function runNights(app: App): Nights {
  const log = app.watch?.log ?? openLog(app.config);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let told = Number.NEGATIVE_INFINITY;
  let round: Promise<void> = Promise.resolve();

  async function look(): Promise<number> {
    try {
      const { runs, courses, audit } = await runNightly(app);
      if (runs.length > 0 || performance.now() - told >= TELL_EVERY) {
        told = performance.now();
        await app.tellNights();
      }
      if (runs.length > 0) log.info({ event: 'nights-run', runs, courses: courses.length, ...headsTold(audit) });
      return courses.some(worthAgain) ? REST : EVERY;
    } catch (error) {
      log.error({ event: 'nights-broken', ...traceOf(error) });
      return REST;
    }
  }

  function begin(): void {
    round = look().then((wait) => {
      if (!stopped) timer = setTimeout(begin, wait);
    });
  }

  begin();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return round;
    },
  };
}
