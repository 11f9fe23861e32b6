import type { Lag } from '../../shell/lag.ts';
import type { Unsettled } from '../unsettled.ts';
import type { Clockwork } from '../world/world.ts';
import type { Caller } from './credentials.ts';

/** One request whose signature is good; the methods decide on its content. */
export interface Call {
  readonly path: Readonly<Record<string, string>>;
  /** Unknown parameters are ignored, as the real API does. */
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when there is none. */
  readonly body: unknown;
  readonly caller: Caller;
  readonly world: Clockwork;
  readonly school: { readonly id: string; readonly name: string };
  /** The address of the API with its `/v1`. */
  readonly base: string;
  /** The address that was called, without its query. */
  readonly self: string;
  readonly unsettled: Unsettled;
  readonly lag: Lag;
  /** The answer to a GET of this path by the same caller, for multiget. */
  readonly inner: (path: string) => Reply;
}

export interface Reply {
  readonly status: number;
  /** Undefined: no body at all. */
  readonly body?: object | undefined;
  /** In place of a body: form-encoded, as the three-legged flow answers. */
  readonly form?: string;
  readonly location?: string;
}

/** Makes the answer, or throws `WireError`; then nothing was changed. */
export type Handler = (call: Call) => Reply;

export function ok(body: object): Reply {
  return { status: 200, body };
}
export function created(body: object): Reply {
  return { status: 201, body };
}
/** A PUT or DELETE that is done: no body (lms/schoology/FACTS.md 2.2). */
export function done(): Reply {
  return { status: 204 };
}
/** Of a bulk call: each row has its own `response_code`. */
export function perRow(body: object): Reply {
  return { status: 207, body };
}
export function elsewhere(location: string): Reply {
  return { status: 303, location };
}
