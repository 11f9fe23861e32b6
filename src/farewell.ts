import { LmsError } from './lms/errors.ts';
import type { ProcessQueue } from './queue/open.ts';
import type { Store } from './store/types.ts';
import { inTime } from './sync/tickets/ask-lms.ts';
import type { TicketDesk } from './sync/tickets/desk.ts';
import { traceOf } from './trace.ts';
import type { LogLine } from './watch/fields.ts';
import type { Watch } from './watch/open.ts';

/** Milliseconds that work going on behind the answers gets when the process ends. */
const FAREWELL = 2500;

export interface Leaving {
  readonly queue: Pick<ProcessQueue, 'close'> | null;
  readonly desk: Pick<TicketDesk, 'settled'>;
  readonly store: Pick<Store, 'close'>;
  readonly watch: Pick<Watch, 'close'> | null;
  /** Writes a line to the log. */
  readonly note: (line: LogLine) => Promise<void>;
}

/**
 * Ends a process's work. What cannot be ended in time is logged and left: a task that was not given back to the queue
 * is delivered again by itself, and a grade that was not passed back is passed back by the next change or night.
 */
export async function takeLeave({ queue, desk, store, watch, note }: Leaving): Promise<void> {
  if (queue !== null)
    await inTime(queue.close(), FAREWELL).catch((error: unknown) => note({ event: 'queue-fault', ...traceOf(error) }));
  await inTime(desk.settled(), FAREWELL).catch((error: unknown) =>
    note({
      event: 'ticket-grade-failed',
      kind: error instanceof LmsError ? error.kind : 'fault',
      ...traceOf(error),
    }),
  );
  await store.close();
  await watch?.close();
}
