import { describe, expect, it } from '@jest/globals';
import { CourseworkId, LearnerId } from '../../../src/ids.ts';
import type { LinkTicketRequest, LinkTickets } from '../../../src/lms/link-tickets.ts';
import { instant } from '../../../src/time.ts';
import { CLASSROOM, COURSE, google, refusal, signsIn } from '../../builders/lms/google.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const WORK = '/v1/courses/6001/courseWork';
const ADDRESS = 'https://waymark.example/t/ticket-1';
const REQUEST: LinkTicketRequest = { title: 'Fractions', address: ADDRESS, points: 3 };
const TICKET = CourseworkId.parse('w1');
const ANA = LearnerId.parse('9001');
const CELLS = `${WORK}/w1/studentSubmissions`;

function tickets(): LinkTickets {
  signsIn();
  const { linkTickets } = google();
  if (linkTickets === null) throw new Error('Classroom has tickets behind a link');
  return linkTickets;
}

function ticket(change: object = {}): object {
  return {
    id: 'w1',
    courseId: '6001',
    title: 'Fractions',
    state: 'DRAFT',
    assigneeMode: 'ALL_STUDENTS',
    materials: [{ link: { url: ADDRESS, title: 'Waymark' } }],
    associatedWithDeveloper: true,
    creationTime: '2026-03-09T08:00:00Z',
    ...change,
  };
}

/** Classwork that stands there, drafts among it. */
function lists(...courseWork: readonly object[]): void {
  onHost(CLASSROOM)
    .get(WORK)
    .query(({ courseWorkStates }) => String(courseWorkStates).includes('DRAFT'))
    .reply(200, { courseWork });
}

function creates(reply: object, status = 200): void {
  onHost(CLASSROOM).post(WORK).query(true).reply(status, reply);
}

describe('the assignment of a ticket behind a link', () => {
  it('is made as a draft that says it is for the class, with the link and no marker', async () => {
    const at = tickets();
    lists();
    onHost(CLASSROOM)
      .post(WORK, {
        state: 'DRAFT',
        assigneeMode: 'ALL_STUDENTS',
        workType: 'ASSIGNMENT',
        title: 'Fractions',
        materials: [{ link: { url: ADDRESS } }],
        maxPoints: 3,
        dueDate: { year: 2026, month: 3, day: 13 },
        dueTime: { hours: 4, minutes: 59 },
      })
      .query(true)
      .reply(200, ticket());

    expect(await at.draft(COURSE, { ...REQUEST, due: instant('2026-03-13T04:59:00Z') })).toEqual({ coursework: 'w1' });
  });

  it('has neither points nor a due date where there are none', async () => {
    const at = tickets();
    lists();
    onHost(CLASSROOM)
      .post(WORK, (body: object) => !('maxPoints' in body) && !('dueDate' in body))
      .query(true)
      .reply(200, ticket());

    expect(await at.draft(COURSE, { ...REQUEST, points: null })).toEqual({ coursework: 'w1' });
  });

  it.each([['DRAFT'], ['PUBLISHED']])('is taken over where it stands as %s: nothing is made', async (state) => {
    const at = tickets();
    lists(ticket({ id: 'w9', materials: [] }), ticket({ state }));

    expect(await at.draft(COURSE, REQUEST)).toEqual({ coursework: 'w1' });
  });

  it('is the oldest of several, which a create answered late may leave', async () => {
    const at = tickets();
    lists(ticket({ id: 'w2', creationTime: '2026-03-09T08:00:05Z' }), ticket());

    expect(await at.draft(COURSE, REQUEST)).toEqual({ coursework: 'w1' });
  });

  it.each([
    ['a copy by hand', { associatedWithDeveloper: false }],
    ['the assignment of another ticket', { materials: [{ link: { url: `${ADDRESS}0` } }] }],
  ])('is not %s', async (_, change) => {
    const at = tickets();
    lists(ticket({ id: 'w9', ...change }));
    creates(ticket());

    expect(await at.draft(COURSE, REQUEST)).toEqual({ coursework: 'w1' });
  });

  it('is not made again where it stands there but cannot be read', async () => {
    const at = tickets();
    lists(ticket({ state: 5 }));

    await expect(at.draft(COURSE, REQUEST)).rejects.toMatchObject({ kind: 'malformed', uncertain: false });
  });

  it('is made though another record of the class cannot be read', async () => {
    const at = tickets();
    lists({ id: 'w8', state: 5 });
    creates(ticket());

    expect(await at.draft(COURSE, REQUEST)).toEqual({ coursework: 'w1' });
  });

  it('is never sent twice: after a lost answer it is looked for', async () => {
    const at = tickets();
    lists();
    creates(refusal(503, 'UNAVAILABLE'), 503);
    lists(ticket());

    await expect(at.draft(COURSE, REQUEST)).rejects.toMatchObject({ uncertain: true });
    expect(await at.draft(COURSE, REQUEST)).toEqual({ coursework: 'w1' });
  });

  it.each([
    ['published', { state: 'PUBLISHED' }],
    ['without the link', { materials: [] }],
    ['in another class', { courseId: '6002' }],
  ])('goes again where Google made it %s', async (_, change) => {
    const at = tickets();
    lists();
    creates(ticket(change));
    onHost(CLASSROOM).delete(`${WORK}/w1`).query(true).reply(200, {});

    await expect(at.draft(COURSE, REQUEST)).rejects.toMatchObject({ kind: 'malformed' });
  });

  it.each([
    ['a title', { title: '' }],
    ['a web address', { address: 'javascript:alert(1)' }],
  ])('is not sent without %s', async (_, change) => {
    const at = tickets();
    lists();

    await expect(at.draft(COURSE, { ...REQUEST, ...change })).rejects.toMatchObject({ kind: 'malformed' });
  });
});

function stands(grades: object, learner = '9001'): void {
  onHost(CLASSROOM)
    .get(CELLS)
    .query(({ userId }) => userId === '9001')
    .reply(200, { studentSubmissions: [{ id: 's1', courseWorkId: 'w1', userId: learner, ...grades }] });
}

describe('the draft grade of a ticket behind a link', () => {
  it.each([
    ['nothing stands there', {}, null],
    ['nothing stands there any more', {}, 1],
    ['our own last value stands there', { draftGrade: 1 }, 1],
    ['our own last value stands there as 0', { draftGrade: 0 }, 0],
  ])('is written where %s, as a draft and nothing else', async (_, grades, last) => {
    const at = tickets();
    stands(grades);
    onHost(CLASSROOM)
      .patch(`${CELLS}/s1`, { draftGrade: 2 })
      .query({ updateMask: 'draftGrade', fields: 'id,draftGrade' })
      .reply(200, { id: 's1', draftGrade: 2 });

    expect(await at.draftGrade(COURSE, TICKET, ANA, { points: 2, last })).toBe('updated');
  });

  it.each([
    ['a value nobody of us wrote', { draftGrade: 3 }, null],
    ['a value other than our last', { draftGrade: 3 }, 1],
    ['a 0 that is not ours', { draftGrade: 0 }, null],
    ['what the teacher returned', { draftGrade: 1, assignedGrade: 1 }, 1],
  ])("stays the teacher's where there is %s", async (_, grades, last) => {
    const at = tickets();
    stands(grades);

    expect(await at.draftGrade(COURSE, TICKET, ANA, { points: 2, last })).toBe('stays');
  });

  it('is not written again where it stands', async () => {
    const at = tickets();
    stands({ draftGrade: 2 });

    expect(await at.draftGrade(COURSE, TICKET, ANA, { points: 2, last: null })).toBe('none');
  });

  it('is nowhere where the learner has no submission, whoever else is listed', async () => {
    const at = tickets();
    stands({}, '9002');

    await expect(at.draftGrade(COURSE, TICKET, ANA, { points: 2, last: null })).rejects.toMatchObject({ kind: 'gone' });
  });

  it('is never sent twice', async () => {
    const at = tickets();
    stands({});
    onHost(CLASSROOM).patch(`${CELLS}/s1`).query(true).once().reply(503, {});

    await expect(at.draftGrade(COURSE, TICKET, ANA, { points: 2, last: null })).rejects.toMatchObject({
      kind: 'down',
      uncertain: true,
    });
  });
});
