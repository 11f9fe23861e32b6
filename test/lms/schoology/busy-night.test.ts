import { beforeAll, describe, expect, it } from '@jest/globals';
import { SchoolFile } from '../../../src/school/file.ts';
import { instant } from '../../../src/time.ts';
import { schoologyMemoryNights, type Between } from '../../builders/memory/memory-night.ts';
import { SECTION, smallSchoology, uidOf } from '../../builders/lms/schoology.ts';
import { SCHOOLOGY_FILE } from '../../builders/lms/schoology-night.ts';

/** 1 and 2 need the target, 3 and 4 have it; 1 and 3 handed in, so their notes are comments there, and those of 2 and 4 stand beside grades. */
const SCHOOL = smallSchoology({
  learners: 4,
  items: [
    {
      id: '7101',
      title: 'Entrance ticket [5.NF.A.1]',
      type: 'assessment',
      due: instant('2026-09-08T20:00:00Z'),
      grades: { 1: 3, 2: 2, 3: 10, 4: 9 },
    },
    {
      id: '7102',
      title: 'Exit ticket [5.NF.A.1]',
      due: instant('2026-09-10T20:00:00Z'),
      handedIn: [1, 3],
      grades: { 1: 4, 2: 3, 3: 10, 4: 10 },
    },
  ],
});
const CLASS = [1, 2, 3, 4];

/** Two nights, sent without asking: the second takes back the routes of the first day. */
async function twoNights({
  between,
  busy,
  retryAfter = 30,
}: {
  readonly between?: Between;
  readonly busy?: string;
  readonly retryAfter?: number | null;
}) {
  const file = SchoolFile.parse({ ...SCHOOLOGY_FILE, review: 'auto' });
  const nights = await schoologyMemoryNights({ ...SCHOOL, file }, '2026-09-10T07:00:00Z', between);
  if (busy !== undefined)
    nights.box.fail({ method: busy, kind: 'busy', ...(retryAfter === null ? {} : { retryAfter }), times: 2 });
  const first = await nights.sync();
  nights.moveTo('2026-09-11T07:00:00Z');
  const { box } = nights;
  const reports = [first, await nights.sync()];
  const seen = (n: number) =>
    box.world
      .seenBy(uidOf(n), SECTION)
      .map(({ title, gradeComment, comments }) => [title, gradeComment?.includes('/r/') ?? false, comments.length]);
  return { reports, box, sees: CLASS.map(seen) };
}

type Two = Awaited<ReturnType<typeof twoNights>>;

function undone({ reports }: Two): unknown[] {
  return reports.flatMap(({ unfinished, problems, writes: { failed } }) => [
    ...(unfinished ? ['unfinished'] : []),
    ...failed,
    ...problems.filter(({ kind }) => kind === 'busy'),
  ]);
}

const WRITES = [
  'assignments.create',
  'assignments.update',
  'assignments.delete',
  'comments.create',
  'grades.update',
  'grading_categories.create',
];
const READS = [
  'app-user-info',
  'users.get',
  'sections.get',
  'enrollments.list',
  'grade_items.list',
  'grades.list',
  'submissions.list',
  'assignments.get',
  'comments.list',
  'comments.get',
  'grading_categories.list',
];
/** `OPTIONS`, which the stand-in does not know. */
const QUESTION = 'unknown';

describe('a night whose only trouble is that the host is busy', () => {
  let quiet: Two;
  beforeAll(async () => {
    quiet = await twoNights({});
  });

  it('makes every kind of call that is refused below', () => {
    expect(undone(quiet)).toEqual([]);
    expect(Object.keys(quiet.box.calls).toSorted()).toEqual([...WRITES, ...READS, QUESTION].toSorted());
  });

  it.each([...WRITES, ...READS])(
    'leaves nothing undone and says nothing twice when it is %s that is refused',
    async (busy) => {
      const night = await twoNights({ busy });

      expect(night.box.pendingFaults).toBe(0);
      expect(undone(night)).toEqual([]);
      expect(night.sees).toEqual(quiet.sees);
    },
  );

  it.each([
    ['comments.create', null],
    ['comments.create', 1],
    ['comments.create', 120],
    ['assignments.update', null],
    ['assignments.update', 120],
    ['assignments.create', 120],
  ] as const)(
    'begins again after %s was refused, however long the host asks to be left alone (%p s)',
    async (busy, retryAfter) => {
      const night = await twoNights({ busy, retryAfter });

      expect(undone(night)).toEqual([]);
      expect(night.sees).toEqual(quiet.sees);
    },
  );

  it.each([5, 7, 11, 13])(
    'leaves nothing undone and says nothing twice when each %ith call is refused, whatever it is',
    async (every) => {
      let calls = 0;
      const between: Between = (inside) => async (input, init) => {
        calls += 1;
        return calls % every === 0
          ? new Response(null, { status: 429, headers: { 'retry-after': '5' } })
          : inside(input, init);
      };

      const night = await twoNights({ between });

      expect(undone(night)).toEqual([]);
      expect(night.sees).toEqual(quiet.sees);
    },
  );
});
