/** One open transaction of an engine, without the wall: only this folder's own files use it. */
export interface Session {
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Runs a script of several statements. */
  script(sql: string): Promise<void>;
}

/** What the two engines have in common. */
export interface Driver {
  readonly kind: 'embedded' | 'server';
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs `work` as the only holder of `name`; null at once when somebody else holds it. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}
