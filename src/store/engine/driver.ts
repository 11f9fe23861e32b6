/** Runs statements in one open transaction, or on one connection, without the wall: only this folder's own files use it. */
export interface SqlRunner {
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Runs a script of several statements. */
  script(sql: string): Promise<void>;
}

/** What the two engines have in common. */
export interface Driver {
  readonly kind: 'embedded' | 'server';
  /** `migrating`: it changes the schema, which may take longer than any other work. */
  transaction<T>(work: (transaction: SqlRunner) => Promise<T>, options?: { readonly migrating?: boolean }): Promise<T>;
  /** Runs `work` as the only holder of `name`; null at once when somebody else holds it. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}
