import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cloudTasksQueue } from '../../src/queue/cloud-tasks.ts';
import { CourseTask, taskName, type CourseQueue, type CourseRunner } from '../../src/queue/types.ts';
import { backoff, isGivenUp } from '../../src/sandbox/cloud-tasks/backoff.ts';
import { startCloudTasksSandbox, type CloudTasksSandbox } from '../../src/sandbox/cloud-tasks/index.ts';
import { createHttp } from '../../src/http/index.ts';
import { callerCheck, type JobRefusal } from '../../src/jobs/caller.ts';
import { instant } from '../../src/time.ts';
import { serveApp, type ServedApp } from '../builders/served/served-app.ts';
import { ACCOUNT, AUDIENCE } from '../builders/lms/job-token.ts';
import { courseTask, queueContract } from './contract.ts';

const FROM = Date.parse('2026-09-14T07:00:00Z');

interface Here {
  readonly box: CloudTasksSandbox;
  readonly queue: CourseQueue;
  readonly refused: (JobRefusal | null)[];
  readonly headers: Record<string, unknown>[];
  /** Milliseconds that were waited for its sake. */
  slept(): number;
  close(): Promise<void>;
}

async function openHere(
  run: CourseRunner,
  over: Partial<Parameters<typeof startCloudTasksSandbox>[0]> = {},
): Promise<Here> {
  const box = await startCloudTasksSandbox({ seed: 's', from: FROM, atOnce: 2, ...over });
  const now = () => instant(new Date(box.now()).toISOString());
  const jobs = {
    caller: { audience: AUDIENCE, account: ACCOUNT },
    keysUrl: box.keysUrl,
    issuers: ['https://accounts.google.com'],
  };
  const refuses = callerCheck(jobs, now);
  const refused: (JobRefusal | null)[] = [];
  const headers: Record<string, unknown>[] = [];
  const served: ServedApp = await serveApp((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void refuses(request).then(async (reason) => {
        refused.push(reason);
        headers.push({ ...request.headers });
        response.statusCode = await run(CourseTask.parse(JSON.parse(Buffer.concat(parts).toString()))).then(
          () => 200,
          () => 500,
        );
        response.end();
      });
    });
  });
  let slept = 0;
  const settings = {
    root: box.root,
    queue: box.queue,
    url: served.url,
    account: ACCOUNT,
    audience: AUDIENCE,
    seconds: 900,
    pace: 1,
  };
  const queue = cloudTasksQueue(settings, {
    now,
    token: async () => box.token,
    http: createHttp({
      now: () => slept,
      sleep: async (milliseconds) => void (slept += milliseconds),
      random: () => 0.5,
      timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
      fetch: (url, init) => fetch(url, init),
    }),
  });
  return {
    box,
    queue,
    refused,
    headers,
    slept: () => slept,
    close: async () => void (await Promise.all([box.close(), served.close()])),
  };
}

queueContract('of Cloud Tasks', async (run) => {
  const opened = await openHere(run);
  return { queue: opened.queue, pass: (seconds) => opened.box.pass(seconds), close: () => opened.close() };
});

describe('Cloud Tasks', () => {
  let here: Here;
  let ran: CourseTask[];
  beforeEach(async () => {
    ran = [];
    here = await openHere(async (task) => void ran.push(task));
  });
  afterEach(() => here.close());

  it('brings a task with a token that the job’s own check takes, and says which task it is', async () => {
    await here.queue.enqueue([courseTask()]);
    await here.box.pass(5);

    expect(here.refused).toEqual([null]);
    expect(here.headers).toMatchObject([
      {
        'user-agent': 'Google-Cloud-Tasks',
        'x-cloudtasks-queuename': 'courses',
        'x-cloudtasks-taskname': taskName(courseTask()),
        'x-cloudtasks-taskretrycount': '0',
      },
    ]);
  });

  it('keeps the name of a task that has ended for a while: what was put in before is not put in again', async () => {
    await here.queue.enqueue([courseTask()]);
    await here.box.pass(60);
    await here.queue.enqueue([courseTask()]);
    await here.box.pass(60);

    expect(ran).toHaveLength(1);
    expect(here.box.counts).toMatchObject({ created: 1, existed: 1 });
  });

  it.each(['busy', 'down', 'lost'] as const)(
    'that is %s is asked again under the same name, and then the queue is said to be silent',
    async (kind) => {
      here.box.trouble(kind);
      await expect(here.queue.enqueue([courseTask()])).rejects.toMatchObject({ name: 'QueueError', passing: true });
      expect(here.slept()).toBeGreaterThan(500);
      expect(here.slept()).toBeLessThan(60_000);

      here.box.trouble(null);
      await here.queue.enqueue([courseTask()]);
      await here.box.pass(5);
      expect(ran).toHaveLength(1);
    },
  );

  it('that refuses is not asked again, and says what to look at without a word of what was sent', async () => {
    here.box.trouble('denied');
    const error: unknown = await here.queue.enqueue([courseTask()]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ passing: false, todo: expect.stringContaining('TASKS_QUEUE') });
    expect(String(error)).not.toMatch(/oak|c1|sandbox/);
    expect(here.slept()).toBe(0);
  });
});

describe('the stand-in for Cloud Tasks', () => {
  let box: CloudTasksSandbox;
  beforeEach(async () => {
    box = await startCloudTasksSandbox({ seed: 's', from: FROM });
  });
  afterEach(() => box.close());

  const task = (over: object = {}, request: object = {}): object => ({
    task: { name: `${box.queue}/tasks/t1`, httpRequest: { url: 'http://127.0.0.1:9/', ...request }, ...over },
  });
  async function create(body: object, queue = box.queue, bearer = box.token): Promise<number> {
    const headers = { authorization: `Bearer ${bearer}` };
    const response = await fetch(`${box.root}/v2/${queue}/tasks`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  }

  it('takes a task as the document has it', async () => {
    expect(await create(task({ dispatchDeadline: '1800s', scheduleTime: '2026-09-14T08:00:00Z' }))).toBe(200);
    expect(await create(task())).toBe(409);
  });

  it('refuses unknown fields, those it sets itself, deadlines outside 15 seconds to 30 minutes, other names and strangers', async () => {
    const bad = [
      task({ priority: 1 }),
      task({ dispatchCount: 1 }),
      task({}, { uri: 'x' }),
      task({}, { body: 'not base64!' }),
      task({ dispatchDeadline: '14s' }),
      task({ dispatchDeadline: '1801s' }),
      task({ dispatchDeadline: '15m' }),
      task({ name: 'projects/p/locations/l/queues/other/tasks/t1' }),
      task({ name: `${box.queue}/tasks/a b` }),
      task({ scheduleTime: '2026-11-14T08:00:00Z' }),
      { ...task(), dryRun: true },
    ];
    expect(new Set(await Promise.all(bad.map((each) => create(each))))).toEqual(new Set([400]));
    expect(await create(task(), 'projects/p/locations/l/queues/none')).toBe(404);
    expect(await create(task(), box.queue, 'stranger')).toBe(401);
    expect(box.waiting().size).toBe(0);
  });

  it('waits between attempts as the queue’s settings say, and gives up when attempts and time are both used up', () => {
    const retry = { maxAttempts: 8, maxRetryDuration: 3600, minBackoff: 10, maxBackoff: 300, maxDoublings: 3 };
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((n) => backoff(retry, n))).toEqual([10, 20, 40, 80, 160, 240, 300, 300]);
    expect([isGivenUp(retry, 8, 100), isGivenUp(retry, 7, 9999), isGivenUp(retry, 8, 3600)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
