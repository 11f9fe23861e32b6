import type { World } from '../../../src/http/types.ts';

/** A reply of the scripted network: an answer, a failure, or one that never comes (until the time limit). */
export type Scripted = { status?: number; body?: string; headers?: Record<string, string> } | Error | 'hangs';

export interface ScriptedWorld extends World {
  /** Method and address of every request that left. */
  readonly sent: string[];
  /** Every wait in milliseconds; the clock moves by it at once. */
  readonly slept: number[];
  /** Moves the clock. */
  pass(milliseconds: number): void;
}

/** A world without waiting: replies in the order given (the last one again and again), a clock that only `sleep` moves. */
export function httpWorld(
  options: { replies?: readonly Scripted[]; random?: () => number; start?: number } = {},
): ScriptedWorld {
  const replies = [...(options.replies ?? [])];
  const sent: string[] = [];
  const slept: number[] = [];
  let clock = options.start ?? 1_000_000;

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    sent.push(`${init?.method ?? 'GET'} ${input instanceof Request ? input.url : input.toString()}`);
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply === 'hangs')
      return await new Promise((_, reject) => {
        hang(init?.signal ?? null, reject);
      });
    if (reply instanceof Error) throw reply;
    const { status = 200, body = '{}', headers = {} } = reply ?? {};
    return new Response(status === 204 ? null : body, {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  return {
    now: () => clock,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      clock += milliseconds;
    },
    random: options.random ?? (() => 0.5),
    timeLimit: () => AbortSignal.abort(new DOMException('too long', 'TimeoutError')),
    fetch: answer,
    sent,
    slept,
    pass: (milliseconds) => {
      clock += milliseconds;
    },
  };
}

function hang(signal: AbortSignal | null, reject: (reason: unknown) => void): void {
  if (signal?.aborted) reject(signal.reason);
  else
    signal?.addEventListener('abort', () => {
      reject(signal.reason);
    });
}

/** What `fetch` throws when a socket fails with this code. */
export function socketError(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
