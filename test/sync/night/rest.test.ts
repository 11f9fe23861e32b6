import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId, PostId, SubmissionId } from '../../../src/ids.ts';
import type { JobStore } from '../../../src/store/records.ts';
import type { StoredPull } from '../../../src/store/nights/pulls.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import type { Decisions } from '../../../src/plan/decisions.ts';
import { isFullDue, restingWorks, toKeep, withKept } from '../../../src/sync/night/rest.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { coursework } from '../../builders/coursework.ts';
import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { ledgerRow, reassignWrite } from '../../builders/memory/ledger.ts';
import { COURSE, learnerId, quiz, smallSchool, type SmallWork } from '../../builders/lms/sandbox.ts';
import { submission } from '../../builders/submission.ts';

const course = CourseId.parse(COURSE);
const NEW = '7009';
const START = '2026-09-07T05:00:00Z';

function graded(id: string, at: string, target: string): SmallWork {
  return {
    id,
    title: `Ticket [${target}]`,
    at: instant(at),
    grades: { 1: { draft: 9, assigned: 9 }, 2: { draft: 4, assigned: 4 }, 3: { draft: 7, assigned: 7 } },
  };
}

/** Three works of September and one of November, all graded. */
function works(): SmallWork[] {
  return [
    graded('7001', '2026-09-09T14:00:00Z', '5.NF.A.1'),
    graded('7002', '2026-09-11T14:00:00Z', '5.NF.A.2'),
    graded('7003', '2026-09-14T14:00:00Z', '5.NF.A.1'),
    graded(NEW, '2026-11-04T14:00:00Z', '5.NF.A.2'),
  ];
}

/** Nights over such a class that note which lists of submissions they ask for (`-`: the whole). */
async function year(work = works()) {
  const asked: string[] = [];
  const nights = await googleMemoryNights(
    smallSchool({ start: instant(START), work }),
    '2026-11-09T07:00:00Z',
    (inside) => async (url, init) => {
      const list = /courseWork\/([^/]+)\/studentSubmissions/.exec(url instanceof Request ? url.url : url.toString());
      if (list?.[1] !== undefined) asked.push(list[1]);
      return inside(url, init);
    },
  );
  const night = async (at: string) => {
    nights.moveTo(at);
    asked.length = 0;
    const report = await nights.sync();
    return { report, lists: [...asked] };
  };
  const decided = (): Promise<Decisions | null> =>
    nights.store.school(nights.file.school.id, (records) => records.loadDecisions(course));
  return { nights, night, decided };
}

/** A store that remembers of no night how far it read, so that each reads everything. */
function forgetful(store: JobStore): JobStore {
  return {
    ...store,
    withCourse: (school, id, work) => store.withCourse(school, id, (turn) => work(forgetful(turn))),
    school: (school, work) => store.school(school, (records) => work({ ...records, loadPull: async () => null })),
  };
}

describe('work that is closed and was not touched for four weeks', () => {
  it('is read in the first night and then once a week; what is newer, every night', async () => {
    const { night } = await year();

    expect((await night('2026-11-09T07:00:00Z')).lists).toEqual(['-']);
    for (const day of [10, 11, 12, 13, 14, 15]) expect((await night(`2026-11-${day}T07:00:10Z`)).lists).toEqual([NEW]);
    expect((await night('2026-11-16T06:50:00Z')).lists).toEqual(['-']);
    expect((await night('2026-11-17T07:00:00Z')).lists).toEqual([NEW]);
  });

  it('is read after a longer gap, and again in no less than a week', async () => {
    const { night } = await year();
    await night('2026-11-09T07:00:00Z');

    expect((await night('2026-11-19T07:00:00Z')).lists).toEqual(['-']);
    expect((await night('2026-11-20T07:00:00Z')).lists).toEqual([NEW]);
  });

  it('loses none of its evidence in the nights between, and a night decides as if it had read everything', async () => {
    const { nights, night, decided } = await year();
    await night('2026-11-09T07:00:00Z');
    nights.box.world.grade({ course: COURSE, item: NEW, learner: learnerId(2), draft: 10, assigned: 10 });
    nights.moveTo('2026-11-10T07:00:00Z');
    const before = nights.store.snapshot();
    const { report } = await night('2026-11-10T07:00:00Z');
    const short = await decided();
    nights.store.restore(before);
    const options = { at: instant('2026-11-10T07:00:00Z'), dryRun: false, acceptRoster: false };
    const [full] = (await runNight({ ...nights.parts, store: forgetful(nights.store) }, { course }, options)).courses;

    expect(report.evidence).toMatchObject({ new: 0, changed: 1, kept: 11 });
    expect(report.submissions).toBe(3);
    expect(full).toMatchObject({
      submissions: 12,
      evidence: report.evidence,
      mastery: report.mastery,
      routes: report.routes,
      problems: report.problems,
    });
    expect({ ...short, run: '' }).toEqual({ ...(await decided()), run: '' });
  });

  it('shows a grade that was changed there when it is read again', async () => {
    const { nights, night } = await year();
    await night('2026-11-09T07:00:00Z');
    nights.box.world.grade({ course: COURSE, item: '7001', learner: learnerId(2), draft: 10, assigned: 10 });

    expect((await night('2026-11-12T07:00:00Z')).report.evidence.changed).toBe(0);
    expect((await night('2026-11-16T07:00:00Z')).report.evidence.changed).toBe(1);
  });

  it('is read at once when it was touched, when somebody came to the class, and when the tags are others', async () => {
    const { nights, night } = await year();
    await night('2026-11-09T07:00:00Z');
    nights.moveTo('2026-11-09T12:00:00Z');
    nights.box.world.edit(COURSE, '7002', { title: 'Ticket [5.NF.A.1]' });
    const { lists, report } = await night('2026-11-10T07:00:00Z');
    expect([lists, report.evidence.changed]).toEqual([['-'], 3]); // two of four are fewer calls as one list of all

    nights.box.world.join(COURSE, learnerId(3));
    nights.box.world.leave(COURSE, learnerId(3));
    await night('2026-11-11T07:00:00Z');
    nights.box.world.join(COURSE, learnerId(3));
    expect((await night('2026-11-12T07:00:00Z')).report.submissions).toBe(12);

    await nights.store.school(nights.file.school.id, (records) =>
      records.saveSchoolFile({ ...nights.file, tags: [] }, instant('2026-11-12T12:00:00Z')),
    );
    expect((await night('2026-11-13T07:00:00Z')).lists).toEqual(['-']);
  });

  it('is missed the night after it was removed, and keeps its evidence', async () => {
    const { nights, night } = await year();
    await night('2026-11-09T07:00:00Z');
    nights.box.world.remove(COURSE, '7001');
    const { report } = await night('2026-11-10T07:00:00Z');
    const held = await nights.store.school(nights.file.school.id, (records) => records.loadCoursework(course));

    expect(held.filter(({ missingNights }) => missingNights > 0).map(({ coursework: { id } }) => id)).toEqual(['7001']);
    expect(report.evidence).toMatchObject({ new: 0, changed: 0, kept: 12 });
  });

  it('is told of every night where no tag reaches its scores', async () => {
    const { night } = await year([...works().slice(1), { ...works()[0], id: '7001', title: 'Untagged' }]);
    const told = [{ kind: 'untagged', what: { en: expect.stringContaining('Scores on "Untagged"') } }];

    expect((await night('2026-11-09T07:00:00Z')).report.problems).toMatchObject(told);
    expect((await night('2026-11-10T07:00:00Z')).report.problems).toMatchObject(told);
    expect((await night('2026-11-11T07:00:00Z')).report.problems).toMatchObject(told);
  });

  it('has the answers to its quiz listed in the same night, and when somebody comes back to the class', async () => {
    const listed: string[] = [];
    const nights = await googleMemoryNights(
      smallSchool({
        start: instant(START),
        work: [
          {
            id: '7001',
            title: 'Ticket [5.NF.A.1]',
            at: instant('2026-09-09T14:00:00Z'),
            quiz: quiz('f1', [{}]),
            answers: { 1: ['right'], 2: ['wrong'] },
          },
          ...works().slice(3),
        ],
      }),
      '2026-11-09T07:00:00Z',
      (inside) => async (url, init) => {
        if (/\/responses/.test(url instanceof Request ? url.url : url.toString())) listed.push('responses');
        return inside(url, init);
      },
    );
    const counts: number[] = [];
    for (let day = 9; day <= 19; day += 1) {
      if (day === 18) nights.box.world.leave(COURSE, learnerId(2));
      if (day === 19) nights.box.world.join(COURSE, learnerId(2));
      nights.moveTo(`2026-11-${String(day).padStart(2, '0')}T07:00:00Z`);
      listed.length = 0;
      await nights.sync();
      counts.push(listed.length);
    }
    expect(counts).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1]);
  });
});

function chanceUntil(due: string): LedgerRow[] {
  return [ledgerRow(reassignWrite({ due: instant(due) }), { remoteId: PostId.parse('7001') })];
}

describe('what rests', () => {
  const at = instant('2026-11-09T07:00:00Z');
  const old = {
    createdAt: instant('2026-09-09T07:00:00Z'),
    updatedAt: instant('2026-09-09T07:00:00Z'),
    due: instant('2026-09-10T07:00:00Z'),
  };
  const rests = (change: Parameters<typeof coursework>[0], rows: Parameters<typeof restingWorks>[1] = []): boolean =>
    restingWorks([coursework({ id: CourseworkId.parse('7001'), ...old, ...change })], rows, at).size === 1;

  it.each<[string, Parameters<typeof coursework>[0], boolean]>([
    ['is closed and untouched', {}, true],
    ['has no due date, and was made long ago', { due: null }, true],
    ['was due in the last four weeks', { due: instant('2026-10-20T07:00:00Z') }, false],
    ['is due still', { due: instant('2027-01-20T07:00:00Z') }, false],
    ['was touched in the last four weeks', { updatedAt: instant('2026-10-20T07:00:00Z') }, false],
    ['was made in the last four weeks', { createdAt: instant('2026-10-20T07:00:00Z') }, false],
    ['tells no time', { createdAt: null, updatedAt: null, due: null }, false],
    ['is a draft', { state: 'draft' }, false],
  ])('work that %s: %j', (_name, change, expected) => {
    expect(rests(change)).toBe(expected);
  });

  it('is no chance of ours whose window ended in the last four weeks', () => {
    expect(rests({}, chanceUntil('2026-10-30T07:00:00Z'))).toBe(false);
    expect(rests({}, chanceUntil('2026-09-30T07:00:00Z'))).toBe(true);
  });

  it.each<[string, Partial<StoredPull> | null, boolean]>([
    ['the first night', null, true],
    ['a night after a day', { fullAt: instant('2026-11-08T07:00:00Z') }, false],
    ['a night after a week', { fullAt: instant('2026-11-02T07:20:00Z') }, true],
    ['a night under other tags', { fullAt: instant('2026-11-08T07:00:00Z'), readFor: 'others' }, true],
    ['a night whose clock was set back', { fullAt: instant('2026-11-10T07:00:00Z') }, true],
  ])('%s reads everything, or not', (_name, held, expected) => {
    expect(
      isFullDue(held === null ? null : { fullAt: at, readFor: 'tags', kept: [], ...held }, { at, tags: 'tags' }),
    ).toBe(expected);
  });
});

describe('of work that is not read tonight a night still knows', () => {
  const on = CourseworkId.parse('7001');
  const kept = (
    change: Parameters<typeof submission>[0],
    rows: Parameters<typeof restingWorks>[1] = [],
    untagged: CourseworkId[] = [],
  ): number =>
    toKeep([submission({ coursework: on, ...change })], {
      coursework: [coursework({ id: on })],
      rows,
      untagged: new Set(untagged),
    }).length;

  it('who worked on a post of ours, handed in without a score too', () => {
    const ours = [ledgerRow(reassignWrite(), { remoteId: PostId.parse('7001') })];
    expect(kept({ state: 'turned-in', score: null }, ours)).toBe(1);
    expect(kept({ state: 'new', score: null }, ours)).toBe(0);
    expect(kept({ state: 'turned-in', score: null })).toBe(0);
  });

  it('where the newest comment of a learner can stand', () => {
    expect(kept({ comments: ['comment'] })).toBe(1);
  });

  it('that scores stand there which count nothing', () => {
    expect(kept({}, [], [on])).toBe(1);
    expect(kept({ at: null })).toBe(1);
  });

  it('nothing that was read again, and nothing of work that is gone', () => {
    const [one, two] = ['a', 'b'].map((id) =>
      submission({ id: SubmissionId.parse(id), coursework: on, learner: LearnerId.parse(`900${id}`) }),
    );
    if (one === undefined || two === undefined) throw new Error('two submissions');
    const held: StoredPull = { fullAt: '2026-11-02T07:20:00Z' as Instant, readFor: '', kept: [one, two] };
    const fresh = { ...one, late: true };

    expect(withKept([fresh], held, new Set([on]))).toEqual([fresh, two]);
    expect(withKept([fresh], held, new Set())).toEqual([fresh]);
  });
});
