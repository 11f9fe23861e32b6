import type { CourseId, SchoolId } from '../ids.ts';

/** Queries inside one transaction in which only one school's rows can be seen or written. */
export interface SchoolDb {
  readonly school: SchoolId;
  query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

export interface Store {
  readonly kind: 'embedded' | 'server';
  /** Runs `work` in one transaction behind the school's wall (row-level security, non-owner role). */
  school<T>(school: SchoolId, work: (db: SchoolDb) => Promise<T>): Promise<T>;
  /** Every school there is: ids only. */
  schools(): Promise<SchoolId[]>;
  /** Runs `work` as the only one on that course; `null` at once when another run holds it. The lock dies with its process. */
  withCourse<T>(school: SchoolId, course: CourseId, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}
