import type { CourseId } from '../../ids.ts';
import type { Hint, Watched, WatchKind } from '../../lms/hints.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** A watch that the LMS was asked for. */
export interface StoredWatch {
  readonly kind: WatchKind;
  /** The course or the quiz. */
  readonly thing: string;
  /** Null: it was refused. */
  readonly registration: string | null;
  /** When it ends, or is asked for again. */
  readonly until: Instant;
}

/** Something of a course that changed, as the LMS told. */
export interface StoredHint {
  readonly kind: WatchKind;
  /** The coursework or the quiz. */
  readonly thing: string;
  /** When it was told of last. */
  readonly at: Instant;
}

/** The LMS's id of the watched thing. */
export function thingOf(what: Watched): string {
  return what.kind === 'work' ? what.course : what.form;
}

/** The watches on these courses and quizzes, whichever course asked for them. */
export async function loadWatches(db: SchoolDb, things: readonly string[]): Promise<StoredWatch[]> {
  return db.query<StoredWatch>(
    `select kind, thing, registration, ends_at as until from watches where thing = any($1::text[]) order by kind, thing`,
    [things],
  );
}

/** Keeps that a course's night asked for it. */
export async function keepWatch(
  db: SchoolDb,
  course: CourseId,
  { kind, thing, registration, until }: StoredWatch,
): Promise<void> {
  await db.query(
    `insert into watches (kind, thing, course, registration, ends_at) values ($1, $2, $3, $4, $5::timestamptz)
     on conflict (school, kind, thing) do update set course = excluded.course, registration = excluded.registration, ends_at = excluded.ends_at`,
    [kind, thing, course, registration, until],
  );
}

/** How many watches stand at that moment, and how many were refused. */
export interface WatchCounts {
  readonly standing: number;
  readonly refused: number;
}

export async function countWatches(db: SchoolDb, at: Instant): Promise<WatchCounts> {
  const [row] = await db.query<WatchCounts>(
    `select count(*) filter (where registration is not null) as standing, count(*) filter (where registration is null) as refused
     from watches where ends_at > $1::timestamptz`,
    [at],
  );
  return row ?? { standing: 0, refused: 0 };
}

/**
 * Keeps for the courses that it concerns that something changed: one row, however often it is told.
 * @returns how many courses that is: 0 where nobody watches it, or the store does not know it
 */
export async function noteHint(db: SchoolDb, hint: Hint, at: Instant): Promise<number> {
  const concerned =
    hint.kind === 'work'
      ? db.query(
          `insert into hints as told (course, kind, thing, at)
           select work.course, $1, work.coursework, $4::timestamptz from watches watched
           join coursework work on work.course = watched.thing
           where watched.kind = $1 and watched.registration = $2 and work.coursework = $3 ${AGAIN}`,
          [hint.kind, hint.registration, hint.coursework, at],
        )
      : db.query(
          `insert into hints as told (course, kind, thing, at)
           select distinct link.course, $1, link.form, $3::timestamptz from watches watched
           join quiz_links link on link.form = watched.thing
           where watched.kind = $1 and watched.thing = $2 ${AGAIN}`,
          [hint.kind, hint.form, at],
        );
  return (await concerned).length;
}

const AGAIN = `on conflict (school, course, kind, thing) do update set at = greatest(told.at, excluded.at) returning 1 as one`;

/** The hints about the course since it was last read. */
export async function loadHints(db: SchoolDb, course: CourseId): Promise<StoredHint[]> {
  return db.query<StoredHint>('select kind, thing, at from hints where course = $1 order by kind, thing', [course]);
}

/** The course has been read as of `at`: hints from before are deleted. */
export async function clearHints(db: SchoolDb, course: CourseId, at: Instant): Promise<void> {
  await db.query('delete from hints where course = $1 and at <= $2::timestamptz', [course, at]);
}
