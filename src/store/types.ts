import type { Ask } from '../http/shares.ts';
import type { CourseId, SchoolId } from '../ids.ts';
import type { Held } from './engine/driver.ts';

/** Where the store is: a server when `databaseUrl` is set, else embedded in a folder. */
export interface StoreSettings {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** The address by which the login that owns the tables migrates a server; absent: `databaseUrl`. */
  readonly ownerUrl?: string | null;
  /** Processes that work on a server at once, at most; absent: this one. */
  readonly instances?: number;
  /** Connections a server may give to all of them; absent: as many as it says. */
  readonly connections?: number | null;
  /** Connections that each process takes beside the store's, for its queue; absent: none. */
  readonly beside?: number;
}

/** Queries inside one transaction in which only one school's rows can be seen or written. */
export interface SchoolDb {
  readonly school: SchoolId;
  /** Times come back as `Instant`, dates as `YYYY-MM-DD`, counts as numbers, JSON parsed: the same on both engines. */
  query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/** Statements whose parameters (`$1`, ...) are texts. */
export interface Looking {
  query<T>(sql: string, texts: readonly string[]): Promise<T[]>;
}

export interface Store {
  readonly kind: 'embedded' | 'server';
  /**
   * Runs `work` in one transaction behind the school's wall (row-level security, non-owner role).
   * `work` awaits only its own queries: the embedded engine has a single connection, so a call inside
   * `work` to `school` or `schools` would wait for itself, and is refused.
   */
  school<T>(school: SchoolId, work: (db: SchoolDb) => Promise<T>): Promise<T>;
  /** Asks behind the school's wall in one round trip, a statement each that only reads: for what every look of a page asks. */
  look(school: SchoolId): Looking;
  /** Every school there is, or those that have proved this installation at their LMS to be theirs, the first one first: ids only. */
  schools(deployment?: string): Promise<SchoolId[]>;
  /** The schools whose administrators somebody is among, by the LMS's id or by an invited address: one look, whatever the number of schools. */
  schoolsNaming(person: { readonly id: string; readonly email: string | null }): Promise<SchoolId[]>;
  /** The schools that have something by this name watched: a watch as its LMS names it, or the thing itself. One look, as above. */
  schoolsWatching(name: string): Promise<SchoolId[]>;
  /** Runs `work` as the only one on that course; `null` at once when another run holds it. The lock dies with its process. */
  withCourse<T>(school: SchoolId, course: CourseId, work: (lock: Held) => Promise<T>): Promise<T | null>;
  /** The limits of hosts that all processes on this store share: outside the wall, as nothing of a school stands there. */
  readonly limits: Ask;
  close(): Promise<void>;
}
