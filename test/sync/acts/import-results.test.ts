import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/types.ts';
import { CourseId, LearnerId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import type { Member } from '../../../src/lms/launch.ts';
import type { Learner, Row } from '../../../src/lms/types.ts';
import { saveErasure } from '../../../src/store/erasures.ts';
import { loadEvidence } from '../../../src/store/results/evidence.ts';
import {
  importResults,
  type Imported,
  type ImportParts,
  type ResultsFile,
} from '../../../src/sync/acts/import-results.ts';
import { selectCourses } from '../../../src/sync/find.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import type { SyncParts } from '../../../src/sync/parts.ts';
import { instant } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, learnerId, smallSchool } from '../../builders/lms/sandbox.ts';

const CLASS = [learnerId(1), learnerId(2), learnerId(3)].map((id) => LearnerId.parse(id));
const MONDAY = '2026-09-14T07:00:00Z';
const FRIDAY = '2026-09-18T07:00:00Z';

let nights: Nights;
let now: string;

/** A quiz whose questions the LMS does not tell, graded as a whole: 1 right of 2 for everyone. */
beforeAll(async () => {
  now = MONDAY;
  nights = await nightsOf(
    smallSchool({
      work: [
        {
          id: '7001',
          title: 'Quiz [5.NF.A.1]',
          at: instant('2026-09-09T14:00:00Z'),
          due: instant('2026-09-10T14:00:00Z'),
          maxPoints: 2,
          grades: { 1: { draft: 1, assigned: 1 }, 2: { draft: 1, assigned: 1 }, 3: { draft: 1, assigned: 1 } },
        },
        { id: '7002', title: 'Other work', at: instant('2026-09-09T14:00:00Z') },
        {
          id: '7003',
          title: 'Open work [5.NF.A.1]',
          at: instant('2026-09-09T14:00:00Z'),
          due: instant('2026-09-25T14:00:00Z'),
        },
      ],
      file: { tags: [{ form: '7001', item: 'q2', target: '5.NF.A.2' }, { titlePattern: '\\[(?<code>[^\\]]+)\\]' }] },
    }),
    now,
  );
  await night();
});

beforeEach(async () => {
  now = MONDAY;
  await nights.app.store.school(nights.file.school.id, async (db) => {
    for (const table of ['imported_results', 'imported_quizzes', 'result_headers', 'evidence'])
      await db.query(`delete from ${table}`);
  });
});

afterAll(() => nights.close());

/** As an LMS that keeps the results of single questions to itself. */
function parts(): SyncParts {
  return {
    ...nights.app.sync,
    async connect(file, course) {
      const lms = await nights.app.sync.connect(file, course);
      return { ...lms, can: { ...lms.can, perQuestion: ['import'] } };
    },
  };
}

async function night(): Promise<void> {
  nights.moveTo(now);
  const report = await runNight(
    parts(),
    { course: CourseId.parse(COURSE) },
    { at: instant(now), dryRun: false, acceptRoster: false },
  );
  expect(report.courses[0]).toMatchObject({ unfinished: false });
}

async function take(text: string, over: Partial<ResultsFile> = {}, by: Partial<ImportParts> = {}): Promise<Imported> {
  const [selected] = await selectCourses(nights.app.sync.store, { course: CourseId.parse(COURSE) });
  if (selected === undefined) throw new Error('the course is not loaded');
  const given = { text, columns: {}, coursework: null, dates: null, ...over };
  const { store, subject } = nights.app;
  return importResults({ store, subject, sync: parts(), members: null, ...by }, selected, given, instant(now));
}

async function evidence(): Promise<Evidence[]> {
  return nights.app.store.school(nights.file.school.id, (db) => loadEvidence(db, CLASS));
}

function of(rows: readonly Evidence[], n: number): unknown[] {
  return rows
    .filter((row) => row.learner === learnerId(n))
    .map(({ item, target, share, version }) => ({ item, target, share, version }))
    .toSorted((a, b) => (a.item ?? '').localeCompare(b.item ?? ''));
}

const FILE = `uid,assessment,question,points,possible
9001,7001,q1,1,1
9001,7001,q2,0,1
9002,7001,q1,0,1
9002,7001,q2,1,1
`;

describe('question results from a file', () => {
  it('replace the grade of the whole from the next night on, each question on its own target', async () => {
    await night();
    expect(of(await evidence(), 1)).toEqual([{ item: null, target: '5.NF.A.1', share: 0.5, version: 1 }]);

    expect(await take(FILE)).toMatchObject({
      ok: true,
      leftOut: [],
      coursework: [{ id: '7001', questions: 2, learners: { new: 2, changed: 0, kept: 0 } }],
    });
    now = FRIDAY;
    await night();

    expect(of(await evidence(), 1)).toEqual([
      { item: 'q1', target: '5.NF.A.1', share: 1, version: 1 },
      { item: 'q2', target: '5.NF.A.2', share: 0, version: 1 },
    ]);
    expect(of(await evidence(), 3)).toEqual([{ item: null, target: '5.NF.A.1', share: 0.5, version: 1 }]); // of whom the file says nothing
  });

  it('are dated by the file, else by when the work was due', async () => {
    await take(FILE);
    await take('uid,assessment,question,points,possible,submitted\n9002,7001,q1,0,1,2026-09-09T15:30:00Z\n');
    now = FRIDAY;
    await night();
    const rows = await evidence();
    expect(rows.find((row) => row.learner === learnerId(1) && row.item === 'q1')?.at).toBe('2026-09-10T14:00:00.000Z');
    expect(rows.find((row) => row.learner === learnerId(2) && row.item === 'q1')?.at).toBe('2026-09-09T15:30:00.000Z');
  });

  it('of work that is not due yet are of the day they were brought: they count at once', async () => {
    await take('uid,assessment,question,points,possible\n9001,7003,q1,1,1\n');
    now = '2026-09-15T07:00:00Z';
    await night();

    expect((await evidence()).find(({ coursework }) => coursework === '7003')?.at).toBe('2026-09-14T07:00:00.000Z');
  });

  it('that come again change nothing; other scores are new versions', async () => {
    await take(FILE);
    now = '2026-09-15T07:00:00Z';
    await night();
    const before = await evidence();
    expect(await take(FILE)).toMatchObject({ coursework: [{ learners: { new: 0, changed: 0, kept: 2 } }] });
    now = '2026-09-16T07:00:00Z';
    await night();
    expect(await evidence()).toEqual(before);

    expect(await take(FILE.replace('9001,7001,q2,0', '9001,7001,q2,1'))).toMatchObject({
      coursework: [{ learners: { new: 0, changed: 1, kept: 1 } }],
    });
    now = FRIDAY;
    await night();
    expect(of(await evidence(), 1)).toContainEqual({ item: 'q2', target: '5.NF.A.2', share: 1, version: 2 });
  });

  it('of somebody not enrolled are left out by line; the others count', async () => {
    expect(await take(`${FILE}8888,7001,q1,1,1\n,7001,q1,1,1\n`)).toMatchObject({
      ok: true,
      leftOut: [
        { line: 6, why: expect.stringContaining('number') },
        { line: 7, why: expect.stringContaining('whose') },
      ],
      coursework: [{ learners: { new: 2 } }],
    });
  });
});

describe('a file that cannot be taken in', () => {
  it('keeps nothing, and says everything that is wrong with it', async () => {
    expect(await take('Wer,Was\n9001,1\n', { coursework: 'Nowhere' })).toEqual({
      ok: false,
      header: ['Wer', 'Was'],
      problems: [
        expect.stringContaining('question'),
        expect.stringContaining('who'),
        expect.stringContaining('points'),
        expect.stringContaining('"Nowhere"'),
      ],
    });
    expect(await take(FILE.replaceAll('7001', 'Exit 9'))).toEqual({
      ok: false,
      header: null,
      problems: [expect.stringContaining('"Exit 9" (4 rows)')],
    });
    expect(await take('uid,question,correct\n9001,q1,yes\n')).toEqual({
      ok: false,
      header: null,
      problems: [expect.stringContaining('which coursework')],
    });
    expect(await take('')).toMatchObject({ ok: false, problems: [expect.stringContaining('empty')] });
    expect(
      await nights.app.store.school(nights.file.school.id, (db) =>
        db.query('select count(*) as held from imported_results'),
      ),
    ).toEqual([{ held: 0 }]);
  });
});

describe('columns that were explained once', () => {
  const STRANGE = 'Wer,Was,Richtig\n9001,q1,yes\n';
  const columns = { learner: 'Wer', question: 'Was', correct: 'Richtig' };

  it('are known the next time', async () => {
    expect(await take(STRANGE, { columns, coursework: '7001' })).toMatchObject({ ok: true });
    expect(await take(STRANGE.replace('9001', '9002'), { coursework: 'Quiz [5.NF.A.1]' })).toMatchObject({
      ok: true,
      coursework: [{ learners: { new: 1 } }],
    });
  });

  it('of a file from which nothing could be kept are not', async () => {
    await take('Wer,Was,Richtig\n8888,q1,yes\n', { columns, coursework: '7001' });
    expect(await take(STRANGE, { coursework: '7001' })).toMatchObject({ ok: false });
  });
});

async function* members(): AsyncGenerator<Row<Member>> {
  for (const n of [1, 2])
    yield {
      ok: true,
      value: { user: learnerId(n), name: `Learner Number ${n}`, schoolId: `S-${n}`, role: 'learner', active: true },
    };
  yield { ok: true, value: { user: '4001', name: 'T', schoolId: 'S-9', role: 'teacher', active: true } };
  yield {
    ok: true,
    value: { user: learnerId(3), name: 'Learner Number 3', schoolId: 'S-3', role: 'learner', active: false },
  };
}

async function* nobody(): AsyncGenerator<never> {}

async function* another(): AsyncGenerator<Row<Learner>> {
  yield { ok: true, value: { id: LearnerId.parse('9999'), name: 'Somebody Else', email: null } };
}

describe('where the LMS cannot be asked as the teacher', () => {
  const disconnected = jest.fn<SyncParts['disconnected']>();
  const refused = {
    sync: {
      disconnected,
      connect: () => Promise.reject(new LmsError('denied', 'not connected', { todo: 'x', scope: 'credential' })),
    },
  };
  const BY_SCHOOL = 'school uid,name,assessment,question,correct\nS-2,Learner Number 1,7001,q1,yes\n';

  it('the class is known from the last night, without the school’s numbers', async () => {
    expect(await take(FILE, {}, refused)).toMatchObject({
      ok: true,
      schoolIds: false,
      leftOut: [],
      coursework: [{ learners: { new: 2 } }],
    });
    expect(disconnected).toHaveBeenCalledTimes(1);
  });

  it('nor is it while the account no longer teaches the class: what that account sees of it is not used', async () => {
    const sync = {
      disconnected,
      connect: async (...args: Parameters<SyncParts['connect']>) => ({
        ...(await parts().connect(...args)),
        teachers: nobody,
        roster: another,
      }),
    };
    expect(await take(FILE, {}, { sync })).toMatchObject({
      ok: true,
      leftOut: [],
      coursework: [{ learners: { new: 2 } }],
    });
  });

  it('the list of names and roles brings the school’s numbers, which go before a name', async () => {
    expect(await take(BY_SCHOOL, {}, { ...refused, members })).toMatchObject({
      ok: true,
      schoolIds: true,
      leftOut: [],
    });
    const held = await nights.app.store.school(nights.file.school.id, (db) =>
      db.query('select learner from imported_results'),
    );
    expect(held).toEqual([{ learner: learnerId(2) }]);
    for (const other of ['S-9', 'S-3'])
      expect(await take(BY_SCHOOL.replace('S-2', other), {}, { ...refused, members })).toMatchObject({
        leftOut: [{ line: 2 }],
      });
  });

  it('nothing comes back of a learner who was erased, though that list has them', async () => {
    const { id } = nights.file.school;
    const erasure = { id: 'e1', scope: 'learner', keptOut: true, at: instant(now) } as const;
    await nights.app.store.school(id, (db) =>
      saveErasure(db, { ...erasure, subject: nights.app.subject(id, learnerId(2)) }, {}),
    );
    try {
      expect(await take(BY_SCHOOL, {}, { ...refused, members })).toMatchObject({ leftOut: [{ line: 2 }] });
      expect(await nights.app.store.school(id, (db) => db.query('select learner from imported_results'))).toEqual([]);
    } finally {
      await nights.app.store.school(id, (db) => db.query('delete from erasures'));
    }
  });
});
