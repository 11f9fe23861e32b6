import type { CourseId, LearnerId, TargetCode } from '../ids.ts';
import type { Level, Mastery } from '../mastery/types.ts';
import type { Decisions } from '../sync/types.ts';
import type { Instant } from '../time.ts';
import type { SchoolDb } from './types.ts';
import { json } from './values.ts';

/** Keeps a course's newest decisions: mastery row by row, only where it changed, with the change of level in the history. */
export async function saveDecisions(db: SchoolDb, decisions: Decisions): Promise<void> {
  const { mastery, ...rest } = decisions;
  await saveMastery(db, decisions, mastery);
  await db.query(
    `insert into decisions (course, run, at, body) values ($1, $2, $3::timestamptz, $4::jsonb)
     on conflict (school, course) do update set run = excluded.run, at = excluded.at, body = excluded.body`,
    [decisions.course, decisions.run, decisions.at, json(rest)]);
}

/** The newest decisions of a course, mastery by learner and target; null before the first run. */
export async function loadDecisions(db: SchoolDb, course: CourseId): Promise<Decisions | null> {
  const [row] = await db.query<{ body: Omit<Decisions, 'mastery'> }>('select body from decisions where course = $1', [course]);
  if (row === undefined) return null;
  const mastery = await db.query<{ body: Mastery }>(
    'select body from mastery where course = $1 order by learner collate "C", target collate "C"', [course]);
  return { ...row.body, mastery: mastery.map(({ body }) => body) };
}

/** What the LMS calls each course that had a night. */
export async function courseNames(db: SchoolDb): Promise<Map<CourseId, string>> {
  const rows = await db.query<{ course: CourseId; name: string }>(`select course, body ->> 'courseName' as name from decisions`);
  return new Map(rows.map(({ course, name }) => [course, name]));
}

export interface LevelChange {
  readonly course: CourseId;
  readonly learner: LearnerId;
  readonly target: TargetCode;
  /** Null: the first level there was. */
  readonly from: Level | null;
  readonly to: Level;
  readonly at: Instant;
}

/** How the learners' levels moved, oldest first. */
export async function loadHistory(db: SchoolDb, learners: readonly LearnerId[]): Promise<LevelChange[]> {
  return db.query<LevelChange>(
    `select course, learner, target, from_level as "from", to_level as "to", at
     from mastery_history where learner = any($1::text[]) order by sequence`,
    [learners]);
}

/** All parts of the statement see the rows as they were before it, so the history knows the level that was. */
async function saveMastery(db: SchoolDb, { course, run, at }: Decisions, mastery: readonly Mastery[]): Promise<void> {
  await db.query(
    `with decided as (
       select body, body ->> 'learner' as learner, body ->> 'target' as target, body ->> 'level' as level
       from jsonb_array_elements($4::jsonb) as decided(body)
     ), moved as (
       insert into mastery_history (course, learner, target, from_level, to_level, at, run)
       select $1, learner, target, held.level, decided.level, $3::timestamptz, $2
       from decided left join (select * from mastery where course = $1) as held using (learner, target)
       where coalesce(held.level, 'no-evidence') <> decided.level
       order by learner, target
     ), undecided as (
       delete from mastery where course = $1 and (learner, target) not in (select learner, target from decided)
     )
     insert into mastery as held (course, learner, target, level, value, low, high, p_threshold, newest_at, body, run, changed_at)
     select $1, learner, target, level, (body ->> 'value')::double precision, (body ->> 'low')::double precision,
       (body ->> 'high')::double precision, (body ->> 'pThreshold')::double precision, (body ->> 'newest')::timestamptz,
       body, $2, $3::timestamptz
     from decided
     on conflict (school, course, learner, target) do update
       set level = excluded.level, value = excluded.value, low = excluded.low, high = excluded.high,
           p_threshold = excluded.p_threshold, newest_at = excluded.newest_at, body = excluded.body,
           run = excluded.run, changed_at = excluded.changed_at
       where held.body is distinct from excluded.body`,
    [course, run, at, json(mastery)]);
}
