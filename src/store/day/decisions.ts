import { hash } from 'node:crypto';
import { pairOf, type CourseId, type LearnerId, type TargetCode } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Level, Mastery } from '../../mastery/types.ts';
import type { Decisions } from '../../plan/decisions.ts';
import type { Instant } from '../../time.ts';
import { queryColumns } from '../engine/columns.ts';
import { carriedDay } from './carried-decisions.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';

/** Keeps a course's newest decisions: mastery row by row, only where it changed, with the change of level in the history. */
export async function saveDecisions(db: SchoolDb, decisions: Decisions): Promise<void> {
  const { mastery, ...rest } = decisions;
  const rules = Object.fromEntries(mastery.map(({ target, rule }) => [target, rule]));
  await saveMastery(db, decisions, mastery);
  await db.query(
    `insert into decisions (course, run, at, body) values ($1, $2, $3::timestamptz, $4::jsonb)
     on conflict (school, course) do update set run = excluded.run, at = excluded.at, body = excluded.body`,
    [decisions.course, decisions.run, decisions.at, json({ ...rest, rules })],
  );
}

/** Where a learner stands on a target, without what it rests on. */
export type Standing = Pick<Mastery, 'learner' | 'target' | 'level' | 'stale' | 'masteredAt' | 'rule'>;

/** A night's decisions in short: of a class's estimates, which are by far the most of it, where everybody stands. */
export interface Morning extends Omit<Decisions, 'mastery'> {
  readonly mastery: readonly Standing[];
}

/** The newest decisions of a course, standings by learner and target; null before the first run. */
export async function loadMorning(db: SchoolDb, course: CourseId): Promise<Morning | null> {
  const stored = await storedDecisions(db, course);
  if (stored === null) return null;
  const { rules, ...rest } = stored;
  const mastery = await queryColumns<Standing>(
    db,
    {
      learner: 'learner',
      target: 'target',
      level: 'level',
      stale: `body -> 'stale'`,
      masteredAt: `body -> 'masteredAt'`,
      rule: `body -> 'rule'`,
    },
    `from mastery where course = $1 order by learner collate "C", target collate "C"`,
    [course],
  );
  return { ...rest, mastery: mastery.map((each) => ({ ...each, rule: rules?.[each.target] ?? each.rule })) };
}

/** The newest estimates of a course with what they rest on, by learner and target: all of them, or one learner's (on one target). */
export async function loadMastery(
  db: SchoolDb,
  course: CourseId,
  of: { readonly learner: LearnerId; readonly target: TargetCode | null } | null,
): Promise<Mastery[]> {
  const rows = await db.query<{ body: Mastery; rule: Said | null }>(
    `select mastery.body, decisions.body -> 'rules' -> target as rule from mastery left join decisions using (school, course)
     where course = $1 and ($2::text is null or (learner = $2 and ($3::text is null or target = $3))) order by learner collate "C", target collate "C"`,
    [course, of?.learner ?? null, of?.target ?? null],
  );
  return rows.map(({ body, rule }) => ({ ...body, rule: rule ?? body.rule }));
}

async function storedDecisions(db: SchoolDb, course: CourseId): Promise<StoredDecisions | null> {
  const [row] = await db.query<{ body: StoredDecisions }>('select body from decisions where course = $1', [course]);
  if (row === undefined) return null;
  return carriedDay(row.body);
}

/** The sentence of a target's rule is the same for the whole class, and so is kept once and not in each row. */
type StoredDecisions = Omit<Decisions, 'mastery'> & { readonly rules?: Readonly<Record<string, Said>> };

/** What the LMS calls each course that had a night. */
export async function courseNames(db: SchoolDb): Promise<Map<CourseId, string>> {
  const rows = await db.query<{ course: CourseId; name: string }>(
    `select course, body ->> 'courseName' as name from decisions`,
  );
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
    [learners],
  );
}

interface StoredHash {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly hash: string;
}

/** Most nights most of a class stands where it stood: only what changed is sent, and what is no longer decided on goes. */
async function saveMastery(db: SchoolDb, decisions: Decisions, mastery: readonly Mastery[]): Promise<void> {
  const stored = await queryColumns<StoredHash>(
    db,
    { learner: 'learner', target: 'target', hash: 'body_hash' },
    'from mastery where course = $1',
    [decisions.course],
  );
  const known = new Map(stored.map(({ learner, target, hash }) => [pairOf(learner, target), hash]));
  const decided = new Map(
    mastery.map(({ rule: _rule, ...each }) => {
      const body = json(each);
      return [pairOf(each.learner, each.target), { body, hash: hash('sha256', body, 'base64url') }];
    }),
  );
  const gone = stored.filter(({ learner, target }) => !decided.has(pairOf(learner, target)));
  const changed = [...decided].filter(([pair, { hash }]) => known.get(pair) !== hash).map(([, row]) => row);
  if (gone.length > 0) await removeMastery(db, decisions.course, gone);
  if (changed.length > 0) await writeMastery(db, decisions, changed);
}

async function removeMastery(
  db: SchoolDb,
  course: CourseId,
  pairs: readonly Pick<StoredHash, 'learner' | 'target'>[],
): Promise<void> {
  await db.query(
    `delete from mastery where course = $1 and (learner, target) in (
       select learner, target from json_to_recordset($2::json) as gone(learner text, target text))`,
    [course, json(pairs)],
  );
}

/** Both parts of the statement see the rows as they were before it, so the history knows the level that was. */
async function writeMastery(
  db: SchoolDb,
  { course, run, at }: Decisions,
  rows: readonly { readonly body: string; readonly hash: string }[],
): Promise<void> {
  await db.query(
    `with decided as (
       select body, hash, body ->> 'learner' as learner, body ->> 'target' as target, body ->> 'level' as level
       from rows from (jsonb_array_elements($4::jsonb), unnest($5::text[])) as decided(body, hash)
     ), moved as (
       insert into mastery_history (course, learner, target, from_level, to_level, at, run)
       select $1, learner, target, stored.level, decided.level, $3::timestamptz, $2
       from decided left join (select * from mastery where course = $1) as stored using (learner, target)
       where coalesce(stored.level, 'no-evidence') <> decided.level
       order by learner, target
     )
     insert into mastery (course, learner, target, level, value, low, high, p_threshold, newest_at, body, body_hash, run, changed_at)
     select $1, learner, target, level, (body ->> 'value')::double precision, (body ->> 'low')::double precision,
       (body ->> 'high')::double precision, (body ->> 'pThreshold')::double precision, (body ->> 'newest')::timestamptz,
       body, hash, $2, $3::timestamptz
     from decided
     on conflict (school, course, learner, target) do update
       set level = excluded.level, value = excluded.value, low = excluded.low, high = excluded.high,
           p_threshold = excluded.p_threshold, newest_at = excluded.newest_at, body = excluded.body, body_hash = excluded.body_hash,
           run = excluded.run, changed_at = excluded.changed_at`,
    [course, run, at, `[${rows.map((row) => row.body).join(',')}]`, rows.map((row) => row.hash)],
  );
}
