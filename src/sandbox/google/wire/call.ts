import type { MethodId } from '../contract/methods.ts';
import type { Clockwork } from '../world/world.ts';
import type { Query } from './query.ts';
import type { Caller } from './token.ts';

/** One request, checked for its form; the methods decide on its content. */
export interface Call {
  readonly id: MethodId;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** As the method's body schema says. */
  readonly body: unknown;
  readonly caller: Caller;
  readonly world: Clockwork;
  /** The developer project of the calling client (lms/google/FACTS.md 2.2). */
  readonly project: string;
  /** What the addresses of attachments may begin with (lms/google/FACTS.md 5.3). */
  readonly prefixes: readonly string[];
  /** Whether an item is still missing from lists (a `stale` fault). */
  readonly hidden: (item: string) => boolean;
}

/** Makes the answer, or throws `ApiError`. */
export type Handler = (call: Call) => object;
