import { describe, expect, it } from '@jest/globals';
import { takeLeave, type Leaving } from '../src/farewell.ts';
import { LmsError } from '../src/lms/errors.ts';
import type { LogLine } from '../src/watch/fields.ts';

/** A process that ends, and what it did on the way, in order. */
function leaving(over: Partial<Leaving> = {}): {
  readonly parts: Leaving;
  readonly done: string[];
  readonly lines: LogLine[];
} {
  const done: string[] = [];
  const lines: LogLine[] = [];
  const ends = (what: string) => async () => {
    done.push(what);
  };
  const parts: Leaving = {
    queue: { close: ends('queue') },
    desk: { settled: ends('desk') },
    store: { close: ends('store') },
    watch: { close: ends('watch') },
    note: async (line) => {
      lines.push(line);
    },
    ...over,
  };
  return { parts, done, lines };
}

describe('a process that ends', () => {
  it('closes its queue, waits for grades under way, and closes the store and the telemetry last', async () => {
    const { parts, done, lines } = leaving();
    await takeLeave(parts);
    expect(done).toEqual(['queue', 'desk', 'store', 'watch']);
    expect(lines).toEqual([]);
  });

  it('logs a queue that cannot be closed, and closes everything else', async () => {
    const { parts, done, lines } = leaving({ queue: { close: () => Promise.reject(new RangeError('names Quill')) } });
    await takeLeave(parts);
    expect(done).toEqual(['desk', 'store', 'watch']);
    expect(lines).toEqual([expect.objectContaining({ event: 'queue-fault', error: 'RangeError' })]);
    expect(JSON.stringify(lines)).not.toContain('Quill');
  });

  it('logs why grades were not passed back, and closes the store all the same', async () => {
    const silent = new LmsError('down', 'no answer in time', { todo: 'Try again.' });
    const { parts, done, lines } = leaving({ desk: { settled: () => Promise.reject(silent) } });
    await takeLeave(parts);
    expect(done).toEqual(['queue', 'store', 'watch']);
    expect(lines).toEqual([expect.objectContaining({ event: 'ticket-grade-failed', kind: 'down' })]);
  });

  it('logs as a fault what is no answer of an LMS', async () => {
    const { parts, lines } = leaving({ desk: { settled: () => Promise.reject(new Error('a fault of ours')) } });
    await takeLeave(parts);
    expect(lines).toEqual([expect.objectContaining({ event: 'ticket-grade-failed', kind: 'fault' })]);
  });
});
