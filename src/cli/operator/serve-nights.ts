import type { App } from '../../app.ts';
import { headsTold, openLog } from '../../log.ts';
import { runDueSchools } from '../../sync/night/due-schools.ts';
import { worthAgain } from '../../sync/night/worth-again.ts';
import { traceOf } from '../../trace.ts';

const EVERY = 60_000;
/** After a night that ended in trouble its LMS gets some rest. */
const REST = 10 * 60_000;

export interface Nights {
  /** Begins no more of them. What is under way goes on; the answer comes when it has ended. */
  stop(): Promise<void>;
}

/** Runs the nights that fall due, one round after the other, as a scheduler's trigger would; each failure is logged and none ends it. */
export function runNights(app: App): Nights {
  const log = openLog(app.config);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  async function look(): Promise<number> {
    try {
      const { runs, courses, audit } = await runDueSchools(app.sync, app.now());
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
