import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId } from '../../../src/ids.ts';
import type { Submission } from '../../../src/lms/types.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';
import { API, MARKER_ROOT, schoology } from '../../builders/lms/schoology-adapter.ts';
import { collect, valuesOf } from '../../builders/memory/rows.ts';

useHttpMock();

const COURSE = CourseId.parse('7001');
const PEOPLE = '/v1/sections/7001/enrollments';
const ITEMS = '/v1/sections/7001/grade_items';
const GRADES = '/v1/sections/7001/grades';
const REVISIONS = { limit: 200, start: 0, all_revisions: 1 };

function enrollment(n: number, change: object = {}): object {
  return { id: String(880_000 + n), uid: 5200 + n, name_display: `Learner ${n}`, admin: 0, status: '1', ...change };
}

function item(change: object = {}): object {
  return {
    id: 7101,
    title: 'Ticket',
    description: '<p>Do it.</p>',
    due: '',
    max_points: '10',
    grading_category: '4301',
    published: 1,
    type: 'assignment',
    assignment_type: 'basic',
    allow_dropbox: '1',
    allow_discussion: '0',
    assignees: [],
    grading_group_ids: [],
    num_assignees: 0,
    dropbox_submissions: 0,
    last_updated: 1_788_000_000,
    ...change,
  };
}

function grade(n: number, change: object = {}): object {
  return {
    enrollment_id: 880_000 + n,
    assignment_id: 7101,
    grade: 8,
    exception: 0,
    max_points: 10,
    timestamp: 1_788_300_000,
    comment: '',
    comment_status: null,
    override: null,
    type: 'assignment',
    ...change,
  };
}

function answers(path: string, body: object, query: Record<string, string | number> = { limit: 200, start: 0 }): void {
  onHost(API).get(path).query(query).reply(200, body, { 'content-type': 'application/json; charset=utf-8' });
}

function page(from: number, count: number): object {
  return { enrollment: Array.from({ length: count }, (_, at) => enrollment(from + at)) };
}

function account(zone = 'America/New_York'): void {
  answers('/v1/app-user-info', { api_uid: 5101, web_session_timestamp: 0 }, {});
  answers('/v1/users/5101', { uid: '5101', id: 5101, name_display: 'Tara Reed', primary_email: '', tz_name: zone }, {});
}

function roster(...rows: readonly object[]): void {
  answers(PEOPLE, {
    enrollment: [enrollment(101, { uid: 5101, admin: 1 }), ...rows],
    total: '3',
    links: { self: `${API}${PEOPLE}` },
  });
}

function items(...rows: readonly object[]): void {
  answers(
    ITEMS,
    { assignment: rows, links: { self: `${API}${ITEMS}` } },
    { limit: 200, start: 0, with_dropbox_stats: 'TRUE', with_attachments: 1 },
  );
}

function grades(...rows: readonly object[]): void {
  answers(GRADES, { grades: { grade: rows }, period: [], final_grade: [], links: { self: `${API}${GRADES}` } });
}

/** What one learner's one submission is read as. */
async function submissionOf(
  work: object,
  cell: object | null,
  revisions: readonly object[] | null = null,
  people: readonly object[] = [enrollment(1)],
): Promise<Submission> {
  account();
  roster(...people);
  items(item(work));
  grades(...(cell === null ? [] : [grade(1, cell)]));
  if (revisions !== null) {
    answers('/v1/sections/7001/submissions/7101', { revision: revisions, links: {} }, REVISIONS);
    onHost(API)
      .options('/v1/sections/7001/submissions/7101/5101/comments')
      .reply(200, {}, { allow: 'GET, POST', 'content-type': 'application/json' });
  }
  const [submission] = await valuesOf(schoology().submissions(COURSE));
  if (submission === undefined) throw new Error('there is no submission');
  return submission;
}

describe('a list of Schoology', () => {
  it('is followed by the addresses the host names', async () => {
    const next = `${API}${PEOPLE}?start=200&limit=200`;
    answers(PEOPLE, { enrollment: [enrollment(1)], links: { self: '', next } });
    answers(PEOPLE, { enrollment: [enrollment(2)], links: { self: '' } }, { limit: '200', start: '200' });

    expect((await valuesOf(schoology().roster(COURSE))).map(({ id }) => id)).toEqual(['5201', '5202']);
  });

  it.each(['https://elsewhere.example/v1/next', 'not an address'])(
    'is void when it leads elsewhere (%s)',
    async (next) => {
      answers(PEOPLE, { enrollment: [enrollment(1)], links: { self: '', next } });

      await expect(collect(schoology().roster(COURSE))).rejects.toMatchObject({ kind: 'malformed' });
    },
  );

  it('is void when it leads in a circle', async () => {
    const next = `${API}${PEOPLE}?start=200&limit=200`;
    answers(PEOPLE, { enrollment: [enrollment(1)], links: { next } });
    answers(PEOPLE, { enrollment: [enrollment(2)], links: { next } }, { limit: '200', start: '200' });

    await expect(collect(schoology().roster(COURSE))).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('is an error where it is something else, such as the section itself', async () => {
    answers(PEOPLE, { id: '7001', course_title: 'Mathematics', section_title: 'Section 1', links: {} });

    await expect(collect(schoology().roster(COURSE))).rejects.toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('no list'),
    });
  });

  it('without links is asked on by count until nothing new comes: it may be cut off at any length', async () => {
    answers(PEOPLE, page(1, 100));
    answers(PEOPLE, page(101, 30), { limit: 200, start: '100' });
    answers(PEOPLE, page(131, 0), { limit: 200, start: '130' });

    expect(await valuesOf(schoology().roster(COURSE))).toHaveLength(130);
  });

  it('without links and shorter than any page is at its end', async () => {
    answers(PEOPLE, { enrollment: [enrollment(1)] });

    expect(await valuesOf(schoology().roster(COURSE))).toHaveLength(1);
  });

  it('of one row may come as that row', async () => {
    answers(PEOPLE, { enrollment: enrollment(1), links: {} });

    expect(await valuesOf(schoology().roster(COURSE))).toEqual([
      { id: '5201', name: 'Learner 1', email: null, schoolId: null },
    ]);
  });
});

describe('reading a section', () => {
  it('takes active members for learners, administrators for teachers, and a broken row for neither', async () => {
    roster(
      enrollment(1),
      enrollment(2, { status: 5 }),
      enrollment(3, { uid: 'x' }),
      enrollment(4, { uid: '5201', status: '2' }),
    );
    const lms = schoology();

    const rows = await collect(lms.roster(COURSE));
    expect(rows).toEqual([
      { ok: true, value: { id: '5201', name: 'Learner 1', email: null, schoolId: null } },
      { ok: false, what: 'enrollment 880003', why: expect.stringContaining('uid') },
    ]);
    expect((await valuesOf(lms.teachers(COURSE))).map(({ id }) => id)).toEqual(['5101']);
  });

  it('knows a person by who is active in it, and does not guess where an enrollment cannot be read', async () => {
    const left = enrollment(2, { status: '5' });
    const lists = (...rows: readonly object[]) => {
      roster(enrollment(1), left, ...rows);
    };
    lists();
    lists();
    lists();
    lists(enrollment(3, { admin: 'perhaps' }));
    const lms = schoology();

    expect(await lms.memberOf(COURSE, '5101')).toBe('teacher');
    expect(await lms.memberOf(COURSE, '5201')).toBe('learner');
    expect(await lms.memberOf(COURSE, '5202')).toBe(null);
    await expect(lms.memberOf(COURSE, '5203')).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('reads due dates in the zone of the teacher whose token it is', async () => {
    account('America/New_York');
    roster(enrollment(1));
    items(item({ due: '2026-11-01 01:30:00' }), item({ id: 7102, due: 'soon' }));

    const rows = await collect(schoology().coursework(COURSE));

    expect(rows).toEqual([
      { ok: true, value: expect.objectContaining({ id: '7101', due: '2026-11-01T06:30:00.000Z', maxPoints: 10 }) },
      { ok: false, what: 'coursework 7102', why: 'due: this is no time' },
    ]);
  });

  it('takes no due date from a zone that is none', async () => {
    account('Mars/Olympus');
    roster(enrollment(1));
    items(item({ due: '2026-11-01 01:30:00' }));

    expect(await valuesOf(schoology().coursework(COURSE))).toEqual([expect.objectContaining({ due: null })]);
  });

  it('reads a blank description by itself where the item may be ours, and nowhere else', async () => {
    account();
    roster(enrollment(1));
    items(
      item({ id: 7102, description: '', num_assignees: 1, assignees: [880_001], count_in_grade: 0 }),
      item({ id: 7103, description: '' }),
    );
    answers(
      '/v1/sections/7001/assignments/7102',
      item({
        id: 7102,
        assignees: [880_001],
        description: `<p>Try.</p><p><a href="${MARKER_ROOT}m1#t0.abcdefgh.7102">Waymark</a></p>`,
      }),
      {},
    );

    const [ours, theirs] = await valuesOf(schoology().coursework(COURSE));

    expect(ours?.post).toMatchObject({ marker: 'm1', ours: true, text: 'Try.', assignees: [LearnerId.parse('5201')] });
    expect(theirs?.post).toBeNull();
  });

  it.each([
    ['a collected item', { collected_only: '1' }],
    ['an ungraded one', { grading_category: '0' }],
    ['one without points', { max_points: '' }],
  ])('says that %s has no maximum', async (_, change) => {
    account();
    roster(enrollment(1));
    items(item(change));

    expect(await valuesOf(schoology().coursework(COURSE))).toEqual([expect.objectContaining({ maxPoints: null })]);
  });

  it('keeps the submissions of other items when those of one are closed to us', async () => {
    account();
    roster(enrollment(1));
    items(item({ dropbox_submissions: 1 }), item({ id: 7102 }));
    grades();
    onHost(API).get('/v1/sections/7001/submissions/7101').query(true).reply(403, '');

    const rows = await collect(schoology().submissions(COURSE));

    expect(rows.filter(({ ok }) => !ok)).toEqual([
      { ok: false, what: 'submissions of coursework 7101', why: expect.stringContaining('403') },
    ]);
    expect(rows.flatMap((row) => (row.ok ? [[row.value.coursework, row.value.state]] : []))).toEqual([
      ['7101', 'unknown'],
      ['7102', 'new'],
    ]);
  });
});

describe('one submission', () => {
  const DONE = { revision_id: 2, uid: 5201, created: 1_788_200_000, late: 1, draft: 0, num_items: 1 };
  const SCORE = { points: 8, possible: 10, by: 'teacher', provisional: false };

  it('handed in and scored is returned, and was done when it was handed in', async () => {
    expect(await submissionOf({ dropbox_submissions: 1 }, {}, [DONE])).toMatchObject({
      id: '7101/5201',
      state: 'returned',
      score: SCORE,
      at: '2026-08-31T18:13:20.000Z',
      comments: ['comment', 'grade-comment'],
    });
  });

  it('handed in and not scored is turned in, and takes a comment', async () => {
    expect(await submissionOf({ dropbox_submissions: 1 }, null, [DONE])).toMatchObject({
      state: 'turned-in',
      score: null,
      comments: ['comment'],
    });
  });

  it('takes no words from who left, came back, and is not on the list of those it is for any more', async () => {
    const people = [enrollment(1, { status: '3' }), enrollment(9, { uid: 5201 })];
    const forTheOne = { dropbox_submissions: 1, assignees: [880_001], num_assignees: 1 };

    expect(await submissionOf(forTheOne, {}, [DONE], people)).toMatchObject({ state: 'returned', comments: [] });
  });

  it('of who left the class since is told where the one work is asked for, as before it is taken back: it would go with it', async () => {
    account();
    roster(enrollment(1, { status: '3' }), enrollment(2));
    answers(
      '/v1/sections/7001/assignments/7101',
      item({ dropbox_submissions: 1, assignees: [880_001, 880_002], num_assignees: 2 }),
      {},
    );
    answers(
      GRADES,
      { grades: { grade: [grade(1)] }, period: [], final_grade: [], links: { self: `${API}${GRADES}` } },
      { assignment_id: 7101, limit: 200, start: 0 },
    );
    answers('/v1/sections/7001/submissions/7101', { revision: [DONE], links: {} }, REVISIONS);
    onHost(API)
      .options('/v1/sections/7001/submissions/7101/5101/comments')
      .reply(200, {}, { allow: 'GET, POST', 'content-type': 'application/json' });

    expect(await valuesOf(schoology().submissions(COURSE, CourseworkId.parse('7101')))).toMatchObject([
      { learner: '5201', state: 'returned', score: SCORE, comments: [] },
      { learner: '5202', score: null },
    ]);
  });

  it('with nothing but a draft is begun, and takes none', async () => {
    expect(await submissionOf({ dropbox_submissions: 1 }, null, [{ ...DONE, draft: '1' }])).toMatchObject({
      state: 'created',
      at: null,
      comments: [],
    });
  });

  it.each([[[0, 1]], [[1, 0]]])(
    'handed in, and begun again as a draft since, is what was handed in, in whatever order they come (%j)',
    async (order) => {
      const both = [DONE, { ...DONE, revision_id: 3, created: 1_788_250_000, draft: 1 }];

      expect(
        await submissionOf(
          { dropbox_submissions: 1 },
          null,
          order.map((at) => both[at] ?? {}),
        ),
      ).toMatchObject({
        state: 'turned-in',
        at: '2026-08-31T18:13:20.000Z',
        comments: ['comment'],
      });
    },
  );

  it('handed in twice was done when it was handed in last', async () => {
    const again = { ...DONE, revision_id: 3, created: 1_788_250_000, late: 0 };

    expect(await submissionOf({ dropbox_submissions: 1 }, null, [again, DONE])).toMatchObject({
      at: '2026-09-01T08:06:40.000Z',
    });
  });

  it('without anything is new', async () => {
    expect(await submissionOf({}, null)).toMatchObject({ state: 'new', score: null, placeholder: false, at: null });
  });

  it('scored without a submission says nothing about being handed in', async () => {
    expect(await submissionOf({}, {})).toMatchObject({ state: 'unknown', score: SCORE, comments: ['grade-comment'] });
  });

  it.each([
    ['a cloud document', { assignment_type: 'lti_submission' }],
    ['an outside tool', { type: 'grade_column' }],
    ['work on paper', { allow_dropbox: 0 }],
    ['a discussion', { type: 'discussion' }],
  ])('of %s is unknown while it has no score', async (_, change) => {
    expect(await submissionOf(change, null)).toMatchObject({ state: 'unknown', score: null, at: null });
  });

  it.each([
    ['excused', 1, false],
    ['incomplete', '2', false],
    ['missing', 3, true],
  ] as const)('that is %s has no score', async (_, exception, placeholder) => {
    expect(await submissionOf({}, { exception, grade: null })).toMatchObject({
      score: null,
      placeholder,
      comments: [],
    });
  });

  it('of a quiz is scored by the machine, and done by its due date at the latest', async () => {
    expect(
      await submissionOf({ type: 'assessment', due: '2026-08-30 16:00:00' }, { type: 'assessment' }),
    ).toMatchObject({
      state: 'returned',
      score: { ...SCORE, by: 'machine' },
      at: '2026-08-30T20:00:00.000Z',
    });
  });

  it('reads numbers that come as text, and the maximum of its own time', async () => {
    expect(
      await submissionOf({ max_points: '20' }, { grade: '7.5', max_points: '15', timestamp: '1788300000' }),
    ).toMatchObject({
      score: { points: 7.5, possible: 15 },
      at: '2026-09-01T22:00:00.000Z',
    });
  });

  it('with a score that is none is set aside, by its place and not its words', async () => {
    account();
    roster(enrollment(1), enrollment(2));
    items(item());
    grades(grade(1, { grade: 'A+' }), grade(2, { exception: 'x' }));

    const rows = await collect(schoology().submissions(COURSE));

    expect(rows.filter(({ ok }) => !ok)).toEqual([
      { ok: false, what: 'grade 7101.880002', why: 'exception: is no number' },
      { ok: false, what: 'submission 7101.5201', why: expect.not.stringContaining('A+') },
    ]);
  });

  it('with a word that would go back to the host and has no end is set aside', async () => {
    account();
    roster(enrollment(1));
    items(item());
    grades(grade(1, { type: 'assignment'.repeat(1000) }));

    const rows = await collect(schoology().submissions(COURSE));

    expect(rows.filter(({ ok }) => !ok)).toEqual([
      { ok: false, what: 'grade 7101.880001', why: expect.stringMatching(/^type: [^]{1,60}$/) },
    ]);
  });

  it('takes no comment where the host says that none may be posted', async () => {
    account();
    roster(enrollment(1));
    items(item({ dropbox_submissions: 1 }));
    grades();
    answers('/v1/sections/7001/submissions/7101', { revision: [DONE], links: {} }, REVISIONS);
    onHost(API)
      .options('/v1/sections/7001/submissions/7101/5101/comments')
      .reply(200, {}, { allow: 'GET', 'content-type': 'application/json' });

    expect(await valuesOf(schoology().submissions(COURSE))).toEqual([
      expect.objectContaining({ state: 'turned-in', comments: [] }),
    ]);
  });
});
