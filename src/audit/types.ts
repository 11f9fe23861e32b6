import type { CourseId, SchoolId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** Who acts. `waymark`: by itself, as at night; `operator`: who runs its commands; `unknown`: changed by SQL or by an older version, without going through this one. */
export type Role = 'waymark' | 'operator' | 'administrator' | 'teacher' | 'learner' | 'unknown';

/** One row of a school's audit. People stand in it as codes, which mean nobody without the key that is kept of each. */
export interface AuditRow {
  readonly school: string;
  /** Its place in the chain, from 1 on. */
  readonly n: number;
  readonly at: Instant;
  readonly role: Role;
  readonly who: string | null;
  /** One of `ACTS`; a later Waymark may know more. */
  readonly act: string;
  readonly about: string | null;
  readonly thing: string | null;
  readonly course: CourseId | null;
  readonly why: string | null;
  /** Hash of the row before it; '' of the first. */
  readonly before: string;
  readonly hash: string;
}

/** How far a chain had come: the newest row at that time. */
export interface Head {
  readonly n: number;
  readonly hash: string;
}

/** As a night reports it, to be kept where the store's owner cannot reach. */
export interface SchoolHead extends Head {
  readonly school: SchoolId;
}

/** As a person hands it back (`--anchor`). */
export function headText({ n, hash }: Head): string {
  return `${n}:${hash}`;
}
