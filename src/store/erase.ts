import type { CourseId, LearnerId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { json } from './engine/values.ts';
import { StoreError } from './errors.ts';
import { added, IN_GOING_ORDER, LOT, lotOf, type RowCounts } from './lots.ts';
import { TABLES, type Table } from './tables.ts';
import { exportSchool } from './export.ts';
import { raiseVersionsWith } from './tickets/versions.ts';
import type { SchoolDb } from './types.ts';
import { withoutLearner } from './people/without-learner.ts';

/**
 * Takes a learner out of every table, in one transaction: all of it, or nothing. Rows about several stay, without this one. A plan that waits
 * with something for the learner is replaced: the next night, or the teacher, lays the day again.
 * @throws StoreError `misuse` where something of the learner is still there: our own fault, and nothing is changed then
 */
export async function eraseLearner(db: SchoolDb, learner: LearnerId, at: Instant): Promise<RowCounts> {
  const erased: Record<string, number> = {};
  await db.query(
    `update plans set state = 'replaced', changed_at = $2::timestamptz
     where state = 'waiting' and ${aboutIn('plans')}`,
    [learner, at],
  );
  await raiseVersionsWith(db, learner); // a page that is open reads that they are gone
  for (const table of IN_GOING_ORDER) {
    const rows = await eraseFrom(db, table, learner);
    if (rows > 0) erased[table.name] = rows;
  }
  const left = Object.entries(await exportSchool(db, learner)).filter(([, rows]) => rows.length > 0);
  if (left.length === 0) return erased;
  throw new StoreError(
    'misuse',
    `rows about the learner are left in ${left.map(([table]) => table).join(', ')}`,
    'this is a fault in Waymark: report it; nothing was erased',
  );
}

async function eraseFrom(db: SchoolDb, { name, about, shared, stays }: Table, learner: LearnerId): Promise<number> {
  if (name === 'openings') {
    // pages a teacher opened on the learner's work, too
    return (await db.query('delete from openings where learner = $1 or person = $1 returning 1 as one', [learner]))
      .length;
  }
  if (about === null || stays === true) return 0;
  if (shared === undefined)
    return (await db.query(`delete from ${name} where ${about} returning 1 as one`, [learner])).length;
  const rows = await db.query<{ place: string; stored: Readonly<Record<string, unknown>> }>(
    `select ctid::text as place, jsonb_build_object(${shared.map((column) => `'${column}', ${column}`).join(', ')}) as stored
     from ${name} where ${about}`,
    [learner],
  );
  const set = shared.map((column, n) => `${column} = nullif($${n + 2}::jsonb, 'null')`).join(', ');
  for (const { place, stored } of rows) {
    const rest = shared.map((column) => withoutLearner(stored[column], learner));
    const [write, before] = rest;
    // a write for nobody else is gone with its learner
    if (name === 'ledger' && isForNobody(write)) await db.query('delete from ledger where ctid = $1::tid', [place]);
    else {
      const kept = name === 'ledger' ? [write, saidToNobody(before) ? null : before] : rest;
      await db.query(`update ${name} set ${set} where ctid = $1::tid`, [place, ...kept.map(json)]);
    }
  }
  return rows.length;
}

/** What a post said before its change, when the learner was the only one it said that to. */
function saidToNobody(before: unknown): boolean {
  return typeof before === 'object' && before !== null && 'write' in before && isForNobody(before.write);
}

function isForNobody(write: unknown): boolean {
  return (
    typeof write === 'object' &&
    write !== null &&
    'learners' in write &&
    Array.isArray(write.learners) &&
    write.learners.length === 0
  );
}

/**
 * Takes a course out of every table and out of the school file, and every learner whom no other course holds, in one transaction.
 */
export async function eraseCourse(db: SchoolDb, course: CourseId, at: Instant): Promise<RowCounts> {
  let erased: RowCounts = {};
  const count = (counts: RowCounts): void => {
    erased = added(erased, counts);
  };
  const learners = await db.query<{ learner: LearnerId }>(
    `select learner from enrolments group by learner having bool_and(course = $1)`,
    [course],
  );
  for (const { learner } of learners) count(await eraseLearner(db, learner, at));
  const withCourse = new Set(
    (
      await db.query<{ table: string }>(
        `select table_name::text as "table" from information_schema.columns where table_schema = 'public' and column_name = 'course'`,
      )
    ).map(({ table }) => table),
  );
  for (const { name } of IN_GOING_ORDER.filter((table) => withCourse.has(table.name) && table.stays !== true))
    count({ [name]: (await db.query(`delete from ${name} where course = $1 returning 1 as one`, [course])).length });
  count({
    school_files: (
      await db.query(
        `update school_files set updated_at = $2::timestamptz, body = jsonb_set(body, '{courses}', (
           select coalesce(jsonb_agg(each order by n), '[]'::jsonb) from jsonb_array_elements(body -> 'courses') with ordinality as listed(each, n)
           where each ->> 'id' <> $1))
         where jsonb_path_exists(body, '$.courses[*].id ? (@ == $course)', jsonb_build_object('course', $1::text)) returning 1 as one`,
        [course, at],
      )
    ).length,
  });
  return Object.fromEntries(Object.entries(erased).filter(([, rows]) => rows > 0));
}

/**
 * Takes at most one lot of the school's rows out of each table. Called again, in a transaction of its own, until nothing went: the
 * school file and the list of schools go last, so that what broke off can be begun again.
 */
export async function eraseLotOfSchool(db: SchoolDb): Promise<RowCounts> {
  const erased: Record<string, number> = {};
  for (const { name, own } of IN_GOING_ORDER) {
    const rows = await db.query(lotOf(name, own ?? 'true'));
    if (rows.length > 0) erased[name] = rows.length;
    if (rows.length >= LOT) break; // what this refers to stays until it is all gone
  }
  return erased;
}

function aboutIn(name: string): string {
  const about = TABLES.find((table) => table.name === name)?.about;
  if (about === undefined || about === null) throw new RangeError(`nothing in ${name} is about a learner`);
  return about;
}
