import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, FormId, RunId } from '../../../src/ids.ts';
import { onlyEnglish } from '../../../src/language.ts';
import { claimNight, finishNight, newestNight, type NightClaim } from '../../../src/store/nights/nights.ts';
import { markHad, planCourses } from '../../../src/store/nights/course-nights.ts';
import { newestNights } from '../../../src/store/nights/night-list.ts';
import { loadQuizzes, saveQuiz } from '../../../src/store/results/quizzes.ts';
import { lastRun, reportsOfRun, saveRun } from '../../../src/store/nights/runs.ts';
import { SchoolDate } from '../../../src/time.ts';
import { courseReport } from '../../builders/board/board.ts';
import { quiz } from '../../builders/quiz.ts';
import type { ContractRecords } from '../../builders/memory/contract-records.ts';
import { COURSE, MONDAY, OTHER_COURSE, freshSchool, inRecords, inSchool, type Contract, type Suite } from './engine.ts';

const DATE = SchoolDate.parse('2026-09-07');
const NEXT = SchoolDate.parse('2026-09-08');
const LATER = SchoolDate.parse('2026-11-16');
const [ONE, TWO] = [RunId.parse('run-1'), RunId.parse('run-2')];

async function claimed(records: ContractRecords, date = DATE, run = ONE, minutes = 20): Promise<NightClaim> {
  const claim = await records.claimNight(date, run, minutes);
  if (claim === null) throw new Error("the night is somebody else's");
  return claim;
}

export const nightsSuite: Contract = (engine) => {
  describe('a scheduled night', () => {
    it('is had by one of many who want it at once', async () => {
      const { jobs } = engine();
      const school = freshSchool();
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          jobs.school(school, (records) => records.claimNight(DATE, RunId.parse(`run-${n}`), 20)),
        ),
      );

      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    });

    it("is nobody's any more once it is finished", async () => {
      await inRecords(engine(), async (records) => {
        const claim = await claimed(records);
        expect(await records.finishedNights()).toEqual([]);
        expect(await records.finishNight(claim)).toBe(true);

        expect(await records.finishedNights()).toEqual([DATE]);
        expect(await records.claimNight(DATE, TWO, 20)).toBeNull();
        expect(await records.claimNight(NEXT, TWO, 20)).toEqual({ date: NEXT, run: TWO, attempt: 1 });
        expect(await records.finishedNights()).toEqual([DATE]);
      });
    });

    it('is kept by renewing, and let go by renewing for no time', async () => {
      await inRecords(engine(), async (records) => {
        const claim = await claimed(records, DATE, ONE, 0);
        expect(await records.renewNight(claim, 20)).toBe(true);
        expect(await records.claimNight(DATE, TWO, 20)).toBeNull();

        expect(await records.renewNight(claim, 0)).toBe(true);
        expect(await records.claimNight(DATE, TWO, 20)).toMatchObject({ attempt: 2 });
      });
    });

    it('is not renewed by a late waker whose place was taken', async () => {
      await inRecords(engine(), async (records) => {
        const first = await claimed(records, DATE, ONE, 0);
        const second = await claimed(records, DATE, TWO, 20);

        expect(await records.renewNight(first, 20)).toBe(false);
        expect(await records.renewNight(second, 20)).toBe(true);
      });
    });

    it('is had again when it is forgotten, while one that is not finished is not', async () => {
      await inRecords(engine(), async (records) => {
        await records.finishNight(await claimed(records));
        await records.finishNight(await claimed(records, LATER));
        await claimed(records, NEXT);
        expect(await records.finishedNights()).toEqual([LATER, DATE]);

        await records.forgetNights([LATER, NEXT]);
        expect(await records.finishedNights()).toEqual([DATE]);
        expect(await records.claimNight(LATER, TWO, 20)).toMatchObject({ run: TWO, attempt: 1 });
        expect(await records.claimNight(NEXT, TWO, 20)).toBeNull();
        await records.forgetNights([]);
      });
    });

    it('is finished when each of its courses was had, whoever asks first, and never twice', async () => {
      await inRecords(engine(), async (records) => {
        const claim = await claimed(records);
        expect(await records.planCourses(DATE, [COURSE, OTHER_COURSE])).toEqual([
          { course: COURSE, part: 0 },
          { course: OTHER_COURSE, part: 0 },
        ]);
        await records.markHad(DATE, [COURSE]);
        expect(await records.finishNight(claim)).toBe(false);

        await records.markHad(DATE, [OTHER_COURSE]);
        expect(await records.finishNight({ date: DATE, run: TWO })).toBe(false);
        expect(await records.finishNight(claim)).toBe(true);
        expect(await records.finishNight(claim)).toBe(false);
        expect(await records.finishedNights()).toEqual([DATE]);
      });
    });

    it('that is taken up again puts in anew what was not had, and waits for no course that is left out', async () => {
      await inRecords(engine(), async (records) => {
        const claim = await claimed(records);
        const [LEFT_OUT, NEW] = [CourseId.parse('left-out'), CourseId.parse('new')];
        await records.planCourses(DATE, [COURSE, OTHER_COURSE, LEFT_OUT]);
        await records.markHad(DATE, [COURSE]);

        expect(await records.planCourses(DATE, [NEW, COURSE, OTHER_COURSE])).toEqual([
          { course: NEW, part: 0 },
          { course: OTHER_COURSE, part: 1 },
        ]);
        expect(await records.courseNight(DATE, LEFT_OUT)).toBeNull();
        await records.markHad(DATE, [NEW, OTHER_COURSE]);
        expect(await records.planCourses(DATE, [COURSE])).toEqual([]);
        expect(await records.finishNight(claim)).toBe(true);
      });
    });

    it('has one next part of a course for all who ask after the same one, and none of a course that was had', async () => {
      await inRecords(engine(), async (records) => {
        await claimed(records);
        await records.planCourses(DATE, [COURSE]);

        expect(await records.nextPart(DATE, COURSE, 0)).toBe(1);
        expect(await records.nextPart(DATE, COURSE, 0)).toBe(1);
        expect(await records.courseNight(DATE, COURSE)).toEqual({ run: ONE, part: 1, had: false });
        await records.markHad(DATE, [COURSE]);
        expect(await records.nextPart(DATE, COURSE, 1)).toBeNull();
        expect(await records.courseNight(DATE, COURSE)).toEqual({ run: ONE, part: 1, had: true });
        expect(await records.courseNight(NEXT, COURSE)).toBeNull();
      });
    });

    it('stays in its courses end, and for those of another run it does not', async () => {
      await inRecords(engine(), async (records) => {
        await claimed(records, DATE, ONE, 0);
        await records.keepNight({ date: DATE, run: TWO }, 20);
        await records.keepNight({ date: DATE, run: ONE }, 20);
        expect(await records.claimNight(DATE, TWO, 20)).toBeNull();
        await claimed(records, NEXT, TWO, 0);
        await records.keepNight({ date: NEXT, run: ONE }, 20);
        expect(await records.claimNight(NEXT, ONE, 20)).toMatchObject({ attempt: 2 });
      });
    });

    it('knows what its run reported of each course', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRun(ONE, COURSE, MONDAY, courseReport());
        await records.saveRun(TWO, OTHER_COURSE, MONDAY, courseReport({ id: OTHER_COURSE }));

        expect(await records.reportsOfRun(ONE)).toEqual([courseReport()]);
      });
    });
  });
};

export const nightsInSql: Suite = (engine) => {
  describe('a report of a night that spoke English alone', () => {
    it('is read as one that is sure in English', async () => {
      await inSchool(engine(), async (db) => {
        await saveRun(db, ONE, COURSE, MONDAY, courseReport());
        await db.query(`update runs set report = jsonb_set(report, '{problems}', $1::jsonb)`, [
          JSON.stringify([{ kind: 'down', what: 'no answer', do: 'wait' }]),
        ]);

        const problems = [{ kind: 'down' as const, what: onlyEnglish('no answer'), do: onlyEnglish('wait') }];
        expect((await lastRun(db, COURSE))?.report).toEqual(courseReport({ problems }));
        expect(await reportsOfRun(db, ONE)).toEqual([courseReport({ problems })]);
      });
    });

    it('and so is what a list of responses left out then', async () => {
      await inSchool(engine(), async (db) => {
        const form = FormId.parse('f1');
        const work = CourseworkId.parse('7001');
        await saveQuiz(db, COURSE, quiz({ form }), work, MONDAY);
        await db.query('update quiz_links set uncounted = $1::jsonb', [
          JSON.stringify([{ kind: 'unmatched', count: 2, what: '2 responses', why: 'strangers', do: 'ask' }]),
        ]);

        expect((await loadQuizzes(db, COURSE))[0]?.uncounted).toEqual([
          {
            kind: 'unmatched',
            count: 2,
            what: onlyEnglish('2 responses'),
            why: onlyEnglish('strangers'),
            do: onlyEnglish('ask'),
          },
        ]);
      });
    });
  });

  describe('a scheduled night', () => {
    it('that is the newest is told with how it ended and how many courses were not finished', async () => {
      await inSchool(engine(), async (db) => {
        expect(await newestNight(db)).toBeNull();
        const claim = await claimNight(db, DATE, ONE, 20);
        expect(await newestNight(db)).toEqual({ date: DATE, ended: 'running', unfinished: 0 });
        await db.query(`update nights set lease_until = clock_timestamp() - interval '1 second'`);
        expect(await newestNight(db)).toMatchObject({ ended: 'left' });

        await saveRun(db, ONE, COURSE, MONDAY, courseReport({ unfinished: true }));
        await saveRun(db, ONE, OTHER_COURSE, MONDAY, courseReport({ id: OTHER_COURSE }));
        await saveRun(db, TWO, COURSE, MONDAY, courseReport({ unfinished: true }));
        if (claim !== null) await finishNight(db, claim);
        expect(await newestNight(db)).toEqual({ date: DATE, ended: 'finished', unfinished: 1 });
      });
    });

    it('counts as unfinished what no run has come to yet, and each course once', async () => {
      await inSchool(engine(), async (db) => {
        await claimNight(db, DATE, ONE, 20);
        await planCourses(db, DATE, [COURSE, OTHER_COURSE]);
        expect(await newestNight(db)).toEqual({ date: DATE, ended: 'running', unfinished: 2 });
        await saveRun(db, ONE, COURSE, MONDAY, courseReport({ unfinished: true }));
        expect(await newestNight(db)).toMatchObject({ unfinished: 2 });
        await saveRun(db, ONE, OTHER_COURSE, MONDAY, courseReport({ id: OTHER_COURSE }));
        await markHad(db, DATE, [OTHER_COURSE]);
        expect(await newestNight(db)).toMatchObject({ unfinished: 1 });
        expect(await newestNights(db, 1)).toMatchObject([{ unfinished: 1 }]);
      });
    });

    it("that was left is taken up under its own run when the lease has ended by the database's clock", async () => {
      await inSchool(engine(), async (db) => {
        await claimNight(db, DATE, ONE, 20);
        expect(await claimNight(db, DATE, TWO, 20)).toBeNull();
        await db.query(`update nights set lease_until = clock_timestamp() - interval '1 second'`);

        expect(await claimNight(db, DATE, TWO, 20)).toEqual({ date: DATE, run: ONE, attempt: 2 });
        expect(await claimNight(db, DATE, TWO, 20)).toBeNull();
      });
    });
  });
};
