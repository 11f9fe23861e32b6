import { LmsError } from '../../lms/errors.ts';
import { TicketRefused, type TicketRefusal } from './desk.ts';

/** What a page says where the LMS does not know a thing. */
type Gone = Extract<TicketRefusal, 'unknown-class' | 'ticket-gone'>;

/**
 * Asks the LMS while somebody waits, with a time limit. What it refuses becomes the page's refusal, never a guess.
 * @param gone what is gone where the LMS knows nothing of it
 * @throws TicketRefused
 */
export async function askLms<T>(ask: () => Promise<T>, patience: number, gone: Gone): Promise<T> {
  try {
    return await inTime(ask(), patience);
  } catch (error) {
    throw asRefusal(error, gone);
  }
}

/**
 * Waits for the result for at most `milliseconds`; a later result is dropped.
 * @throws LmsError `down` when the time is over
 */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const silent = new LmsError('down', 'no answer in time', { todo: 'Try again.', uncertain: true });
    timer = setTimeout(() => reject(silent), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {}); // told already that it came too late
  }
}

/**
 * The same with the class's own teacher's credential, about somebody else: a fault of that account says nothing about
 * the person who waits.
 * @throws TicketRefused 503 for that, never a guess
 */
export async function askForClass<T>(ask: () => Promise<T>, patience: number): Promise<T> {
  try {
    return await inTime(ask(), patience);
  } catch (error) {
    if (error instanceof LmsError && error.kind === 'denied') throw new TicketRefused(503, 'not-connected');
    throw asRefusal(error, 'unknown-class');
  }
}

function asRefusal(error: unknown, gone: Gone): unknown {
  if (!(error instanceof LmsError)) return error;
  switch (error.kind) {
    case 'denied':
      if (error.scope === 'credential') return new TicketRefused(401, 'signed-out');
      return new TicketRefused(403, error.reason ?? 'not-yours');
    case 'gone':
      return new TicketRefused(404, gone);
    case 'busy':
    case 'down':
      return new TicketRefused(503, 'lms-silent', { waitSeconds: error.waitSeconds });
    case 'malformed':
      return new TicketRefused(503, 'lms-garbled');
    default:
      return error.kind satisfies never;
  }
}
