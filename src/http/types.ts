import type { Bucket } from './bucket.ts';

/**
 * How a call may be repeated. `read` changes nothing; `fixed` is a write that leaves the same state however
 * often it arrives (PATCH and DELETE with fixed content); `once` is everything else and is never sent twice.
 */
export type CallKind = 'read' | 'fixed' | 'once';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** A function is asked again for each try, just before it leaves: for hosts that take a signature only once. */
  readonly headers: Headers | (() => Headers);
  readonly body: string | null;
}

/** Whom a call is made for and what it may cost. */
export interface Terms {
  readonly kind: CallKind;
  /** Circuit, retry budget and place in the queue are kept per school. */
  readonly school: string;
  /** The quotas this call draws from; all must have room. */
  readonly quotas: readonly Bucket[];
  /** Under which name whoever watches counts it (src/watch); absent: with all others. */
  readonly limit?: string;
  /** How much it takes from each of them, where the host weighs calls; absent: 1. */
  readonly cost?: number;
  /** At most one call under this name runs at a time; null: no such limit. */
  readonly alone: string | null;
  /** When what a write rests on was checked, by `Http.now`; absent: when it is asked for. */
  readonly since?: number;
  /** Answers by which this host says, beside 429, that it is busy and did nothing. */
  readonly busy?: (reply: Pick<HttpReply, 'status' | 'text'>) => boolean;
  /** Told of every request that leaves, repeats included. */
  readonly onSend: () => void;
}

/** An answer of any status, read to its end. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Milliseconds the host asked us to wait; null when it did not. */
  readonly retryAfter: number | null;
  /** How often the request was sent, 1 or more. */
  readonly tries: number;
}

export interface Http {
  /**
   * Sends under `terms` and gives back the last answer, whatever its status.
   * @throws HttpFailure when there is no answer to give back
   */
  send(request: HttpRequest, terms: Terms): Promise<HttpReply>;
  /** Milliseconds of the clock by which writes grow too old to leave. */
  now(): number;
}

/** The outside world, handed in so that a test scripts it. Times are milliseconds since 1970. */
export interface World {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** A signal that aborts after so many milliseconds. */
  readonly timeLimit: (milliseconds: number) => AbortSignal;
  readonly fetch: typeof fetch;
}
