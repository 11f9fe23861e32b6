import { describe, expect, it } from '@jest/globals';
import { compare } from '../../src/evidence/compare.ts';
import { observe, type Observed, type PulledWork } from '../../src/evidence/observe.ts';
import { CourseId, CourseworkId, CriterionId, TargetCode } from '../../src/ids.ts';
import { Tag } from '../../src/school/file.ts';
import { instant } from '../../src/time.ts';
import { coursework } from '../builders/coursework.ts';
import { learner } from '../builders/learner.ts';
import { submission } from '../builders/submission.ts';

const WORK = CourseworkId.parse('7001');
const [A, B] = [TargetCode.parse('5.NF.A.1'), TargetCode.parse('5.NF.A.2')];
const [MODEL, WORDS] = ['c1', 'c2'];
const RUBRIC = {
  coursework: WORK,
  rows: [
    { criterion: CriterionId.parse('c1'), title: 'Shows a model', possible: 4 },
    { criterion: CriterionId.parse('c2'), title: 'Explains in words', possible: 2 },
    { criterion: CriterionId.parse('c3'), title: 'Neat', possible: 1 },
  ],
};
const given = (points: readonly number[]) =>
  points.map((each, n) => ({ criterion: RUBRIC.rows[n]?.criterion ?? CriterionId.parse('c9'), points: each }));
const ROWS = [
  { coursework: '7001', criterion: 'c1', target: A },
  { coursework: '7001', criterion: 'c2', target: B },
];

function observed({
  tags,
  ...change
}: Partial<Omit<PulledWork, 'tags'>> & { readonly tags: readonly object[] }): Observed {
  return observe({
    course: CourseId.parse('6001'),
    learners: [learner()],
    coursework: [coursework()],
    submissions: [submission({ rubric: given([3, 2, 1]) })],
    quizzes: [],
    rubrics: [RUBRIC],
    targets: [A, B],
    ownChances: new Map(),
    stored: [],
    ...change,
    tags: tags.map((tag) => Tag.parse(tag)),
  });
}

const told = ({ observations }: Observed): unknown[] =>
  observations.map(({ target, item, points, possible, by, provisional }) => [
    target,
    item,
    points,
    possible,
    by,
    provisional,
  ]);

describe('a row of a rubric', () => {
  it('that the teacher handed back is evidence of its own target, and of no other', () => {
    expect(told(observed({ tags: ROWS }))).toEqual([
      [A, `rubric:${MODEL}`, 3, 4, 'teacher', false],
      [B, `rubric:${WORDS}`, 2, 2, 'teacher', false],
    ]);
  });

  it('without a target of its own counts nothing, whatever the whole is tagged with', () => {
    const tags = [{ coursework: '7001', target: A }, ROWS[1] ?? {}];
    expect(observed({ tags }).observations.map(({ item }) => item)).toEqual([`rubric:${WORDS}`]);
  });

  it('has a target by a code in its title', () => {
    const rubric = {
      ...RUBRIC,
      rows: [{ criterion: CriterionId.parse('c1'), title: 'Model [5.NF.A.2]', possible: 4 }],
    };
    const tags = [{ titlePattern: String.raw`\[(?<code>[^\]]+)\]` }];
    expect(told(observed({ tags, rubrics: [rubric] }))).toMatchObject([[B, 'rubric:c1', 3, 4, 'teacher', false]]);
  });

  it('takes the place of the grade of the whole, which sums it up', () => {
    const tags = [{ coursework: '7001', target: A }, ...ROWS];
    const before = compare(observed({ tags: [tags[0] ?? {}] }), [], instant('2026-09-02T07:00:00Z'));
    expect(before.added).toMatchObject([{ item: null, target: A }]);
    const now = observed({ tags, stored: before.added });
    expect(now.observations.filter(({ item }) => item === null)).toEqual([]);
    expect(compare(now, before.added, instant('2026-09-03T07:00:00Z')).superseded).toEqual([before.added[0]?.id]);
  });

  it('leaves the grade of the whole to learners who were given none', () => {
    const tags = [{ coursework: '7001', target: A }, ...ROWS];
    expect(told(observed({ tags, submissions: [submission({ rubric: [] })] }))).toEqual([
      [A, null, 3, 4, 'teacher', false],
    ]);
  });

  it('that was taken back is withdrawn, and given above its maximum counts as all of it', () => {
    const before = compare(observed({ tags: ROWS }), [], instant('2026-09-02T07:00:00Z')).added;
    const now = observed({ tags: ROWS, stored: before, submissions: [submission({ rubric: given([5]) })] });
    expect(now.observations).toMatchObject([{ item: 'rubric:c1', share: 1 }]);
    const gone = before.find(({ item }) => item === 'rubric:c2');
    expect(compare(now, before, instant('2026-09-03T07:00:00Z')).superseded).toContain(gone?.id);
  });
});
