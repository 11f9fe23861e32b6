import { afterEach, describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId } from '../../../src/ids.ts';
import { todayFromPage } from '../../../src/pages/actions/today-from-page.ts';
import type { SandboxSchool } from '../../../src/sandbox/google/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { saveChoice } from '../../../src/store/day/choices.ts';
import { waitingPlan } from '../../../src/store/day/plans.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { keepTicket } from '../../../src/store/tickets/tickets.ts';
import { readTodayOf } from '../../../src/sync/today/read-today.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { TicketId } from '../../../src/ticket/types.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { composed } from '../../builders/ticket/desk.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, quiz, smallSchool } from '../../builders/lms/sandbox.ts';

let nights: Nights;
afterEach(async () => {
  await nights.close();
});

const NIGHT = '2026-09-14T07:00:00Z';
const LESSON = '2026-09-14T15:30:00Z';
const right = ['right', 'right', 'right'];
const wrong = ['wrong', 'wrong', 'wrong'];

/** A class with one ticket of last week; this morning at ten it fills in another. */
function lesson(): SandboxSchool {
  return smallSchool({
    learners: 6,
    work: [
      {
        id: '7001',
        title: 'Entrance ticket [5.NF.A.1]',
        at: instant('2026-09-10T14:00:00Z'),
        quiz: quiz('f1', [{}, {}, {}]),
        answers: { 1: wrong, 2: wrong, 3: right, 4: right },
      },
      {
        id: '7002',
        title: 'Entrance ticket [5.NF.A.1]',
        at: instant('2026-09-14T15:00:00Z'),
        quiz: quiz('f2', [{}, {}, {}]),
        answers: { 1: wrong, 2: wrong, 3: right, 4: right, 5: wrong },
      },
    ],
  });
}

const waiting = () => nights.app.store.school(nights.file.school.id, (db) => waitingPlan(db, CourseId.parse(COURSE)));

const today = (at: string) => readTodayOf(nights.app.sync, { course: CourseId.parse(COURSE) }, instant(at));

describe("reading today's tickets", () => {
  it('fills the two lists of the same lesson in four calls, and lets the plan wait', async () => {
    nights = await nightsOf(lesson(), NIGHT);
    await nights.sync();
    nights.moveTo(LESSON);

    const { courses } = await today(LESSON);

    const [course] = courses;
    expect(course).toMatchObject({ unfinished: false, coursework: 1, responses: 5, evidence: { new: 15 } });
    expect(course?.day?.seminar.sessions.flatMap(({ learners }) => learners)).toEqual(
      expect.arrayContaining(['9001', '9002']),
    );
    expect(course?.calls['google']).toBeLessThanOrEqual(4);
    const plan = await nights.app.store.school(nights.file.school.id, (db) => waitingPlan(db, CourseId.parse(COURSE)));
    expect(plan?.plan.date).toBe('2026-09-14');
  });

  it('costs less the second time, and changes nothing where nothing came in', async () => {
    nights = await nightsOf(lesson(), NIGHT);
    await nights.sync();
    nights.moveTo(LESSON);
    await today(LESSON);
    const before = await nights.app.store.school(nights.file.school.id, (db) =>
      waitingPlan(db, CourseId.parse(COURSE)),
    );

    const { courses } = await today('2026-09-14T15:30:30Z');

    expect(courses[0]).toMatchObject({ evidence: { new: 0, changed: 0 }, calls: { google: 3 } });
    const after = await nights.app.store.school(nights.file.school.id, (db) => waitingPlan(db, CourseId.parse(COURSE)));
    expect(after?.plan.id).toBe(before?.plan.id);

    await nights.approve();
    expect(await waiting()).toBeNull();
    const sentAlready = await today('2026-09-14T15:31:00Z');
    expect(sentAlready.courses[0]).toMatchObject({ unfinished: false, evidence: { new: 0, changed: 0 } });
  });

  it('is what the night would have read: the next one finds nothing new', async () => {
    nights = await nightsOf(lesson(), NIGHT);
    await nights.sync();
    nights.moveTo(LESSON);
    await today(LESSON);
    nights.moveTo('2026-09-15T07:00:00Z');

    const report = await nights.sync();

    expect(report.evidence).toMatchObject({ new: 0, changed: 0 });
  });

  it('lets the plan wait in a class that sends by itself too, and the next night then sends on its own', async () => {
    nights = await nightsOf(lesson(), NIGHT);
    const auto = SchoolFile.parse({ ...nights.file, review: 'auto' });
    await nights.app.store.school(auto.school.id, (db) => saveSchoolFile(db, auto, instant(NIGHT)));
    await nights.sync();
    const sent = nights.writesSent();
    nights.moveTo(LESSON);

    const { courses } = await today(LESSON);

    expect(courses[0]?.writes.waiting).toBeGreaterThan(0); // half a class has answered: nothing goes out of that by itself
    expect([nights.writesSent(), await waiting()]).toEqual([sent, expect.anything()]);
    nights.moveTo('2026-09-15T07:00:00Z');
    await nights.sync();
    expect(nights.writesSent()).toBeGreaterThan(sent);
    expect(await waiting()).toBeNull();
  });

  it('goes on while a ticket of ours is under way, and finds new what somebody chose on it', async () => {
    nights = await nightsOf(lesson(), NIGHT);
    await nights.sync();
    nights.moveTo(LESSON);
    const { school } = nights.file;
    const look = (at: string) =>
      todayFromPage(nights.app.sync, { school: school.id, course: CourseId.parse(COURSE) }, instant(at));
    const { tickets } = await look(LESSON);
    const id = TicketId.parse(idIn(school.id, Buffer.alloc(16, 1)));
    await nights.app.store.school(school.id, async (db) => {
      const madeBy = 't1';
      const kept = { course: CourseId.parse(COURSE), draft: null, copyOf: null, madeBy, madeAt: instant(LESSON) };
      await keepTicket(db, { ...kept, id, composed: composed(), date: SchoolDate.parse('2026-09-14') });
      await db.query(`update tickets set state = 'key'`);
    });
    expect(await look('2026-09-14T15:31:00Z')).toMatchObject({ tickets: tickets + 1, changed: false });

    await nights.app.store.school(school.id, (db) =>
      saveChoice(db, CourseId.parse(COURSE), {
        learner: LearnerId.parse('9001'),
        by: 'declared',
        route: 'workshop',
        place: null,
        date: SchoolDate.parse('2026-09-14'),
        at: instant('2026-09-14T15:31:30Z'),
        actor: '9001',
      }),
    );

    expect(await look('2026-09-14T15:32:00Z')).toMatchObject({
      changed: true,
      said: { en: expect.stringContaining('chosen') },
    });
    expect(await look('2026-09-14T15:33:00Z')).toMatchObject({ changed: false });
  });

  it('works in a class that had no night yet', async () => {
    nights = await nightsOf(lesson(), LESSON);

    const { courses } = await today(LESSON);

    expect(courses[0]).toMatchObject({ unfinished: false, evidence: { new: 15 } });
  });

  it('says that the class is gone, as a night does', async () => {
    nights = await nightsOf(lesson(), LESSON, { connect: false });

    const { courses } = await today(LESSON);

    expect(courses[0]).toMatchObject({ unfinished: true, problems: [{ kind: 'denied' }] });
  });
});
