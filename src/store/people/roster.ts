import type { CourseId, LearnerId } from '../../ids.ts';
import type { Learner } from '../../lms/types.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { asInstant, queryColumns } from '../engine/columns.ts';
import { json } from '../engine/values.ts';

export interface Enrolment {
  readonly id: LearnerId;
  readonly name: string;
  /** First night of the present stay in the course. */
  readonly since: Instant;
  /** Night from which a good roster no longer held the learner; null while enrolled. */
  readonly leftAt: Instant | null;
}

/**
 * Takes a complete, good roster as the truth: new learners are enrolled, missing ones have left, returned ones are back.
 * Only id and name are kept. The guard against a roster that lost half the class stands before this.
 */
export async function saveRoster(
  db: SchoolDb,
  course: CourseId,
  learners: readonly Pick<Learner, 'id' | 'name'>[],
  at: Instant,
): Promise<void> {
  await db.query(
    `with listed as (
       select distinct on (learner) learner, name from jsonb_to_recordset($2::jsonb) as listed(learner text, name text)
     ), named as (
       insert into learners as stored (learner, name) select learner, name from listed
       on conflict (school, learner) do update set name = excluded.name where stored.name is distinct from excluded.name
     ), gone as (
       update enrolments set left_at = $3::timestamptz
       where course = $1 and left_at is null and learner not in (select learner from listed)
     )
     insert into enrolments as stored (course, learner, since) select $1, learner, $3::timestamptz from listed
     on conflict (school, course, learner) do update set since = excluded.since, left_at = null where stored.left_at is not null`,
    [course, json(learners.map(({ id, name }) => ({ learner: id, name }))), at],
  );
}

/**
 * Who is enrolled now, or everyone who ever was; by id. Each name is looked up by its key: an engine that has no statistics of
 * its tables yet would go through the whole school's names for each of the class.
 */
export async function loadRoster(
  db: SchoolDb,
  course: CourseId,
  who: 'enrolled' | 'everyone' = 'enrolled',
): Promise<Enrolment[]> {
  return queryColumns<Enrolment>(
    db,
    { id: 'learner', name: 'name', since: asInstant('since'), leftAt: asInstant('left_at') },
    `from enrolments cross join lateral (select name from learners where learners.learner = enrolments.learner offset 0) as named
     where course = $1 and ($2 = 'everyone' or left_at is null) order by enrolments.learner`,
    [course, who],
  );
}

/** How many are enrolled now, course by course; a course that was never read is not there. */
export async function classSizes(db: SchoolDb): Promise<Map<CourseId, number>> {
  const rows = await db.query<{ course: CourseId; learners: number }>(
    'select course, count(*)::integer as learners from enrolments where left_at is null group by course',
  );
  return new Map(rows.map(({ course, learners }) => [course, learners]));
}

/** Somebody of whom a name is held, with the courses they ever were in. */
export interface KnownLearner {
  readonly learner: LearnerId;
  readonly name: string;
  readonly courses: readonly CourseId[];
}

/** Those whose name holds these words in any case, or whose id this is. */
export async function findLearners(db: SchoolDb, words: string, most: number): Promise<KnownLearner[]> {
  return db.query<KnownLearner>(
    `select learner, name, array(select course from enrolments where enrolments.learner = learners.learner order by course) as courses
     from learners where learner = $1 or strpos(lower(name), lower($1)) > 0 order by name, learner limit $2`,
    [words, most],
  );
}
