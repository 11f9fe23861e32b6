import type { CourseId, LearnerId, SchoolId } from '../../../src/ids.ts';
import type { Records } from '../../../src/store/records.ts';
import { ALWAYS_HELD } from '../../../src/store/engine/driver.ts';
import type { SchoolDb, Store } from '../../../src/store/types.ts';
import type { SchoolDate } from '../../../src/time.ts';
import { memoryJobStore, type MemoryJobStore } from '../../builders/memory/memory-job-store.ts';
import { NO_ROWS, type Rows } from './rows.ts';
import { SCHOOL } from './school.ts';
import { STATEMENTS, type Statement } from './statements.ts';

/** The store of one school in memory, as the desk and the night have it: `SchoolDb` for the one, records for the other. */
export interface TicketStore extends Store {
  readonly jobs: MemoryJobStore;
  readonly rows: () => Rows;
  /** The rows as they stand, for who is in a transaction of `jobs` already. */
  reading(): SchoolDb;
  /** Called after each transaction that was kept. */
  onKept(look: (before: Rows, after: Rows) => void): void;
}

/** What a planted fault makes of one statement; absent: what it says. */
export type Twist = (sql: string, params: readonly unknown[], rows: Rows) => readonly unknown[] | 'nothing' | null;

/**
 * Transactions one after the other, as on the embedded engine, each kept whole or not at all. Where the SQL stands in `src/store/tickets`,
 * `statements.ts` says what it does. What it does not know it refuses.
 */
export function ticketStore(twist: Twist = () => null): TicketStore {
  const jobs = memoryJobStore();
  let rows = NO_ROWS;
  let look: ((before: Rows, after: Rows) => void) | null = null;

  function dbOver(school: SchoolId, records: Records): SchoolDb {
    return {
      school,
      async query<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
        const known = knownAs(sql);
        if (typeof known === 'function') return (await known(records, params)) as T[];
        const twisted = twist(sql, params, rows);
        if (twisted === 'nothing') return [];
        const done = known.does(rows, twisted ?? params, sql);
        rows = done.rows;
        return done.answer as T[];
      },
    };
  }

  const school: Store['school'] = (id, work) =>
    jobs.school(id, async (records) => {
      const before = rows;
      try {
        const done = await work(dbOver(id, records));
        if (rows !== before) look?.(before, rows);
        return done;
      } catch (error) {
        rows = before;
        throw error;
      }
    });
  return {
    kind: 'embedded',
    jobs,
    rows: () => rows,
    reading: () => ({
      school: SCHOOL,
      query: async <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> => {
        const found = knownAs(sql);
        if (typeof found === 'function') throw new Error('no row of the ticket day');
        return found.does(rows, params, sql).answer as T[];
      },
    }),
    onKept: (then) => {
      look = then;
    },
    school,
    look: (id) => ({ query: (sql, texts) => school(id, (db) => db.query(sql, texts)) }),
    schools: () => jobs.schools(),
    schoolsNaming: async () => [], // nobody looks after a simulated school
    schoolsWatching: (name) => jobs.schoolsWatching(name),
    withCourse: (school, course, work) => jobs.withCourse(school, course, () => work(ALWAYS_HELD)),
    limits: async () => [], // the simulated LMS has none
    close: async () => {},
  };
}

type OfRecords = (records: Records, params: readonly unknown[]) => Promise<readonly object[]>;

/** What the desk reads of the night's tables, by how its SQL begins. */
const OF_RECORDS: readonly (readonly [string, OfRecords])[] = [
  ['select body from school_files', async (records) => [{ body: await records.loadSchoolFile() }]],
  ['select distinct subject from erasures', async () => []],
  [
    'select sequence as id, learner, target, why, asked_at',
    async (records, [course]) => records.loadAsks(course as CourseId),
  ],
  // nobody says what untagged work is about, or proposes anything, on a simulated day
  ['select course, coursework, form, item, criterion, target, answer', async () => []],
  ['select sequence as id, learner, target, text, url, proposed_at', async () => []],
  [
    'insert into choices',
    async (records, [course, learner, date, by, route, place, at, actor]) => {
      const choice = { learner, by, route, place, date, at, actor } as Parameters<Records['saveChoice']>[1];
      await records.saveChoice(course as CourseId, choice);
      return [];
    },
  ],
  [
    'select learner, chosen_by as by, route',
    async (records, [course, date]) => records.loadChoices(course as CourseId, date as SchoolDate),
  ],
  ['select body as coursework, first_seen_at', async (records, [course]) => records.loadCoursework(course as CourseId)],
  ['select body as quiz', async (records, [course]) => records.loadQuizzes(course as CourseId)],
  ['select key, course, state, write', async (records, [course]) => records.loadLedger(course as CourseId)],
  ['select distinct on (date, slot) date', async (records, [course]) => records.loadSeminarAnswers(course as CourseId)],
  [
    'select body from decisions',
    async (records, [course]) => {
      const morning = await records.loadMorning(course as CourseId);
      if (morning === null) return [];
      const { mastery: _mastery, ...body } = morning;
      return [{ body }];
    },
  ],
];

/** What the desk reads a column at a time of the night's tables, by how it reads on after its columns. */
const COLUMNS: readonly (readonly [string, OfRecords])[] = [
  [
    'from evidence',
    async (records, [learners, targets, course, besides]) =>
      records.loadEvidence(learners as LearnerId[], {
        ...(targets === null ? {} : { targets: targets as never }),
        ...(course === null ? {} : { course: course as CourseId }),
        ...(besides === null ? {} : { besides: besides as CourseId }),
      }),
  ],
  [
    'from enrolments',
    async (records, [course, who]) => records.loadRoster(course as CourseId, who as 'enrolled' | 'everyone'),
  ],
  ['from mastery', async (records, [course]) => (await records.loadMorning(course as CourseId))?.mastery ?? []],
];

const known = new Map<string, Statement | OfRecords>();

function knownAs(sql: string): Statement | OfRecords {
  const before = known.get(sql);
  if (before !== undefined) return before;
  const plain = sql.replaceAll(/\s+/g, ' ').trim();
  const found =
    STATEMENTS.find(({ begins }) => plain.startsWith(begins)) ??
    OF_RECORDS.find(([begins]) => plain.startsWith(begins))?.[1] ??
    byColumns(plain);
  if (found === undefined) throw new Error(`the simulation's store does not know: ${plain.slice(0, 120)}`);
  known.set(sql, found);
  return found;
}

/** A statement that answers one row, a list of each column in it. */
function byColumns(plain: string): Statement | OfRecords | undefined {
  const [, from] = /^select json_agg\(.* from \(select \* (from .*)\) as stored$/.exec(plain) ?? [];
  if (from === undefined) return undefined;
  const names = [...plain.matchAll(/\) as "(\w+)"/g)].map(([, name = '']) => name);
  const asColumns = (rows: readonly object[]): readonly object[] => [
    Object.fromEntries(
      names.map((name) => [name, rows.map((row) => (row as Readonly<Record<string, unknown>>)[name])]),
    ),
  ];
  const statement = STATEMENTS.find(({ begins }) => from.startsWith(begins));
  if (statement !== undefined)
    return {
      begins: statement.begins,
      does: (rows, params, sql) => {
        const done = statement.does(rows, params, sql);
        return { ...done, answer: asColumns(done.answer) };
      },
    };
  const rowsOf = COLUMNS.find(([table]) => from.startsWith(table))?.[1];
  return rowsOf === undefined ? undefined : async (records, params) => asColumns(await rowsOf(records, params));
}
