import { describe, expect, it } from '@jest/globals';
import { taskRunner } from '../../src/jobs/from-queue.ts';
import type { JobParts } from '../../src/jobs/jobs.ts';
import { StoreError } from '../../src/store/errors.ts';
import { instant } from '../../src/time.ts';
import type { LogLine } from '../../src/watch/fields.ts';
import { courseTask } from '../queue/contract.ts';
import { memoryJobStore } from '../builders/memory/memory-job-store.ts';

interface Told {
  readonly info: LogLine[];
  readonly error: LogLine[];
  sent: number;
}

/** Runs one task over such a store; what became of it, and what was told. */
async function ran(store: unknown): Promise<{ readonly told: Told; readonly thrown: unknown }> {
  const told: Told = { info: [], error: [], sent: 0 };
  const parts = {
    sync: { store },
    now: () => instant('2026-09-14T07:00:00Z'),
    queue: null,
    flush: async () => void (told.sent += 1),
  } as unknown as JobParts; // a task that is over asks for no more
  const log = {
    info: (line: LogLine) => void told.info.push(line),
    error: (line: LogLine) => void told.error.push(line),
  };
  const thrown: unknown = await taskRunner(
    parts,
    log,
  )(courseTask()).then(
    () => null,
    (error: unknown) => error,
  );
  return { told, thrown };
}

describe('a task that a process took out of the queue itself', () => {
  it('is told as the course job is, and what was measured is sent', async () => {
    const { told, thrown } = await ran(memoryJobStore());

    expect(thrown).toBeNull();
    expect(told).toMatchObject({
      info: [{ event: 'job-done', job: 'course', status: 200, run: 'run-1' }],
      error: [],
      sent: 1,
    });
  });

  it.each([
    ['the store is away', new StoreError('unreachable', 'Lovelace', 'wait'), 'job-store', 503],
    ['there is a fault of ours', new Error('Lovelace'), 'job-broken', 500],
  ])('comes again when %s, which is told without a word of it', async (_, error, event, status) => {
    const { told, thrown } = await ran({ school: () => Promise.reject(error) });

    expect(thrown).toBe(error);
    expect(told).toMatchObject({ info: [], error: [{ event, status, reference: expect.any(String) }], sent: 1 });
    expect(JSON.stringify(told)).not.toContain('Lovelace');
  });
});
