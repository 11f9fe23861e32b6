import type { Client } from 'pg';
import type { SchoolId } from '../../../src/ids.ts';
import { daysAfter, type Instant } from '../../../src/time.ts';

/** Results of one student in a school year of 36 weeks: 27 million of 100,000 students. */
export const A_YEAR = 270;
export const YEAR_WEEKS = 36;
const A_CLASS = 25;

/** How much a district holds besides the courses that are measured. */
export interface District {
  readonly students: number;
  readonly weeks: number;
}

/** As many students as hold so many results in a year. */
export function studentsWith(rows: number): number {
  return Math.ceil(rows / A_YEAR / A_CLASS) * A_CLASS;
}

/**
 * Fills the school with a district's rows, day after day as nights would have kept them, so that a class's rows lie as far from each other as they
 * do after a year. What the store holds of the measured courses already is laid between them by its day. Needs a superuser, and an otherwise empty store.
 * @returns rows of evidence there are now
 */
export async function fillDistrict(
  client: Client,
  school: SchoolId,
  { students, weeks }: District,
  start: Instant,
): Promise<number> {
  await client.query(`set session_replication_role = replica`); // no trigger has to say who did what
  await client.query(`set maintenance_work_mem = '512MB'`);
  await client.query(`select set_config('bench.school', $1, false)`, [school]);
  const courses = students / A_CLASS;
  await client.query(`create temporary table own as select * from evidence`);
  await client.query('alter table evidence set unlogged'); // kind to the disk: what is measured reads it the same
  const back = await withoutIndexes(client);
  await client.query('truncate evidence');
  for (let day = 0; day < weeks * 7; day += 1) {
    const [from, to] = [daysAfter(start, day), daysAfter(start, day + 1)];
    if (day % 7 < 5) await client.query(A_DAY, [students, day, from]);
    await client.query(
      'insert into evidence select * from own where happened_at >= $1::timestamptz and happened_at < $2::timestamptz',
      [from, to],
    );
  }
  await client.query('drop table own');
  await back();
  for (const statement of BESIDES) await client.query(statement(students, courses, weeks));
  await client.query('vacuum analyze');
  const { rows } = await client.query<{ rows: string }>('select count(*) as rows from evidence');
  return Number(rows[0]?.rows);
}

/** Two results on a Monday and one on each other school day, and now and then a second version: 6.0 a week, and 7.5 with the second question of some tickets. */
const A_DAY = `
  insert into evidence (school, evidence, key, version, learner, target, course, coursework, source, kind, item, attempt, graded_by,
    share, points, possible, questions, happened_at, provisional, provenance, run, recorded_at)
  select current_setting('bench.school'),
    substr(translate(encode(sha256(convert_to(n || ' ' || $2 || ' ' || q, 'UTF8')), 'base64'), '+/', '-_'), 1, 16),
    '1' || lpad(n::text, 20, '0') || '|5.NF.A.' || ($2 + q) % 8 || '|6' || lpad((n / 25 * 400 + $2)::text, 11, '0') || '|item' || q || '|1|machine', 1,
    '1' || lpad(n::text, 20, '0'), '5.NF.A.' || ($2 + q) % 8, '6' || lpad((n / 25)::text, 11, '0'), '6' || lpad((n / 25 * 400 + $2)::text, 11, '0'),
    '6' || lpad((n / 25 * 400 + $2)::text, 11, '0'), 'exit', 'item' || q, 1, 'machine',
    (n + q) % 2, (n + q) % 2, 1, 1, $3::timestamptz + interval '14 hours', false, 'Cg0I' || n || 'EAAY' || $2, 'run-' || $2, $3::timestamptz + interval '26 hours'
  from generate_series(0, $1::int - 1) as students(n), generate_series(0, case when (n + $2::int) % 2 = 0 then 1 else 0 end) as questions(q)
  order by n`;

type Filling = (students: number, courses: number, weeks: number) => string;

const learnerOf = (n: string): string => `'1' || lpad((${n})::text, 20, '0')`;
const courseOf = (c: string): string => `'6' || lpad((${c})::text, 11, '0')`;
const SCHOOL = `current_setting('bench.school')`;
const AT = `timestamptz '2026-09-07 05:00Z'`;

/** The tables whose rows grow with students and nights, in about the size they have. */
const BESIDES: readonly Filling[] = [
  (students) =>
    `insert into learners (school, learner, name) select ${SCHOOL}, ${learnerOf('n')}, 'Learner Number ' || n from generate_series(0, ${students - 1}) n`,
  (students) =>
    `insert into enrolments (school, course, learner, since) select ${SCHOOL}, ${courseOf('n / 25')}, ${learnerOf('n')}, ${AT} from generate_series(0, ${students - 1}) n`,
  (_students, courses) =>
    `insert into coursework (school, course, coursework, body, first_seen_at, changed_at)
     select ${SCHOOL}, ${courseOf('c')}, ${courseOf('c * 400 + w')}, jsonb_build_object('title', 'Work ' || w, 'post', null, 'text', repeat('words ', 60)), ${AT}, ${AT}
     from generate_series(0, ${courses - 1}) c, generate_series(1, 40) w`,
  (students) =>
    `insert into mastery (school, course, learner, target, level, value, newest_at, body, body_hash, run, changed_at)
     select ${SCHOOL}, ${courseOf('n / 25')}, ${learnerOf('n')}, '5.NF.A.' || t, 'secure', .8, ${AT}, jsonb_build_object('said', repeat('words ', 100)), md5(n || ' ' || t), 'run', ${AT}
     from generate_series(0, ${students - 1}) n, generate_series(0, 7) t`,
  (students, _courses, weeks) =>
    `insert into mastery_history (school, course, learner, target, from_level, to_level, at, run)
     select ${SCHOOL}, ${courseOf('n / 25')}, ${learnerOf('n')}, '5.NF.A.' || t, 'unsure', 'secure', ${AT} + w * interval '7 days', 'run-' || w
     from generate_series(0, ${weeks - 1}, 6) w, generate_series(0, ${students - 1}) n, generate_series(0, 7) t`,
  (_students, courses, weeks) =>
    `insert into runs (school, run, course, at, report)
     select ${SCHOOL}, 'run-' || d, ${courseOf('c')}, ${AT} + d * interval '1 day', jsonb_build_object('id', c, 'problems', repeat('words ', 80))
     from generate_series(0, ${weeks * 7 - 1}) d, generate_series(0, ${courses - 1}) c`,
  (_students, courses, weeks) =>
    `insert into plans (school, plan, course, run, at, hash, state, body, changed_at)
     select ${SCHOOL}, 'plan-' || d || '-' || c, ${courseOf('c')}, 'run-' || d, ${AT} + d * interval '1 day', md5(d || ' ' || c), 'applied',
       jsonb_build_object('writes', jsonb_build_array(jsonb_build_object('kind', 'route', 'learners', (select jsonb_agg(${learnerOf('c * 25 + l')}) from generate_series(0, 24) l), 'text', repeat('words ', 60)))), ${AT} + d * interval '1 day'
     from generate_series(0, ${weeks * 7 - 1}) d, generate_series(0, ${courses - 1}) c where d % 7 < 5`,
  (students, _courses, weeks) =>
    `insert into ledger (school, key, course, state, write, carrier, marker, content_hash, remote_id, run, decided_at, changed_at, written_at)
     select ${SCHOOL}, 'note-' || w || '-' || n, ${courseOf('n / 25')}, 'DONE',
       jsonb_build_object('kind', 'note', 'learners', jsonb_build_array(${learnerOf('n')}), 'text', repeat('words ', 60)), 'comment', 'm' || w || '-' || n, md5(n || ' ' || w), 'r' || w || '-' || n, 'run-' || w,
       ${AT} + w * interval '7 days', ${AT} + w * interval '7 days', ${AT} + w * interval '7 days'
     from generate_series(0, ${weeks - 1}, 2) w, generate_series(0, ${students - 1}) n`,
];

/** Takes the indexes and keys of evidence away, and gives them back as they were: so many rows are read in a third of the time. */
async function withoutIndexes(client: Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ name: string; made: string }>(
    `select conname as name, pg_get_constraintdef(oid) as made from pg_constraint
     where conrelid = 'evidence'::regclass and contype in ('p', 'f') order by contype desc`, // the primary key first: what refers needs it
  );
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes
     where tablename = 'evidence' and indexname not in (select conname from pg_constraint where conrelid = 'evidence'::regclass)`,
  );
  for (const { name } of keys.toReversed()) await client.query(`alter table evidence drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return async () => {
    for (const { name, made } of keys) await client.query(`alter table evidence add constraint ${name} ${made}`);
    for (const { made } of indexes) await client.query(made);
  };
}
