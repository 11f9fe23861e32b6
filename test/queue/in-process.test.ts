import { expect, it } from '@jest/globals';
import { inProcessQueue } from '../../src/queue/in-process.ts';
import { courseTask, queueContract } from './contract.ts';

/** Seconds that pass when they are told to. */
function handClock(): { wait(seconds: number): Promise<void>; pass(seconds: number): void } {
  let now = 0;
  let waiting: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    wait: (seconds) => new Promise((wake) => waiting.push({ at: now + seconds, wake })),
    pass(seconds) {
      now += seconds;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { wake } of due) wake();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

queueContract('of one machine', async (run) => {
  const clock = handClock();
  const queue = inProcessQueue({ run, failed: () => undefined, limit: 2, wait: (seconds) => clock.wait(seconds) });
  return {
    queue,
    async pass(seconds) {
      clock.pass(seconds);
      await settled();
    },
    close: async () => undefined,
  };
});

it('a queue of one machine is idle when all it was given has ended, what failed too, and says which failed', async () => {
  const ended: string[] = [];
  const failed: string[] = [];
  const queue = inProcessQueue({
    run: async ({ course }) => {
      await settled();
      ended.push(course);
      if (course === 'bad') throw new Error('no');
    },
    failed: async ({ course }, error) => {
      await settled();
      failed.push(`${course}: ${String(error)}`);
      ended.push('told');
    },
    limit: 1,
  });

  await queue.enqueue([courseTask({ course: 'bad' }), courseTask({ course: 'good' })]);
  await queue.idle();

  expect(ended).toEqual(['bad', 'told', 'good']); // it was said before the next began
  expect(failed).toEqual(['bad: Error: no']);
});
