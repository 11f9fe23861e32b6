import { createAccountKeys } from '../google/accounts/keys.ts';
import { randomFor } from '../shell/random.ts';
import { answer, failure, invalid, parsed } from '../shell/api-answers.ts';
import { createShell, listen, stop, type Answered, type Asked } from '../shell/shell.ts';
import { backoff, isGivenUp, type Retry } from './backoff.ts';
import { CreateTask, FURTHEST, MOST_BYTES } from './contract.ts';

export interface CloudTasksOptions {
  readonly seed: string;
  /** Milliseconds since 1970 at which its clock starts; only `pass` moves it. */
  readonly from: number;
  readonly queue?: string;
  /** Share of the tasks that are delivered a second time, at once or within an hour. */
  readonly doubles?: number;
  /** The longest delay of a task in seconds; each task's delay, and so their order, follows from the seed. */
  readonly late?: number;
  readonly atOnce?: number;
  readonly retry?: Partial<Retry>;
  /** Milliseconds of real time that a second of a task's deadline lasts; absent: 1000. */
  readonly second?: number;
}

/** A stand-in for one queue of Cloud Tasks, on loopback. */
export interface CloudTasksSandbox {
  readonly root: string;
  readonly queue: string;
  readonly token: string;
  /** Where the keys stand that sign the tokens of its tasks. */
  readonly keysUrl: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets so many seconds go by; whatever is due meanwhile is brought, and its answer waited for. */
  pass(seconds: number): Promise<void>;
  /** Names of the tasks that wait, with the moment at which each is due. */
  waiting(): ReadonlyMap<string, number>;
  /** How it answers a create until this is called again. `lost`: the task is created, and no answer arrives. */
  trouble(kind: 'busy' | 'down' | 'lost' | 'denied' | null): void;
  readonly counts: { created: number; existed: number; attempts: number; doubled: number; givenUp: number };
  close(): Promise<void>;
}

interface Held {
  readonly task: CreateTask['task'];
  at: number;
  attempts: number;
  answered: number;
  first: number | null;
  last: number | null;
}

const RETRY: Retry = { maxAttempts: 8, maxRetryDuration: 21_600, minBackoff: 30, maxBackoff: 600, maxDoublings: 4 };
const HOUR = 3_600_000;

/**
 * Refuses what the service refuses, and keeps no promise that the service does not make: tasks come in any order, late,
 * and sometimes twice.
 */
export async function startCloudTasksSandbox(options: CloudTasksOptions): Promise<CloudTasksSandbox> {
  const { seed, doubles = 0, late = 0, atOnce = 8, second = 1000 } = options;
  const queue = options.queue ?? 'projects/p/locations/europe-west1/queues/courses';
  const retry = { ...RETRY, ...options.retry };
  const token = `sandbox-${seed}`;
  const keys = createAccountKeys();
  const held = new Map<string, Held>();
  /** Names that cannot be used again yet, and until when. */
  const blocked = new Map<string, number>();
  const counts = { created: 0, existed: 0, attempts: 0, doubled: 0, givenUp: 0 };
  let now = options.from;
  let trouble: Parameters<CloudTasksSandbox['trouble']>[0] = null;

  function created(body: string): Answered {
    if (Buffer.byteLength(body) > MOST_BYTES) return invalid('Task size too large');
    const asked = CreateTask.safeParse(parsed(body));
    if (!asked.success) return invalid('Invalid JSON payload received.');
    const { task } = asked.data;
    if (!task.name.startsWith(`${queue}/tasks/`)) return invalid('The queue name from request does not match');
    const wished = task.scheduleTime === undefined ? now : Date.parse(task.scheduleTime);
    if (wished > now + FURTHEST * 1000) return invalid('schedule_time is too far in the future');
    if (held.has(task.name) || (blocked.get(task.name) ?? 0) > now) {
      counts.existed += 1;
      return failure(409, 'ALREADY_EXISTS', 'Requested entity already exists');
    }
    const delay = randomFor(seed, task.name, 'late')() * late * 1000;
    held.set(task.name, {
      task,
      at: Math.max(now, wished) + delay,
      attempts: 0,
      answered: 0,
      first: null,
      last: null,
    });
    counts.created += 1;
    return answer({ name: task.name, scheduleTime: new Date(Math.max(now, wished)).toISOString() });
  }

  function answers({ verb, url, header, body }: Asked): Answered | null {
    if (verb === 'GET' && url.pathname === '/keys') return answer(keys.published());
    if (trouble === 'busy') return failure(429, 'RESOURCE_EXHAUSTED', 'quota');
    if (trouble === 'down') return failure(503, 'UNAVAILABLE', 'try again');
    if (header('authorization') !== `Bearer ${token}`) return failure(401, 'UNAUTHENTICATED', 'no credentials');
    if (trouble === 'denied') return failure(403, 'PERMISSION_DENIED', 'not allowed');
    if (verb !== 'POST' || url.pathname !== `/v2/${queue}/tasks`) return failure(404, 'NOT_FOUND', 'no such queue');
    const answered = created(body);
    return trouble === 'lost' ? null : answered;
  }

  /** Delivers it once; the answer's status, or null when none came in time. */
  async function bring({ task, attempts, answered, last, at }: Held): Promise<{ status: number; rest: number } | null> {
    const { url, httpMethod: method, headers, body, oidcToken } = task.httpRequest;
    const ours: Record<string, string> = {
      ...headers,
      'User-Agent': 'Google-Cloud-Tasks',
      'X-CloudTasks-QueueName': queue.slice(queue.lastIndexOf('/') + 1),
      'X-CloudTasks-TaskName': task.name.slice(task.name.lastIndexOf('/') + 1),
      'X-CloudTasks-TaskRetryCount': String(attempts),
      'X-CloudTasks-TaskExecutionCount': String(answered),
      'X-CloudTasks-TaskETA': (at / 1000).toFixed(6),
      ...(last === null ? {} : { 'X-CloudTasks-TaskPreviousResponse': String(last) }),
      ...(oidcToken === undefined ? {} : { Authorization: `Bearer ${signed(oidcToken, url)}` }),
    };
    counts.attempts += 1;
    try {
      const response = await fetch(url, {
        method,
        headers: ours,
        ...(body === '' ? {} : { body: Buffer.from(body, 'base64') }),
        signal: AbortSignal.timeout(task.dispatchDeadline * second),
      });
      await response.arrayBuffer();
      return { status: response.status, rest: Number(response.headers.get('retry-after') ?? 0) || 0 };
    } catch {
      return null; // not reached, cut off or too late: a queue cannot tell these apart
    }
  }

  function signed(oidc: { readonly serviceAccountEmail: string; readonly audience?: string | undefined }, url: string) {
    const iat = Math.floor(now / 1000);
    return keys.signed({
      iss: 'https://accounts.google.com',
      aud: oidc.audience ?? url,
      azp: '1122334455',
      sub: '1122334455',
      email: oidc.serviceAccountEmail,
      email_verified: true,
      iat,
      exp: iat + 3600,
    });
  }

  async function attempt(each: Held): Promise<void> {
    each.first ??= now;
    const random = randomFor(seed, each.task.name, each.attempts, 'double');
    const twice = random() < doubles;
    const atOnceToo = twice && random() < 0.5;
    if (twice) counts.doubled += 1;
    const [got] = await Promise.all([bring(each), ...(atOnceToo ? [bring(each)] : [])]);
    each.attempts += 1;
    each.last = got?.status ?? null;
    if (got !== null) each.answered += 1;
    if (got !== null && got.status >= 200 && got.status < 300) {
      held.delete(each.task.name);
      blocked.set(each.task.name, now + HOUR + random() * 23 * HOUR);
      if (twice && !atOnceToo) held.set(`${each.task.name} again`, { ...each, at: now + random() * HOUR });
    } else if (isGivenUp(retry, each.attempts, (now - each.first) / 1000)) {
      counts.givenUp += 1;
      held.delete(each.task.name);
      blocked.set(each.task.name, now + 24 * HOUR);
    } else each.at = now + Math.max(backoff(retry, each.attempts), got?.rest ?? 0) * 1000;
  }

  async function bringAgain(again: string, each: Held): Promise<void> {
    held.delete(again);
    await bring(each); // whatever comes of it: the task has ended
  }

  function* dueBy(moment: number): Generator<[string, Held]> {
    for (const each of held) if (each[1].at <= moment) yield each;
  }

  const server = createShell(answers, () => failure(500, 'INTERNAL', 'a fault of the stand-in'));
  const root = `http://127.0.0.1:${await listen(server, 0)}`;
  return {
    root,
    queue,
    token,
    keysUrl: `${root}/keys`,
    now: () => now,
    async pass(seconds) {
      const until = now + seconds * 1000;
      for (;;) {
        // looked through once for each second, not sorted: of twenty thousand tasks that is most of the time
        let first = Number.POSITIVE_INFINITY;
        for (const { at } of held.values()) if (at < first) first = at;
        if (first > until) break;
        now = Math.max(now, first);
        const ready = [...dueBy(Math.min(until, now + 1000))].toSorted(([, a], [, b]) => a.at - b.at);
        await Promise.all(
          ready
            .slice(0, atOnce)
            .map(([name, each]) => (name.endsWith(' again') ? bringAgain(name, each) : attempt(each))),
        );
      }
      now = until;
    },
    waiting: () => new Map([...held].map(([name, { at }]) => [name, at])),
    trouble: (kind) => {
      trouble = kind;
    },
    counts,
    close: () => stop(server),
  };
}
