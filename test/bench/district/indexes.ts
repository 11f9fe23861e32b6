import { Client, DatabaseError } from 'pg';
import { CourseId, LearnerId, SchoolId } from '../../../src/ids.ts';
import { limitsAt } from '../../../src/school/school-year.ts';
import { migrateDriver } from '../../../src/store/engine/migrations.ts';
import { openServer } from '../../../src/store/engine/postgres.ts';
import { letGo } from '../../../src/store/retention.ts';
import { loadEvidence, newestEvidence } from '../../../src/store/results/evidence.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { daysAfter, type Instant } from '../../../src/time.ts';
import { schoolFile } from '../../builders/school.ts';
import type { Server } from '../../builders/served/server.ts';
import { START } from '../school.ts';
import { printTable } from '../table.ts';
import { fillDistrict, YEAR_WEEKS } from './fill.ts';

/** What a question reads of the store: pages, in memory or not, and milliseconds of the server. Null: no answer in the time it has. */
type Reading = { readonly pages: number; readonly milliseconds: number } | null;

/** Seconds a question may take. */
const PATIENCE = 10;
/** SQLSTATE of a statement that took longer. */
const TOOK_TOO_LONG = '57014';

interface Explained {
  readonly 'QUERY PLAN': readonly [
    {
      readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
      readonly 'Execution Time': number;
    },
  ];
}

interface Question {
  readonly index: string;
  readonly question: string;
  readonly ask: (db: SchoolDb) => Promise<unknown>;
}

/** The questions for which indexes of evidence were made. */
function questions(at: Instant): readonly Question[] {
  const course = CourseId.parse(`6${'7'.padStart(11, '0')}`);
  const learners = Array.from({ length: 25 }, (_, n) => LearnerId.parse(`1${String(7 * 25 + n).padStart(20, '0')}`));
  return [
    { index: 'evidence_in_time', question: 'the newest result of the school', ask: (db) => newestEvidence(db) },
    {
      index: 'evidence_in_time',
      question: 'that no result is too old',
      ask: (db) => letGo(db, limitsAt(schoolFile(), at)),
    },
    {
      index: 'evidence_earlier_versions',
      question: 'a lot of results that are, a year later',
      ask: (db) => letGo(db, limitsAt(schoolFile(), daysAfter(at, 365))),
    },
    // the school year ends on the day the data is of: a tenth of it is due
    {
      index: 'evidence_earlier_versions',
      question: 'a lot of them, where most are not',
      ask: (db) => letGo(db, { ...limitsAt(schoolFile(), at), year: daysAfter(START, 24) }),
    },
    {
      index: 'evidence_by_course',
      question: 'what a class has elsewhere',
      ask: (db) => loadEvidence(db, learners, { besides: course }),
    },
  ];
}

/** What each index saves in a district-year: the same question with it and without it, in pages read, which no other load on the machine changes. */
export async function benchIndexes(server: Server, students: number): Promise<void> {
  const admin = new Client(server.url());
  await admin.connect();
  await admin.query('create database indexed');
  const driver = await openServer(server.url('indexed'));
  await migrateDriver(driver);
  await driver.close();
  const client = new Client(server.url('indexed'));
  await client.connect();
  const school = SchoolId.parse('bench');
  const rows = await fillDistrict(client, school, { students, weeks: YEAR_WEEKS }, START);
  const at = daysAfter(START, YEAR_WEEKS * 7);
  const table: string[][] = [];
  for (const { index, question, ask } of questions(at)) {
    const without = await reading(client, school, ask, index);
    const having = await reading(client, school, ask, null);
    table.push([
      question,
      index,
      ...[without, having].flatMap((read) =>
        read === null ? ['', `> ${PATIENCE} s`] : [String(read.pages), `${read.milliseconds.toFixed(1)} ms`],
      ),
    ]);
  }
  printTable(
    `what the indexes save in ${rows} rows of evidence`,
    ['question', 'index', 'pages without', 'time', 'pages with', 'time'],
    table,
  );
  await client.end();
  await admin.end();
}

/** Of the statements about evidence; whatever they changed is taken back. */
async function reading(
  client: Client,
  school: SchoolId,
  ask: (db: SchoolDb) => Promise<unknown>,
  without: string | null,
): Promise<Reading> {
  const read = { pages: 0, milliseconds: 0 };
  await client.query('begin');
  if (without !== null) await client.query(`drop index ${without}`);
  await client.query(
    `select set_config('role', 'waymark_app', true), set_config('app.school', $1, true), set_config('statement_timeout', $2, true)`,
    [school, `${PATIENCE}s`],
  );
  try {
    await ask({
      school,
      async query<T>(sql: string, params: readonly unknown[] = []) {
        if (sql.includes('from evidence')) {
          const { rows } = await client.query<Explained>(`explain (analyze, buffers, format json) ${sql}`, [...params]);
          for (const { Plan, 'Execution Time': took } of rows.flatMap((row) => row['QUERY PLAN'])) {
            read.pages += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
            read.milliseconds += took;
          }
        }
        const { rows } = await client.query<T & object>(sql, [...params]);
        return rows;
      },
    });
    return read;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === TOOK_TOO_LONG) return null;
    throw error;
  } finally {
    await client.query('rollback');
  }
}
