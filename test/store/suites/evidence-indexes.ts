import { beforeAll, describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, type SchoolId } from '../../../src/ids.ts';
import { limitsAt } from '../../../src/school/school-year.ts';
import { letGo } from '../../../src/store/retention.ts';
import { loadEvidence, newestEvidence, saveEvidence } from '../../../src/store/results/evidence.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { daysAfter } from '../../../src/time.ts';
import { evidence } from '../../builders/evidence.ts';
import { schoolFile } from '../../builders/school.ts';
import { freshSchool, MONDAY, RUN, TUESDAY, type Suite } from './engine.ts';

const LEARNERS = Array.from({ length: 100 }, (_, n) => LearnerId.parse(`learner-${n}`));
const COURSE = CourseId.parse('course-2');

/** Thirty results of each learner, in one of five courses. */
const results = () =>
  LEARNERS.flatMap((learner, n) =>
    Array.from({ length: 30 }, (_, day) =>
      evidence({
        learner,
        course: CourseId.parse(`course-${n % 5}`),
        at: daysAfter(MONDAY, day),
        key: `${learner}|${day}`,
      }),
    ),
  );

/** How the engine finds what is asked of evidence, where reading the whole table is no choice: of few rows it always is. */
async function planOf(db: SchoolDb, ask: (db: SchoolDb) => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  await db.query('set local enable_seqscan = off');
  await ask({
    school: db.school,
    async query<T>(sql: string, params: readonly unknown[] = []) {
      if (sql.includes('from evidence'))
        for (const row of await db.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params))
          lines.push(row['QUERY PLAN']);
      return db.query<T>(sql, params);
    },
  });
  return lines.join('\n');
}

// With millions of rows: `npm run bench -- district-year`.
export const evidenceIndexesSuite: Suite = (engine) => {
  describe('of the evidence of a year', () => {
    let school: SchoolId;

    beforeAll(async () => {
      school = freshSchool();
      await engine().store.school(school, (db) => saveEvidence(db, { added: results(), superseded: [] }, RUN, TUESDAY));
      await engine().driver.transaction((sql) => sql.query('analyze evidence'));
    });

    it.each<[string, (db: SchoolDb) => Promise<unknown>, readonly RegExp[]]>([
      ['the newest is the last of an index', (db) => newestEvidence(db), [/Scan Backward using evidence_in_time/]],
      [
        'what a class has elsewhere is found by what comes before and after its course',
        (db) => loadEvidence(db, LEARNERS.slice(0, 20), { besides: COURSE }),
        [/evidence_by_course.*\n.*course < /, /evidence_by_course.*\n.*course > /],
      ],
      [
        'what is too old is found by its time, and each of its versions by its key',
        (db) => letGo(db, limitsAt(schoolFile(), MONDAY)),
        [
          /using evidence_in_time on evidence.*\n.*happened_at < .*\n *Filter: \(COALESCE\(\(SubPlan 1\)/,
          /using evidence_current on evidence later.*\n.*key = /,
          /using evidence_earlier_versions on evidence later.*\n.*key = /,
        ],
      ],
    ])('%s', async (_, ask, found) => {
      const plan = await engine().store.school(school, (db) => planOf(db, ask));
      for (const way of found) expect(plan).toMatch(way);
    });
  });
};
