import type { Statement } from './prepared.ts';

/** How long a transaction on a server may take for each of these, in milliseconds; 0: no limit. */
export interface Limits {
  /** One statement. */
  readonly statement: number;
  /** Waiting for a row or a table that another transaction holds. */
  readonly lock: number;
  /** Standing between two statements. */
  readonly idle: number;
  /** No answer from the server at all: it cannot end a statement whose end it cannot tell. */
  readonly answer: number;
}

/**
 * A class's heaviest statement takes a second, a transaction holds no row longer than its few statements, and between them
 * plain data is computed: what passes these has gone wrong.
 */
export const LIMITS: Limits = { statement: 60_000, lock: 15_000, idle: 60_000, answer: 75_000 };

/** A migration may rewrite a table, and wait for another process that migrates. */
export const LIMITS_OF_MIGRATING: Limits = { ...LIMITS, statement: 0, lock: 0, answer: 0 };

/** The beginning of a transaction that they hold for: they end with it, so that they hold through a pooler and for nothing else. */
export function within({ statement, lock, idle }: Limits): Statement {
  return {
    sql: `select set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true), set_config('idle_in_transaction_session_timeout', $3, true)`,
    params: [statement, lock, idle],
  };
}
