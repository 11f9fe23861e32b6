import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../src/ids.ts';
import { loadRoster } from '../../src/store/people/roster.ts';
import { COURSE, learnerId } from '../builders/lms/sandbox.ts';
import { THURSDAY, TUESDAY, useNights, WEDNESDAY, type FaultNights } from './class.ts';
import { calls, changeAnswers, countCalls } from './network.ts';

// Faults of writeback/PROTOCOL.md 10 that are about what stands in the LMS: records, posts, people's hands.
const nightsOf = useNights();
const COURSEWORK = calls('GET', /courseWork$/);

type Records = Record<string, unknown>[];
const withList =
  (key: string, change: (rows: Records) => Records) =>
  (answer: Record<string, unknown>): object => ({ ...answer, [key]: change((answer[key] ?? []) as Records) });

/** The post of ours that learner 1 sees with this beginning. */
function postOf(nights: FaultNights, beginning: string, n = 1): string {
  const found = nights.sandbox.world
    .seenBy(learnerId(n), COURSE)
    .coursework.find(({ title }) => title.startsWith(beginning));
  if (found === undefined) throw new Error(`learner ${n} does not see "${beginning}"`);
  return found.id;
}

describe('what is missing or closed', () => {
  it('F13 a post that is hidden for one night is not taken for removed; after two nights it is, and is not sent again', async () => {
    const nights = await nightsOf();
    await nights.sync();
    nights.moveTo(TUESDAY);
    await nights.sync();
    const chance = postOf(nights, 'Practice');
    const state = async (): Promise<string | undefined> =>
      (await nights.ledger()).find(({ remoteId }) => remoteId === chance)?.state;
    changeAnswers(
      COURSEWORK,
      withList('courseWork', (rows) => rows.filter(({ id }) => id !== chance)),
    );

    nights.moveTo(WEDNESDAY);
    await nights.sync();
    expect(await state()).toBe('DONE');
    nights.moveTo(THURSDAY);
    const gone = await nights.sync();
    expect(await state()).toBe('TOMBSTONE');
    expect(gone.problems).toContainEqual(expect.objectContaining({ kind: 'gone' }));
    expect(nights.sees(1).filter((title) => title.startsWith('Practice'))).toHaveLength(1);
  });

  it('F13 a route post of an earlier day that is gone was needed no more: nobody is said to have removed it', async () => {
    const nights = await nightsOf({}, { review: 'teacher' });
    await nights.sync();
    await nights.approve();
    const route = postOf(nights, 'Plan for', 3);
    nights.moveTo(TUESDAY);
    await nights.sync();
    changeAnswers(
      COURSEWORK,
      withList('courseWork', (rows) => rows.filter(({ id }) => id !== route)),
    );

    nights.moveTo(WEDNESDAY);
    await nights.sync();
    nights.moveTo(THURSDAY);
    const night = await nights.sync();

    expect((await nights.ledger()).find(({ remoteId }) => remoteId === route)).toMatchObject({
      state: 'CANCELLED',
      trouble: 'gone after its day',
    });
    expect(night.problems).not.toContainEqual(expect.objectContaining({ kind: 'gone' }));
  });

  it('F14 an archived course, a post that was removed and a refused create are final, and told with their reason', async () => {
    const nights = await nightsOf();
    nights.sandbox.fail({
      method: '*.courseWork.create',
      kind: 'error',
      code: 400,
      status: 'FAILED_PRECONDITION',
      type: 'EmptyAssignees',
    });
    const refused = await nights.sync();
    const again = await nights.sync();
    expect(refused.writes.failed).toMatchObject([{ why: expect.stringContaining('EmptyAssignees') }]);
    expect(again.writes).toMatchObject({
      created: 0,
      failed: [],
      skipped: [{ why: expect.stringContaining('EmptyAssignees') }],
    });

    nights.sandbox.world.setCourse(COURSE, 'ARCHIVED');
    const sent = nights.writesSent();
    expect(await nights.sync()).toMatchObject({
      unfinished: false,
      problems: [{ kind: 'denied', what: { en: expect.stringContaining('archived') } }],
    });
    expect(nights.writesSent()).toBe(sent);
  });

  it('F15 a post that came back for the whole class is removed while it is a draft, and held for a person', async () => {
    const nights = await nightsOf();
    changeAnswers(
      calls('POST', /courseWork$/),
      (answer) => ({ ...answer, assigneeMode: 'ALL_STUDENTS', individualStudentsOptions: undefined }),
      1,
    );

    const first = await nights.sync();
    const second = await nights.sync();

    expect(first.writes.failed).toHaveLength(1);
    expect(nights.drafts()).toBe(0);
    expect((await nights.ledger()).map(({ state }) => state)).toContain('HELD');
    expect(second.writes).toMatchObject({ created: 0, skipped: [expect.anything()] });
  });
});

describe('what a record says', () => {
  it('F16 a zero that the host leaves out is a zero, and a grade that is not there is none', async () => {
    const nights = await nightsOf({
      work: [
        {
          id: '7001',
          title: 'Work [5.NF.A.1]',
          grades: { 1: { draft: 0, assigned: 0 }, 2: { draft: 4, assigned: 4 } },
        },
      ],
    });
    await nights.sync();

    expect(Object.fromEntries((await nights.evidence()).map(({ learner, share }) => [learner, share]))).toEqual({
      [learnerId(1)]: 0,
      [learnerId(2)]: 0.4,
    });
  });

  it('F17 a malformed, huge or unknown value costs its own record and no other', async () => {
    const nights = await nightsOf({ learners: 5 }, { review: 'teacher' });
    const odd = [
      { id: 'huge', title: 'x'.repeat(70_000) },
      { id: 'unknown', state: 'HOLOGRAM' },
      { id: 'number', maxPoints: 'NaN' },
      { id: 7 },
      null,
    ];
    changeAnswers(
      COURSEWORK,
      withList('courseWork', (rows) => [...(odd as Records), ...rows]),
    );

    const report = await nights.sync();

    expect(report).toMatchObject({ unfinished: false, evidence: { new: 27 } });
    expect(report.problems.filter(({ what }) => what.en.includes('was set aside'))).toHaveLength(5);
  });

  it('F18 hostile text is kept whole but for what hides in it, and is shown as text', async () => {
    const nights = await nightsOf({}, { review: 'teacher' });
    const name = "<img src=x onerror=alert(1)> =cmd|'/C calc'!A0 \"; drop table learners";
    changeAnswers(
      calls('GET', /students$/),
      withList('students', (rows) =>
        rows.map((row, n) =>
          n === 0
            ? { ...row, profile: { name: { fullName: `\u202e${name}\0` }, emailAddress: 'learner1@small.example' } }
            : row,
        ),
      ),
    );

    await nights.sync();

    const roster = await nights.app.store.school(nights.file.school.id, (db) =>
      loadRoster(db, nights.file.courses[0]?.id ?? ('' as never)),
    );
    expect(roster.find(({ id }) => id === LearnerId.parse(learnerId(1)))?.name).toBe(name);
    // as text on the page: test/pages/board/view/view.test.ts, "shows outside text as text"
  });

  it('F19 points that are no number, negative, over the maximum or of another maximum never leave [0, 1]', async () => {
    const grades = {
      1: { draft: 3, assigned: 3 },
      2: { draft: 3, assigned: 3 },
      3: { draft: 12, assigned: 12 },
      4: { draft: 5, assigned: 5 },
    };
    const nights = await nightsOf({ work: [{ id: '7001', title: 'Work [5.NF.A.1]', maxPoints: 10, grades }] });
    nights.sandbox.world.edit(COURSE, '7001', { maxPoints: 5 });
    changeAnswers(
      calls('GET', /studentSubmissions$/),
      withList('studentSubmissions', (rows) =>
        rows.map((row) => {
          if (row['userId'] === learnerId(1)) return { ...row, assignedGrade: 'NaN' };
          return row['userId'] === learnerId(2) ? { ...row, assignedGrade: -3 } : row;
        }),
      ),
    );

    const report = await nights.sync();

    expect(report.problems.filter(({ what }) => what.en.startsWith('submission '))).toHaveLength(2);
    expect(Object.fromEntries((await nights.evidence()).map(({ learner, share }) => [learner, share]))).toEqual({
      [learnerId(3)]: 1,
      [learnerId(4)]: 0.5,
    });
  });

  it('F20 a learner listed twice counts once, and names and shared addresses join nobody', async () => {
    const nights = await nightsOf();
    changeAnswers(
      calls('GET', /students$/),
      withList('students', (rows) =>
        [...rows, ...rows].map((row) => {
          const shares = row['userId'] === learnerId(3) || row['userId'] === learnerId(4);
          return {
            ...row,
            profile: {
              name: { fullName: 'Ana Ruiz' },
              emailAddress: shares ? 'both@small.example' : `learner${Number(row['userId']) - 9000}@small.example`,
            },
          };
        }),
      ),
    );

    const report = await nights.sync();

    expect(report.learners).toBe(5);
    expect(
      new Set((await nights.evidence()).filter(({ item }) => item !== null).map(({ learner }) => learner)),
    ).toEqual(new Set([learnerId(1), learnerId(2), learnerId(5)]));
    expect(nights.wronged()).toEqual([]);
  });
});

describe('what people do', () => {
  it('F21 a post of ours that a teacher edited, assigned to others or removed stays as the teacher left it', async () => {
    const nights = await nightsOf();
    await nights.sync();
    const { world } = nights.sandbox;
    const [plan, chance] = [postOf(nights, 'Plan for', 3), postOf(nights, 'Practice')];
    world.edit(COURSE, plan, { text: 'Bring your ruler.' });
    world.assign(COURSE, chance, [learnerId(1), learnerId(5)]);
    const note = world.seenBy(learnerId(3), COURSE).announcements[0]?.id ?? '';
    world.remove(COURSE, note);

    for (const at of [TUESDAY, WEDNESDAY]) {
      nights.moveTo(at);
      await nights.sync();
    }

    const item = (id: string) => world.state.courses.get(COURSE)?.items.get(id);
    expect(item(plan)).toMatchObject({ state: 'PUBLISHED', text: 'Bring your ruler.' });
    expect(item(chance)).toMatchObject({ state: 'PUBLISHED', students: [learnerId(1), learnerId(5)] });
    expect(world.seenBy(learnerId(3), COURSE).announcements).toEqual([]);
    expect(nights.wronged()).toEqual([]);
  });

  it('F22 a grade that a teacher changed is the one that counts, and none is ever written', async () => {
    const nights = await nightsOf();
    await nights.sync();
    const chance = postOf(nights, 'Practice');
    const work = { course: COURSE, item: chance, learner: learnerId(1) };
    nights.sandbox.world.turnIn(work);
    nights.sandbox.world.grade({ ...work, draft: 4, assigned: 4 });
    nights.sandbox.world.giveBack(work);
    const sent = countCalls(calls('PATCH', /studentSubmissions/));
    nights.moveTo(TUESDAY);
    await nights.sync();
    nights.sandbox.world.grade({ ...work, draft: 9, assigned: 9 });
    nights.moveTo(WEDNESDAY);
    await nights.sync();

    const scores = (await nights.evidence()).filter(({ kind }) => kind === 'chance');
    expect(scores).toMatchObject([{ share: 0.9, by: 'teacher', version: 2 }]);
    expect(sent).toEqual([]);
  });
});
