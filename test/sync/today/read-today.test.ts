import { afterEach, describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import type { SandboxSchool } from '../../../src/sandbox/google/index.ts';
import { waitingPlan } from '../../../src/store/plans.ts';
import { readTodayOf } from '../../../src/sync/today/read-today.ts';
import { instant } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, quiz, smallSchool } from '../../builders/sandbox.ts';

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
