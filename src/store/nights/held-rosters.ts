import type { CourseId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** A class list that was not taken over, as it would drop over half the class. */
export interface RosterHeld {
  /** Keyed hash of the ids of the learners who would leave; a decision holds for exactly this set. */
  readonly leaving: string;
  readonly known: number;
  readonly listed: number;
  readonly gone: number;
}

export type RosterDecision = 'accept' | 'refuse';

export interface HeldRoster extends RosterHeld {
  readonly course: CourseId;
  readonly heldAt: Instant;
  /** Null: nobody has decided yet. */
  readonly decision: RosterDecision | null;
}

/** The class was read in full since: the held list is forgotten, and the same list later is asked about again. */
const readSince = (held: string): string =>
  `exists (select from runs where runs.course = ${held}.course and runs.at > ${held}.held_at and not (report ->> 'unfinished')::boolean)`;

/**
 * Stores the list until somebody decides about it. The same list again keeps its decision; a different list needs a new
 * one.
 */
export async function holdRoster(
  db: SchoolDb,
  course: CourseId,
  { leaving, known, listed, gone }: RosterHeld,
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into held_rosters as held (course, leaving, known, listed, gone, held_at) values ($1, $2, $3, $4, $5, $6::timestamptz)
     on conflict (school, course) do update set leaving = excluded.leaving, known = excluded.known, listed = excluded.listed, gone = excluded.gone,
       held_at = excluded.held_at, decision = null, decided_by = null, decided_at = null
     where held.leaving <> excluded.leaving or ${readSince('held')}`,
    [course, leaving, known, listed, gone, at],
  );
}

/** Whether somebody has accepted exactly this list. */
export async function isRosterAccepted(db: SchoolDb, course: CourseId, leaving: string): Promise<boolean> {
  const rows = await db.query(
    `select course from held_rosters where course = $1 and leaving = $2 and decision = 'accept' and not ${readSince('held_rosters')}`,
    [course, leaving],
  );
  return rows.length > 0;
}

/** The lists that were held since each class was last read, decided or not. */
export async function heldRosters(db: SchoolDb): Promise<HeldRoster[]> {
  return db.query<HeldRoster>(
    `select course, leaving, known, listed, gone, held_at as "heldAt", decision from held_rosters
     where not ${readSince('held_rosters')} order by held_at desc, course`,
  );
}

/** What somebody decides about the list they were shown; false: it is no longer the one that is held, or it was decided before. */
export async function decideRoster(
  db: SchoolDb,
  { course, leaving }: Pick<HeldRoster, 'course' | 'leaving'>,
  decision: RosterDecision,
  by: string,
  at: Instant,
): Promise<boolean> {
  const rows = await db.query(
    `update held_rosters set decision = $3, decided_by = $4, decided_at = $5::timestamptz
     where course = $1 and leaving = $2 and decision is distinct from $3 returning course`,
    [course, leaving, decision, by, at],
  );
  return rows.length > 0;
}
