import { describe, expect, it } from '@jest/globals';
import { FormId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import type { Lms, Row } from '../../../src/lms/types.ts';
import {
  CLASSROOM,
  COURSE,
  coursework,
  draftOfPost,
  FORMS,
  google,
  graded,
  signsIn,
  student,
  submission,
} from '../../builders/lms/google.ts';
import { collect, valuesOf } from '../../builders/memory/rows.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const STUDENTS = '/v1/courses/6001/students';

function list(path: string, reply: object, query: Record<string, string | RegExp> = {}): void {
  onHost(CLASSROOM)
    .get(path)
    .query((asked) => matches(asked, query))
    .reply(200, reply);
}

function matches(asked: Record<string, unknown>, wanted: Record<string, string | RegExp>): boolean {
  return Object.entries(wanted).every(([name, value]) =>
    value instanceof RegExp ? value.test(String(asked[name])) : asked[name] === value,
  );
}

describe('reading a class', () => {
  it('finds all 31 students although a page has 30', async () => {
    const ids = Array.from({ length: 31 }, (_, at) => String(9001 + at));
    signsIn();
    list(STUDENTS, { students: ids.slice(0, 30).map((id) => student(id)), nextPageToken: 'p2' });
    list(STUDENTS, { students: ids.slice(30).map((id) => student(id)) }, { pageToken: 'p2' });
    const lms = google();

    const learners = await valuesOf(lms.roster(COURSE));

    expect(learners.map(({ id }) => id)).toEqual(ids);
    expect(lms.calls()).toEqual({ google: 2 });
  });

  it('asks for the fields it reads and the next page token, nothing more', async () => {
    signsIn();
    list(STUDENTS, {}, { fields: /^nextPageToken,students\(/ });

    expect(await collect(google().roster(COURSE))).toEqual([]);
  });

  it.each<[string, string, (lms: Lms) => AsyncIterable<Row<unknown>>]>([
    ['classes', `${CLASSROOM}/v1/courses`, (lms) => lms.courses()],
    ['students', `${CLASSROOM}${STUDENTS}`, (lms) => lms.roster(COURSE)],
    ['teachers', `${CLASSROOM}/v1/courses/6001/teachers`, (lms) => lms.teachers(COURSE)],
    ['topics', `${CLASSROOM}/v1/courses/6001/topics`, (lms) => lms.topics(COURSE)],
    ['coursework', `${CLASSROOM}/v1/courses/6001/courseWork`, (lms) => lms.coursework(COURSE)],
    ['submissions', `${CLASSROOM}/v1/courses/6001/courseWork/-/studentSubmissions`, (lms) => lms.submissions(COURSE)],
    ['announcements', `${CLASSROOM}/v1/courses/6001/announcements`, (lms) => lms.posts(COURSE, ['announcement'])],
    ['responses', `${FORMS}/v1/forms/f1/responses`, (lms) => lms.responses(FormId.parse('f1'))],
  ])(
    'reads all pages of the %s: the host names the next one only to whoever asks for it',
    async (_what, address, read) => {
      const pages: (string | null)[] = [];
      const { origin, pathname } = new URL(address);
      signsIn();
      onHost(origin)
        .persist()
        .get(/.*/)
        .reply(200, (uri) => {
          const { pathname: path, searchParams: query } = new URL(uri, origin);
          if (path !== pathname) return {};
          pages.push(query.get('pageToken'));
          return pages.length === 1 && query.get('fields')?.split(',').includes('nextPageToken') === true
            ? { nextPageToken: 'p2' }
            : {};
        });

      expect(await collect(read(google()))).toEqual([]);

      expect(pages).toEqual([null, 'p2']);
    },
  );

  it('says nothing about the class when a page is missing', async () => {
    signsIn();
    list(STUDENTS, { students: [student('9001')], nextPageToken: 'p2' });
    onHost(CLASSROOM).get(STUDENTS).query({ pageSize: 100, fields: /.+/, pageToken: 'p2' }).times(3).reply(503, {});

    await expect(collect(google().roster(COURSE))).rejects.toMatchObject({ kind: 'down' });
  });

  it('takes a page of HTML for an error and not for an empty class', async () => {
    signsIn();
    onHost(CLASSROOM).get(STUDENTS).query(true).reply(200, '<html>Sorry</html>', { 'content-type': 'text/html' });

    await expect(collect(google().roster(COURSE))).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('begins a list again when its page token is refused', async () => {
    signsIn();
    const lists = () => list(STUDENTS, { students: [student('9001')], nextPageToken: 'p2' });
    lists();
    onHost(CLASSROOM)
      .get(STUDENTS)
      .query(({ pageToken }) => pageToken === 'p2')
      .reply(400, { error: { code: 400, status: 'INVALID_ARGUMENT', message: 'no' } });
    lists();
    list(STUDENTS, { students: [student('9002')] }, { pageToken: 'p2' });

    expect(await valuesOf(google().roster(COURSE))).toMatchObject([{ id: '9001' }, { id: '9002' }]);
  });

  it('sets a broken record aside, says where it is broken and nothing of what it holds, and reads the others', async () => {
    signsIn();
    list(STUDENTS, { students: [student('9001', { profile: { emailAddress: 4711 } }), student('9002')] });

    const [broken, whole] = await collect(google().roster(COURSE));

    expect(broken).toMatchObject({
      ok: false,
      what: 'student 9001',
      why: expect.stringContaining('profile.emailAddress'),
    });
    expect(JSON.stringify(broken)).not.toContain('4711');
    expect(whole).toMatchObject({ ok: true, value: { id: '9002' } });
  });

  it('names no odd id, and no more than a few of the places where a record is broken', async () => {
    signsIn();
    const history = Array.from({ length: 40 }, () => ({ stateHistory: { state: 5 } }));
    list(STUDENTS, {
      students: [student('ana.ruiz@planted.example', { profile: 5 }), student('x'.repeat(90_000)), student('9\u202e1')],
    });
    list('/v1/courses/6001/teachers', { teachers: [] });
    list('/v1/courses/6001/courseWork', { courseWork: [] });
    list('/v1/courses/6001/courseWork/-/studentSubmissions', {
      studentSubmissions: [submission({ submissionHistory: history })],
    });

    const lms = google();
    const set = [...(await collect(lms.roster(COURSE))), ...(await collect(lms.submissions(COURSE)))];

    expect(set.map((row) => row.ok)).toEqual([false, false, false, false]);
    expect(JSON.stringify(set)).not.toMatch(/planted|x{100}|\u202e/);
    expect(JSON.stringify(set).length).toBeLessThan(1000);
    expect(set.at(-1)).toMatchObject({ why: expect.stringContaining('and 37 more') });
  });

  it('sets aside points that no host counts, whose sum would be no number', async () => {
    signsIn();
    list('/v1/courses/6001/courseWork', {
      courseWork: [
        coursework({ maxPoints: 1e308 }),
        coursework({ id: '7002', maxPoints: -1 }),
        coursework({ id: '7003' }),
      ],
    });

    expect((await collect(google().coursework(COURSE))).map((row) => row.ok)).toEqual([false, false, true]);
  });

  it('leaves hidden characters out of a name', async () => {
    signsIn();
    list(STUDENTS, { students: [student('9001', { profile: { name: { fullName: 'Ana\u202e Ruiz\0' } } })] });

    expect(await valuesOf(google().roster(COURSE))).toMatchObject([{ name: 'Ana Ruiz' }]);
  });

  it('takes null for absent and ignores what it does not know', async () => {
    signsIn();
    list(STUDENTS, { students: [student('9001', { profile: null, newField: { a: 1 } })] });

    expect(await valuesOf(google().roster(COURSE))).toEqual([{ id: '9001', name: '9001', email: null }]);
  });
});

describe('reading coursework', () => {
  const WORK = '/v1/courses/6001/courseWork';

  async function read(work: object) {
    signsIn();
    list(WORK, { courseWork: [work] });
    return (await collect(google().coursework(COURSE)))[0];
  }

  it('asks for drafts too, which a list leaves out unless told', async () => {
    signsIn();
    onHost(CLASSROOM)
      .get(WORK)
      .query(
        ({ courseWorkStates }) =>
          Array.isArray(courseWorkStates) &&
          courseWorkStates.length === 2 &&
          ['DRAFT', 'PUBLISHED'].every((state) => courseWorkStates.includes(state)),
      )
      .reply(200, {});

    expect(await collect(google().coursework(COURSE))).toEqual([]);
  });

  it('takes no points, or zero, for ungraded', async () => {
    expect(await read(coursework({ maxPoints: undefined }))).toMatchObject({ value: { maxPoints: null } });
  });

  it('sets aside coursework in a state it does not know', async () => {
    expect(await read(coursework({ state: 'HOLOGRAM' }))).toMatchObject({ ok: false, what: 'coursework 7001' });
  });

  it('sets aside a due date that names no day', async () => {
    expect(await read(coursework({ dueDate: { year: 2026, month: 2, day: 30 }, dueTime: {} }))).toMatchObject({
      ok: false,
    });
  });

  it('recognises a post of ours by the address under our root', async () => {
    expect(await read(draftOfPost())).toMatchObject({
      value: { post: { marker: 'm1', assignees: ['9001'], ours: true, state: 'draft' } },
    });
  });

  it.each([
    ['another host', 'https://elsewhere.example/r/m1'],
    ['another path', 'https://waymark.example/s/m1'],
    ['a page below', 'https://waymark.example/r/m1/x'],
    ['no marker', 'https://waymark.example/r/'],
  ])('does not take a link to %s for a marker', async (_, url) => {
    expect(await read(coursework({ materials: [{ link: { url } }] }))).toMatchObject({ value: { post: null } });
  });

  it('takes a post without an assignee mode for one to the whole class', async () => {
    expect(await read(draftOfPost({ assigneeMode: undefined }))).toMatchObject({
      value: { post: { assignees: 'all' } },
    });
  });
});

describe('reading submissions', () => {
  const SUBMISSIONS = '/v1/courses/6001/courseWork/-/studentSubmissions';

  it('reads those of every coursework in one list, against teachers and points that were read anyway', async () => {
    signsIn();
    list('/v1/courses/6001/teachers', { teachers: [{ userId: '1' }] });
    list('/v1/courses/6001/courseWork', { courseWork: [coursework({ maxPoints: 4 })] });
    list(SUBMISSIONS, {
      studentSubmissions: [
        submission({ assignedGrade: 3 }),
        submission({
          id: 's2',
          state: 'NEW',
          draftGrade: 0,
          submissionHistory: [graded('DRAFT', '2026-03-03T00:00:00Z', { actorUserId: '1' })],
        }),
      ],
    });
    const lms = google();
    await collect(lms.teachers(COURSE));
    await collect(lms.coursework(COURSE));

    const submissions = await valuesOf(lms.submissions(COURSE));

    expect(submissions).toMatchObject([
      { score: { points: 3, possible: 4 } },
      { score: { points: 0 }, placeholder: false },
    ]);
    expect(lms.calls()).toEqual({ google: 3 });
  });

  it.each([
    ['a negative grade', { draftGrade: -1 }],
    ['a grade that is no number', { assignedGrade: 'NaN' }],
    ['an unknown state', { state: 'TELEPORTED' }],
    ['no student', { userId: undefined }],
  ])('sets a submission with %s aside', async (_, change) => {
    signsIn();
    list('/v1/courses/6001/teachers', {});
    list('/v1/courses/6001/courseWork', {});
    list(SUBMISSIONS, { studentSubmissions: [submission(change), submission({ id: 's2' })] });

    expect(await collect(google().submissions(COURSE))).toMatchObject([
      { ok: false, what: 'submission s1' },
      { ok: true },
    ]);
  });
});

function choice(option: object): object[] {
  return [{ questionItem: { question: { questionId: 'q1', choiceQuestion: { options: [option] } } } }];
}

describe('reading quizzes', () => {
  const FORM = FormId.parse('1AbC');

  async function quiz(change: object) {
    signsIn();
    onHost(FORMS)
      .get('/v1/forms/1AbC')
      .query(true)
      .reply(200, {
        formId: '1AbC',
        info: { title: 'Exit' },
        settings: { quizSettings: { isQuiz: true }, emailCollectionType: 'VERIFIED' },
        ...change,
      });
    return await google().quiz(FORM);
  }

  it.each([
    ['VERIFIED', 'verified'],
    ['RESPONDER_INPUT', 'typed'],
    ['DO_NOT_COLLECT', 'none'],
    ['NEW_WAY', 'none'],
  ])('knows that %s identifies as %s', async (emailCollectionType, identity) => {
    expect(await quiz({ settings: { emailCollectionType } })).toMatchObject({ identity });
  });

  it('has one question for each row of a grid', async () => {
    const items = [
      {
        title: 'Which?',
        questionGroupItem: {
          questions: [
            { questionId: 'q1', rowQuestion: { title: 'A' }, grading: { pointValue: 1 } },
            { questionId: 'q2', rowQuestion: { title: 'B' } },
          ],
        },
      },
    ];

    expect((await quiz({ items })).questions).toEqual([
      { item: 'q1', title: 'Which?: A', possible: 1, scored: true },
      { item: 'q2', title: 'Which?: B', possible: 0, scored: false },
    ]);
  });

  it('scores a question worth nothing, and none of a form that is no quiz', async () => {
    const items = [{ title: 'Q', questionItem: { question: { questionId: 'q1', grading: {} } } }];

    expect((await quiz({ items })).questions).toMatchObject([{ possible: 0, scored: true }]);
    expect((await quiz({ items, settings: {} })).questions).toMatchObject([{ scored: false }]);
  });

  it('keeps the public id, by which coursework may name it', async () => {
    expect(await quiz({ responderUri: 'https://docs.google.com/forms/d/e/1FA/viewform' })).toMatchObject({
      publicId: '1FA',
    });
  });

  it('says when an answer may lead past questions', async () => {
    expect(await quiz({ items: choice({ goToSectionId: 's2' }) })).toMatchObject({ branches: true });
    expect(await quiz({ items: choice({ goToAction: 'SUBMIT_FORM' }) })).toMatchObject({ branches: true });
    expect(await quiz({ items: choice({ goToAction: 'NEXT_SECTION' }) })).toMatchObject({ branches: false });
  });

  async function responses(...all: object[]) {
    signsIn();
    onHost(FORMS).get('/v1/forms/1AbC/responses').query(true).reply(200, { responses: all });
    return await collect(google().responses(FORM));
  }

  it('reads an omitted score as zero and a missing grade as not graded', async () => {
    const answers = {
      q1: { questionId: 'q1', grade: {} },
      q2: { questionId: 'q2', grade: { score: 2, correct: true } },
      q3: { questionId: 'q3' },
    };

    expect(
      await responses({ responseId: 'r1', lastSubmittedTime: '2026-03-05T15:00:00Z', totalScore: 2, answers }),
    ).toMatchObject([
      {
        value: {
          graded: true,
          answers: [
            { item: 'q1', points: 0, correct: false },
            { item: 'q2', points: 2, correct: true },
            { item: 'q3', points: null, correct: null },
          ],
        },
      },
    ]);
  });

  it('trusts "correct" for a question worth nothing', async () => {
    const answers = { q1: { questionId: 'q1', grade: { correct: true } } };

    expect(await responses({ responseId: 'r1', createTime: '2026-03-05T15:00:00Z', answers })).toMatchObject([
      { value: { answers: [{ points: 0, correct: true }] } },
    ]);
  });

  it('keeps every response of one respondent, each at its last submission', async () => {
    const one = { respondentEmail: 'a@cedar.example', createTime: '2026-03-05T15:00:00Z' };

    expect(
      await responses(
        { ...one, responseId: 'r1' },
        { ...one, responseId: 'r2', lastSubmittedTime: '2026-03-05T16:00:00Z' },
      ),
    ).toMatchObject([
      { value: { id: 'r1', at: '2026-03-05T15:00:00.000Z', graded: false } },
      { value: { id: 'r2', at: '2026-03-05T16:00:00.000Z' } },
    ]);
  });

  it('sets a response without a time aside', async () => {
    expect(await responses({ responseId: 'r1' })).toMatchObject([{ ok: false, what: 'response r1' }]);
  });

  it('fails as gone when the teacher cannot open the form', async () => {
    signsIn();
    onHost(FORMS)
      .get('/v1/forms/1AbC')
      .query(true)
      .reply(404, { error: { code: 404, status: 'NOT_FOUND', message: 'x' } });

    await expect(google().quiz(FORM)).rejects.toThrow(LmsError);
  });
});
