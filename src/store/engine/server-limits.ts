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

/** Begins a transaction with them, in one script; they end with it, so that they hold through a pooler and for nothing else. */
export function beginWithin(limits: Limits): string {
  return `begin; ${within(limits)}`;
}

/** They hold until the end of the transaction, which a script sent at once is by itself. */
export function within({ statement, lock, idle }: Limits): string {
  return `set local statement_timeout = ${statement}; set local lock_timeout = ${lock}; set local idle_in_transaction_session_timeout = ${idle}`;
}
