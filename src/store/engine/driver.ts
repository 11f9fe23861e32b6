/** One open transaction of an engine, without the wall: only this folder's own files use it. */
export interface Session {
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Runs a script of several statements. */
  script(sql: string): Promise<void>;
}

export interface TransactionOptions {
  /** It changes the schema, which may take longer than any other work. */
  readonly migrating?: boolean;
  /** A script that runs in it before anything else, on a server in the same round trip as its beginning. */
  readonly first?: string;
}

/** What the two engines have in common. */
export interface Driver {
  readonly kind: 'embedded' | 'server';
  transaction<T>(work: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Runs `work` as the only holder of `name`; null at once when somebody else holds it. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}
