import pLimit from 'p-limit';
import { secondsAfter, type Instant } from '../time.ts';
import { QueueError, taskName, type CourseQueue, type CourseTask } from './types.ts';

export interface CloudTasksSettings {
  /** What stands before `/v2/`. */
  readonly root: string;
  /** `projects/P/locations/L/queues/Q`. */
  readonly queue: string;
  /** Where the course job answers. */
  readonly url: string;
  /** The account whose tokens the tasks carry, and the audience these are made for. */
  readonly account: string;
  readonly audience: string;
  /** Seconds a task may take before its attempt is given up. */
  readonly seconds: number;
  /** Seconds between the k-th course of a school and the next. */
  readonly pace: number;
}

export interface CloudTasksParts {
  readonly now: () => Instant;
  /** An access token of the account that this process runs as. */
  readonly token: () => Promise<string>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (seconds: number) => Promise<void>;
}

/** What a token has to allow. */
export const CLOUD_TASKS_SCOPE = 'https://www.googleapis.com/auth/cloud-tasks';
/** Creates under way at once. */
const AT_ONCE = 20;
const MOST_TRIES = 6;
/** Milliseconds an answer may take. */
const PATIENCE = 30_000;

/**
 * Cloud Tasks over REST: a task for each course, under a name by which the service takes it once. No order is promised there, so the k-th course of
 * each school is to leave at start + k x pace: that keeps schools in turn. A create that got no clear answer is sent again under its name, and a
 * name that exists is a task that is there (FACTS.md 1).
 */
export function cloudTasksQueue(settings: CloudTasksSettings, parts: CloudTasksParts): CourseQueue {
  const { root, queue, pace } = settings;
  const { now, token, fetch, sleep } = parts;

  async function create(task: CourseTask, at: Instant): Promise<void> {
    const body = JSON.stringify({ task: taskBody(settings, task, at) });
    for (let tries = 1; ; tries += 1) {
      const refused = await ask(body);
      if (refused === null) return;
      if (!refused.passing || tries === MOST_TRIES) throw refused;
      await sleep(2 ** (tries - 1));
    }
  }

  /** Null: the task is in the queue. */
  async function ask(body: string): Promise<QueueError | null> {
    let status: number;
    try {
      const headers = { authorization: `Bearer ${await bearer()}`, 'content-type': 'application/json' };
      const signal = AbortSignal.timeout(PATIENCE);
      const response = await fetch(`${root}/v2/${queue}/tasks`, { method: 'POST', headers, body, signal });
      await response.arrayBuffer();
      ({ status } = response);
    } catch (error) {
      if (error instanceof QueueError) return error;
      return silent('the queue does not answer'); // nothing of what was thrown is told: it may hold a token
    }
    if (status === 200 || status === 409) return null;
    if (status === 429 || status >= 500) return silent(`the queue is busy (${status})`);
    return new QueueError(`the queue refused a task (${status})`, {
      todo: 'look whether TASKS_QUEUE exists, and whether this process’s account may put tasks into it and act as WAYMARK_JOBS_ACCOUNT',
      passing: false,
    });
  }

  async function bearer(): Promise<string> {
    try {
      return await token();
    } catch {
      throw silent('no token for the queue could be had');
    }
  }

  return {
    async enqueue(tasks, { after = 0 } = {}) {
      const start = now();
      const limit = pLimit(AT_ONCE);
      const placed = new Map<string, number>();
      const ended = await Promise.allSettled(
        tasks.map((task) => {
          const place = placed.get(task.school) ?? 0;
          placed.set(task.school, place + 1);
          return limit(() => create(task, secondsAfter(start, after + place * pace)));
        }),
      );
      const refused = ended.find((each) => each.status === 'rejected');
      if (refused !== undefined) throw refused.reason;
    },
  };
}

function taskBody({ queue, url, account, audience, seconds }: CloudTasksSettings, task: CourseTask, at: Instant) {
  return {
    name: `${queue}/tasks/${taskName(task)}`,
    scheduleTime: at,
    dispatchDeadline: `${seconds}s`,
    httpRequest: {
      url,
      httpMethod: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from(JSON.stringify(task)).toString('base64'),
      oidcToken: { serviceAccountEmail: account, audience },
    },
  };
}

function silent(message: string): QueueError {
  return new QueueError(message, { todo: 'wait: the next trigger puts in what is missing', passing: true });
}
