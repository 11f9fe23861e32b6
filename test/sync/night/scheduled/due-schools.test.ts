import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../../../src/ids.ts';
import { SchoolFile } from '../../../../src/school/file.ts';
import { finishedNights } from '../../../../src/store/nights/nights.ts';
import { lastRun } from '../../../../src/store/nights/runs.ts';
import { saveSchoolFile } from '../../../../src/store/schools.ts';
import { runDueSchools } from '../../../../src/sync/night/scheduled/due-schools.ts';
import type { SyncParts } from '../../../../src/sync/parts.ts';
import { nightsOf, type Nights } from '../../../builders/night.ts';
import { instant } from '../../../../src/time.ts';
import { COURSE, TEACHER, quiz, smallSchool } from '../../../builders/lms/sandbox.ts';

const SCHOOL = SchoolId.parse('small');
const MONDAY = '2026-09-14';
const [BEFORE, AFTER, NOON] = [`${MONDAY}T06:45:00Z`, `${MONDAY}T07:00:00Z`, `${MONDAY}T17:00:00Z`]; // nightly 02:00 in Chicago

let nights: Nights;
beforeEach(async () => {
  nights = await nightsOf(smallSchool(), BEFORE);
});
afterEach(() => nights.close());

async function trigger(at: string, parts: SyncParts = nights.app.sync): Promise<string[]> {
  nights.moveTo(at);
  const report = await runDueSchools(parts, nights.app.now());
  return report.courses.map((course) => `${course.school}/${course.id}${course.unfinished ? ' unfinished' : ''}`);
}

async function done(): Promise<string | null> {
  return (await nights.app.store.school(SCHOOL, finishedNights))[0] ?? null;
}

function killed(): never {
  throw new TypeError('killed');
}

/** The parts, with a course's connection ending the process. */
function dyingFor({
  school = SCHOOL,
  course = CourseId.parse(COURSE),
}: {
  school?: SchoolId;
  course?: CourseId;
}): SyncParts {
  return {
    ...nights.app.sync,
    noteFault: ({ event }) => {
      if (event === 'course-fault') killed(); // who is dead notes nothing, and no report comes of it either
    },
    connect: (file, settings) => {
      if (file.school.id === school && settings.id === course) killed();
      return nights.app.sync.connect(file, settings);
    },
  };
}

describe('the scheduled night', () => {
  it("runs once for a school date, from the school's own time on, however often it is triggered", async () => {
    expect(await trigger(BEFORE)).toEqual(['small/6001']); // Friday's was never run
    expect(await trigger(BEFORE)).toEqual([]);
    expect(await trigger(AFTER)).toEqual(['small/6001']);
    expect(await trigger(`${MONDAY}T07:15:00Z`)).toEqual([]);
    expect(await trigger(NOON)).toEqual([]);
    expect(await done()).toBe(MONDAY);
  });

  it('goes on after a clock that was months ahead for one tick, before any other night or between two, and is had when that date comes', async () => {
    expect(await trigger('2026-11-16T17:00:00Z')).toEqual(['small/6001']);
    expect(await trigger(AFTER)).toEqual(['small/6001']);
    expect(await trigger('2026-11-17T17:00:00Z')).toEqual(['small/6001']);
    for (const day of [15, 16]) {
      expect(await trigger(`2026-09-${day}T08:00:00Z`)).toEqual(['small/6001']);
      expect(await trigger(`2026-09-${day}T09:00:00Z`)).toEqual([]);
      expect(await done()).toBe(`2026-09-${day}`);
    }
    expect(await trigger('2026-11-17T17:00:00Z')).toEqual(['small/6001']);
  });

  it('runs once although two triggers come at once', async () => {
    nights.moveTo(NOON);
    const both = await Promise.all([
      runDueSchools(nights.app.sync, nights.app.now()),
      runDueSchools(nights.app.sync, nights.app.now()),
    ]);

    expect(both.flatMap((report) => report.courses)).toHaveLength(1);
  });

  it("makes up for missed nights with one, on today's state", async () => {
    await trigger(NOON);

    expect(await trigger('2026-09-17T17:00:00Z')).toEqual(['small/6001']);
    expect(await trigger('2026-09-17T17:15:00Z')).toEqual([]);
    expect(await done()).toBe('2026-09-17');
  });

  it('is silent on closed days', async () => {
    await trigger(NOON);

    expect(await trigger('2026-09-19T17:00:00Z')).toEqual([]);
    expect(await trigger('2026-09-20T17:00:00Z')).toEqual([]);
  });

  it('does not count a run by hand, and does not stand in its way', async () => {
    nights.moveTo(NOON);
    await nights.sync();

    expect(await trigger(NOON)).toEqual(['small/6001']);
    expect((await nights.sync()).unfinished).toBe(false);
    expect(await trigger(NOON)).toEqual([]);
  });

  it('is tried again at the next trigger when the LMS was down, and no more when only a person can help', async () => {
    nights.sandbox.fail({ method: 'classroom.courses.get', kind: 'error', code: 503, effect: false, times: 3 });
    expect(await trigger(NOON)).toEqual(['small/6001 unfinished']);
    expect(await done()).toBeNull();
    expect(await trigger(NOON)).toEqual(['small/6001']);
    expect(await trigger(NOON)).toEqual([]);

    nights.sandbox.world.revoke(TEACHER.id);
    expect(await trigger('2026-09-15T17:00:00Z')).toEqual(['small/6001 unfinished']);
    expect(await trigger('2026-09-15T17:15:00Z')).toEqual([]);
  });

  it('takes up again a course of which a write went unanswered, until it stands', async () => {
    await nights.close();
    const answers = { 1: ['right', 'right'], 2: ['wrong', 'wrong'], 3: ['right', 'wrong'] };
    const work = ['7001', '7002'].map((id, day) => ({
      id,
      title: `Ticket ${id} [5.NF.A.1]`,
      at: instant(`2026-09-0${8 + day}T14:00:00Z`),
      quiz: quiz(`f${id}`, [{}, {}]),
      answers,
    }));
    nights = await nightsOf(smallSchool({ learners: 5, seminar: { min: 3 }, file: { review: 'auto' }, work }), BEFORE);
    nights.sandbox.fail({
      method: 'classroom.courses.courseWork.patch',
      kind: 'error',
      code: 503,
      effect: false,
      times: 99,
    });
    expect(await trigger(NOON)).toEqual(['small/6001']);
    expect(nights.sees(2)).not.toContainEqual(expect.stringContaining('Practice'));

    nights.sandbox.heal();
    expect(await trigger(`${MONDAY}T17:15:00Z`)).toEqual(['small/6001']);
    expect(nights.sees(2).filter((title) => title.startsWith('Practice'))).toHaveLength(1);
    expect(await trigger(`${MONDAY}T17:30:00Z`)).toEqual([]);
  });

  it('that died is taken up when its lease has ended, under its run and without the courses it had finished', async () => {
    const { file, app } = nights;
    const [course] = file.courses;
    const twice = SchoolFile.parse({ ...file, courses: [course, { ...course, id: '6002' }] });
    await app.store.school(SCHOOL, (db) => saveSchoolFile(db, twice, app.now()));
    await expect(trigger(NOON, { ...dyingFor({ course: CourseId.parse('6002') }), courses: 1 })).rejects.toThrow(
      'killed',
    );
    const before = await app.store.school(SCHOOL, (db) => lastRun(db, CourseId.parse(COURSE)));

    expect(await trigger(NOON)).toEqual([]); // whoever has it may still be at work
    await app.store.school(SCHOOL, (db) =>
      db.query(`update nights set lease_until = clock_timestamp() - interval '1 second'`),
    );
    await trigger(NOON);

    const runs = await app.store.school(SCHOOL, (db) =>
      db.query(`select run, course, report -> 'unfinished' as unfinished from runs order by course`),
    );
    expect(runs).toEqual([
      { run: before?.run, course: COURSE, unfinished: false },
      { run: before?.run, course: '6002', unfinished: true }, // no class of that number is there
    ]);
  });

  it("of one school goes on although another's failed", async () => {
    const { app, file } = nights;
    const other = SchoolFile.parse({ ...file, school: { ...file.school, id: 'aaa' } });
    await app.store.school(other.school.id, (db) => saveSchoolFile(db, other, app.now()));

    await expect(trigger(NOON, dyingFor({ school: other.school.id }))).rejects.toThrow('killed');

    expect(await done()).toBe(MONDAY);
  });
});
