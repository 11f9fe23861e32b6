import pLimit from 'p-limit';
import { unpaced } from '../http/bucket.ts';
import { HttpFailure } from '../http/failure.ts';
import type { Http } from '../http/types.ts';
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
  readonly http: Http;
  /** An access token of the account that this process runs as. */
  readonly token: () => Promise<string>;
}

/** What a token has to allow. */
export const CLOUD_TASKS_SCOPE = 'https://www.googleapis.com/auth/cloud-tasks';
/** Creates under way at once, of all schools together: one that waits for its turn has not been asked for yet, and grows too old for nobody. */
const AT_ONCE = 20;
/** Its rate is the queue's own affair: nothing is counted here. */
const QUOTA = unpaced('tasks');

/**
 * Cloud Tasks over REST: a task for each course, under a name by which the service takes it once. No order is promised there, so the k-th course of
 * each school is to leave at start + k x pace: that keeps schools in turn. A create that got no clear answer is sent again under its name, and a
 * name that exists is a task that is there (FACTS.md 1): that makes it a write that may repeat, and how often and when is for `src/http` to say.
 */
export function cloudTasksQueue(settings: CloudTasksSettings, parts: CloudTasksParts): CourseQueue {
  const { root, queue, pace } = settings;
  const { now, token, http } = parts;
  const limit = pLimit(AT_ONCE);

  async function create(task: CourseTask, at: Instant): Promise<void> {
    const headers = new Headers({ authorization: `Bearer ${await bearer()}`, 'content-type': 'application/json' });
    const body = JSON.stringify({ task: taskBody(settings, task, at) });
    const status = await answered(headers, body);
    if (status === 200 || status === 409) return;
    if (status === 429 || status >= 500) throw silent(`the queue is busy (${status})`);
    throw new QueueError(`the queue refused a task (${status})`, {
      todo: 'look whether TASKS_QUEUE exists, and whether this process’s account may put tasks into it and act as WAYMARK_JOBS_ACCOUNT',
      passing: false,
    });
  }

  async function answered(headers: Headers, body: string): Promise<number> {
    try {
      const { status } = await http.send(
        { method: 'POST', url: `${root}/v2/${queue}/tasks`, headers, body },
        { kind: 'fixed', school: 'queue', quotas: [QUOTA], alone: null, onSend: () => undefined },
      );
      return status;
    } catch (error) {
      if (error instanceof HttpFailure) throw silent('the queue does not answer');
      throw error;
    }
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
