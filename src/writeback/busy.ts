import { LmsError } from '../lms/errors.ts';

/** How often one row is begun again in one run. */
const MOST_AGAIN = 4;

/** The host had too much to do, or a write waited too long for its turn: that call did nothing. */
export function isBusy(error: unknown): error is LmsError {
  return error instanceof LmsError && error.kind === 'busy';
}

/**
 * Does a step, and begins it again where a call of it was plainly refused because the host is busy: the same run may say it again. The
 * host is left alone as long as it asks by `src/http`, where the first call of the new beginning waits. What was seen before is
 * old by then, so every beginning looks again, and what may have arrived is found by it rather than sent.
 * @throws LmsError `busy` when the host stays so
 */
export async function untilNotBusy<T>(begin: (again: boolean) => Promise<T>): Promise<T> {
  for (let times = 0; ; times += 1) {
    try {
      return await begin(times > 0);
    } catch (error) {
      if (!isBusy(error) || times >= MOST_AGAIN) throw error;
    }
  }
}
