import { afterEach, describe, expect, it } from '@jest/globals';
import { CourseId, type PlanId } from '../../../src/ids.ts';
import type { SandboxSchool } from '../../../src/sandbox/google/index.ts';
import { waitingPlan } from '../../../src/store/day/plans.ts';
import { decideRoster, heldRosters } from '../../../src/store/nights/held-rosters.ts';
import { lastRun, newestRun } from '../../../src/store/nights/runs.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { instant } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, TEACHER, learnerId, quiz, smallSchool, type SmallSchool } from '../../builders/lms/sandbox.ts';

let nights: Nights;
afterEach(async () => {
  await nights.close();
});

const MONDAY_NIGHT = '2026-09-14T07:00:00Z';
const right = ['right', 'right', 'right'];
const wrong = ['wrong', 'wrong', 'right'];

/** Two occasions on one target: learners 1 and 2 need it, 3 and 4 have it, 5 was there once only. */
function fractions(change: Partial<SmallSchool> = {}): SandboxSchool {
  return smallSchool({
    learners: 5,
    work: [
      {
        id: '7001',
        title: 'Entrance ticket [5.NF.A.1]',
        at: instant('2026-09-09T14:00:00Z'),
        quiz: quiz('f1', [{}, {}, {}]),
        answers: { 1: wrong, 2: wrong, 3: right, 4: right, 5: right },
      },
      {
        id: '7002',
        title: 'Exit ticket [5.NF.A.1]',
        at: instant('2026-09-11T14:00:00Z'),
        quiz: quiz('f2', [{}, {}, {}]),
        answers: { 1: wrong, 2: wrong, 3: right, 4: right },
      },
    ],
    ...change,
  });
}

describe('a night', () => {
  it('reads the class and decides, and sends nothing before the teacher has seen the plan', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);

    const report = await nights.sync();

    expect(report).toMatchObject({
      learners: 5,
      coursework: 2,
      submissions: 10,
      responses: 9,
      evidence: { new: 27, changed: 0, kept: 0 },
      mastery: { mastered: 2, 'not-yet': 2, 'not-enough': 1, 'no-evidence': 5 },
      routes: { seminar: 2, workshop: 2, undecided: 1 },
      problems: [],
      unfinished: false,
    });
    expect(report.writes.waiting).toBeGreaterThan(0);
    expect(nights.writesSent()).toBe(0);
  });

  it('shows each learner exactly what the approved plan says', async () => {
    nights = await nightsOf(fractions({ seminar: { min: 3 } }), MONDAY_NIGHT);
    await nights.sync();

    const approved = await nights.approve();

    expect(approved).toMatchObject({ ok: true, report: { courses: [{ writes: { failed: [], skipped: [] } }] } });
    const kinds = (n: number): string[] =>
      nights
        .sees(n)
        .map((title) => (title.startsWith('Plan for') ? 'route' : title.startsWith('Practice') ? 'chance' : 'note'));
    expect(kinds(1).toSorted()).toEqual(['chance', 'note']); // a talk, and no seat that would be the day's item
    expect(kinds(3).toSorted()).toEqual(['note', 'route']);
    expect(kinds(5)).toEqual(['note']);
  });

  it('writes nothing the second time', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    await nights.sync();
    await nights.approve();
    const sent = nights.writesSent();

    const again = await nights.sync();
    const approvedAgain = await nights.approve();

    expect(again.writes).toMatchObject({ created: 0, updated: 0, adopted: 0, withdrawn: 0, waiting: 0, failed: [] });
    expect(again.evidence).toEqual({ new: 0, changed: 0, kept: 27 });
    expect(approvedAgain).toMatchObject({ ok: true, report: { courses: [{ writes: { created: 0 } }] } });
    expect(nights.writesSent()).toBe(sent);
  });

  it('keeps a waiting plan that a new run would only repeat', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    await nights.sync();
    const [first] = await waitingPlans();

    const again = await nights.sync();

    expect(await waitingPlans()).toEqual([first]);
    expect(again.waitingPlan).toBe(first); // the one that can be approved
  });

  it('refuses a plan that a later run replaced, and sends nothing', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    await nights.sync();
    const [old] = await waitingPlans();
    nights.sandbox.world.leave(COURSE, learnerId(1));
    await nights.sync();

    const approved = await nights.approve(old);

    expect(approved).toMatchObject({ ok: false, reason: 'stale' });
    expect(nights.writesSent()).toBe(0);
  });

  it("sends by itself where the course says so, and takes yesterday's routes back", async () => {
    nights = await nightsOf(fractions({ file: { review: 'auto' } }), MONDAY_NIGHT);
    await nights.sync();
    expect(nights.sees(3).filter((title) => title.startsWith('Plan for Monday'))).toHaveLength(1);

    nights.moveTo('2026-09-15T07:00:00Z');
    const tuesday = await nights.sync();

    expect(tuesday.writes.withdrawn).toBe(2);
    expect(nights.sees(3).filter((title) => title.startsWith('Plan for'))).toEqual([
      expect.stringContaining('Tuesday'),
    ]);
    expect(nights.sees(1).filter((title) => title.startsWith('Plan for'))).toEqual([]); // was in the seminar on Monday, with nothing new since
  });

  it('leaves a route post that a teacher edited', async () => {
    nights = await nightsOf(fractions({ file: { review: 'auto' } }), MONDAY_NIGHT);
    await nights.sync();
    const [mine] = nights.sandbox.world
      .seenBy(learnerId(3))
      .coursework.filter((item) => item.title.startsWith('Plan for'));
    nights.sandbox.world.edit(COURSE, mine?.id ?? '', { text: 'Bring your ruler.' });

    nights.moveTo('2026-09-15T07:00:00Z');
    const tuesday = await nights.sync();

    expect(tuesday.problems).toContainEqual(expect.objectContaining({ kind: 'edited' }));
    expect(nights.sees(3).filter((title) => title.startsWith('Plan for'))).toHaveLength(2);
  });

  it('ends every run the same although answers were lost on the way', async () => {
    nights = await nightsOf(fractions({ file: { review: 'auto' } }), MONDAY_NIGHT);
    nights.sandbox.fail({ method: 'classroom.courses.courseWork.create', kind: 'lost', effect: true });
    nights.sandbox.fail({ method: 'classroom.courses.announcements.patch', kind: 'error', code: 503, effect: true });

    const first = await nights.sync();
    const second = await nights.sync();
    const third = await nights.sync();

    expect(first.writes.failed).toHaveLength(1);
    expect(second.writes).toMatchObject({ adopted: 1, failed: [] });
    expect(third.writes).toMatchObject({ created: 0, adopted: 0, failed: [] });
    for (const n of [1, 2, 3, 4, 5]) expect(new Set(nights.sees(n)).size).toBe(nights.sees(n).length);
  });

  it('gives nobody the same chance twice when the answer to publishing was lost and the group changed', async () => {
    nights = await nightsOf(fractions({ file: { review: 'auto' } }), MONDAY_NIGHT);
    nights.sandbox.fail({
      method: 'classroom.courses.courseWork.patch',
      kind: 'error',
      code: 503,
      effect: true,
      times: 9,
    });
    await nights.sync();
    nights.sandbox.heal();
    nights.sandbox.world.leave(COURSE, learnerId(1));

    nights.moveTo('2026-09-15T07:00:00Z');
    await nights.sync();

    expect(nights.sees(2).filter((title) => title.startsWith('Practice'))).toHaveLength(1);
  });

  it("keeps yesterday's route post on which a learner handed something in before the teacher approved", async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    await nights.sync();
    await nights.approve();
    nights.moveTo('2026-09-15T07:00:00Z');
    await nights.sync();
    const [post] = nights.sandbox.world
      .seenBy(learnerId(1))
      .coursework.filter((item) => item.title.startsWith('Plan for Monday'));
    nights.sandbox.world.turnIn({ course: COURSE, item: post?.id ?? '', learner: learnerId(1) });

    await nights.approve();

    expect(nights.sees(1)).toContainEqual(expect.stringContaining('Plan for Monday'));
    expect(nights.sees(3)).not.toContainEqual(expect.stringContaining('Plan for Monday'));
  });

  it('holds a roster that lost more than half, with both counts', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    await nights.sync();
    for (const n of [1, 2, 3]) nights.sandbox.world.leave(COURSE, learnerId(n));

    const held = await nights.sync();
    const accepted = await nights.sync({ acceptRoster: true });

    expect(held).toMatchObject({
      unfinished: true,
      evidence: { kept: 27 },
      problems: [{ kind: 'roster', what: { en: expect.stringMatching(/had 5 learners.* now has 2/) } }],
    });
    expect(accepted).toMatchObject({ unfinished: false, learners: 2, evidence: { kept: 27 } });
  });

  it('takes a roster over that somebody accepted, exactly that one, and asks again when the class was read since', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    const inSchool = <T>(work: (db: SchoolDb) => Promise<T>): Promise<T> =>
      nights.app.store.school(nights.file.school.id, work);
    await nights.sync();
    for (const n of [1, 2, 3]) nights.sandbox.world.leave(COURSE, learnerId(n));
    nights.moveTo('2026-09-15T07:00:00Z');
    await nights.sync();
    const [held] = await inSchool(heldRosters);
    expect(held).toMatchObject({ course: COURSE, known: 5, listed: 2, gone: 3, decision: null });
    if (held === undefined) throw new Error('nothing is held');
    expect(await inSchool((db) => decideRoster(db, held, 'accept', 'office', instant(MONDAY_NIGHT)))).toBe(true);

    nights.sandbox.world.leave(COURSE, learnerId(4));
    nights.moveTo('2026-09-16T07:00:00Z');
    expect(await nights.sync()).toMatchObject({ unfinished: true }); // another list than the one that was accepted
    const [other] = await inSchool(heldRosters);
    expect(other).toMatchObject({ gone: 4, decision: null });
    expect(await inSchool((db) => decideRoster(db, held, 'accept', 'office', instant(MONDAY_NIGHT)))).toBe(false);
    if (other === undefined) throw new Error('nothing is held');
    await inSchool((db) => decideRoster(db, other, 'accept', 'office', instant(MONDAY_NIGHT)));
    nights.moveTo('2026-09-17T07:00:00Z');
    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 1 });
    expect(await inSchool(heldRosters)).toEqual([]);
  });

  it('keeps what stopped a course for whoever looks in the morning, and what the last whole run read', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    await nights.sync();
    nights.sandbox.world.revoke(TEACHER.id);
    nights.moveTo('2026-09-15T07:00:00Z');
    await nights.sync();
    await nights.sync({ dryRun: true });

    const told = await nights.app.store.school(nights.file.school.id, async (db) => ({
      newest: await newestRun(db, CourseId.parse(COURSE)),
      last: await lastRun(db, CourseId.parse(COURSE)),
      runs: await db.query('select run from runs'),
    }));
    expect(told.newest?.report).toMatchObject({ unfinished: true, problems: [{ kind: 'denied' }] });
    expect(told.last?.report).toMatchObject({ unfinished: false, learners: 5 });
    expect(told.runs).toHaveLength(2);
  });

  it('says what to do when the teacher has revoked the grant', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    nights.sandbox.world.revoke(TEACHER.id);

    const report = await nights.sync();

    expect(report).toMatchObject({
      unfinished: true,
      problems: [{ kind: 'denied', do: { en: expect.stringMatching(/[Cc]onnect/) } }],
    });
  });

  it('says what to do when nobody has connected', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT, { connect: false });

    expect(await nights.sync()).toMatchObject({
      unfinished: true,
      problems: [{ kind: 'denied', do: { en: expect.stringContaining('waymark grant google') } }],
    });
  });

  it('neither reads nor writes an archived course', async () => {
    nights = await nightsOf(fractions(), MONDAY_NIGHT);
    nights.sandbox.world.setCourse(COURSE, 'ARCHIVED');

    const report = await nights.sync();

    expect(report).toMatchObject({
      unfinished: false,
      learners: 0,
      problems: [{ kind: 'denied', what: { en: expect.stringContaining('archived') } }],
    });
  });

  it('voids a list that broke between two pages', async () => {
    nights = await nightsOf(fractions({ learners: 31 }), MONDAY_NIGHT);
    nights.sandbox.fail({ method: 'classroom.courses.students.list', kind: 'broken-page', page: 2, times: 3 });

    expect(await nights.sync()).toMatchObject({ unfinished: true, evidence: { new: 0 } });
    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 31 });
  });

  it('saves and sends nothing in a dry run, and shows the plan', async () => {
    nights = await nightsOf(fractions({ seminar: { min: 3 }, file: { review: 'auto' } }), MONDAY_NIGHT);

    const dry = await nights.sync({ dryRun: true });

    expect(dry.plan?.map((write) => write.kind)).toEqual(expect.arrayContaining(['route', 'reassign', 'note']));
    expect(nights.writesSent()).toBe(0);
    expect((await nights.sync()).evidence.new).toBe(27);
  });

  it('gives the next round only when the last one was scored', async () => {
    nights = await nightsOf(fractions({ seminar: { min: 3 }, file: { review: 'auto' } }), MONDAY_NIGHT);
    await nights.sync();
    const chance = nights.sandbox.world
      .seenBy(learnerId(1))
      .coursework.find((item) => item.title.startsWith('Practice'));
    if (chance === undefined) throw new Error('learner 1 was given no chance');

    nights.moveTo('2026-09-15T07:00:00Z');
    expect((await nights.sync({ dryRun: true })).plan?.filter((write) => write.kind === 'reassign')).toEqual([]);

    nights.sandbox.world.turnIn({ course: COURSE, item: chance.id, learner: learnerId(1) });
    nights.sandbox.world.grade({ course: COURSE, item: chance.id, learner: learnerId(1), draft: 4, assigned: 4 });
    nights.sandbox.world.giveBack({ course: COURSE, item: chance.id, learner: learnerId(1) });
    nights.moveTo('2026-09-16T07:00:00Z');
    const next = await nights.sync({ dryRun: true });

    expect(next.evidence.new).toBe(1);
    expect(next.plan).toContainEqual(expect.objectContaining({ kind: 'reassign', round: 2, learners: [learnerId(1)] }));
  });
});

async function waitingPlans(): Promise<PlanId[]> {
  const { app, file } = nights;
  const waiting = await app.store.school(file.school.id, (db) => waitingPlan(db, CourseId.parse(COURSE)));
  return waiting === null ? [] : [waiting.plan.id];
}
