import type { Statement } from './prepared.ts';

/** Runs statements in one open transaction, or on one connection, without the wall: only this folder's own files use it. */
export interface SqlRunner {
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Runs a script of several statements. */
  script(sql: string): Promise<void>;
}

/** A lock while it is held. */
export interface Held {
  /** Throws `StoreError` `unreachable` once the connection it was on is known to be lost: somebody else may hold it by now. */
  check(): void;
}

/** For locks that cannot be lost without being noticed: a process's own memory, or a folder whose lock is checked before each transaction. */
export const ALWAYS_HELD: Held = { check: () => {} };

/** What the two engines have in common. */
export interface Driver {
  readonly kind: 'embedded' | 'server';
  /** With the rights of who opened it. `migrating`: it changes the schema, which may take longer than any other work. */
  transaction<T>(work: (transaction: SqlRunner) => Promise<T>, options?: { readonly migrating?: boolean }): Promise<T>;
  /** A transaction that begins with this statement, on a server in the same round trip. A method of its own, so that a driver wrapped around another cannot forget the statement. */
  begunWith<T>(first: Statement, work: (transaction: SqlRunner) => Promise<T>): Promise<T>;
  /** The rows of the last of these statements, which are a transaction of their own: one round trip, for what is asked again and again. */
  asked<T>(...statements: readonly Statement[]): Promise<T[]>;
  /** Runs `work` as the only holder of `name`; null at once when somebody else holds it. */
  alone<T>(name: string, work: (lock: Held) => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}
