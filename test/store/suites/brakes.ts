import { describe, expect, it } from '@jest/globals';
import { giveBackWrite, takeWrite } from '../../../src/store/nights/daily-writes.ts';
import { endPause, startPause } from '../../../src/store/nights/pauses.ts';
import { SchoolDate } from '../../../src/time.ts';
import {
  COURSE,
  MONDAY,
  OTHER_COURSE,
  TUESDAY,
  WEDNESDAY,
  freshSchool,
  inRecords,
  inSchool,
  type Contract,
  type Suite,
} from './engine.ts';

const date = (day: number): SchoolDate => SchoolDate.parse(`2026-09-${String(day).padStart(2, '0')}`);

export const pausesSuite: Contract = (engine) => {
  describe('a pause', () => {
    it('of a course stops that course alone, once, until it is ended', async () => {
      await inRecords(engine(), async (records) => {
        expect(await records.pauseOf(COURSE)).toBeNull();
        expect(await records.startPause(COURSE, 'teacher', MONDAY)).toBe(true);
        expect(await records.startPause(COURSE, 'administrator', TUESDAY)).toBe(false);

        expect(await records.pauseOf(COURSE)).toEqual({ of: 'course', by: 'teacher', since: MONDAY });
        expect(await records.pauseOf(OTHER_COURSE)).toBeNull();

        expect(await records.endPause(COURSE, 'teacher', TUESDAY)).toBe(true);
        expect(await records.endPause(COURSE, 'teacher', TUESDAY)).toBe(false);
        expect(await records.pauseOf(COURSE)).toBeNull();
      });
    });

    it("of the school stops every course, and outlives a course's own", async () => {
      await inRecords(engine(), async (records) => {
        await records.startPause(COURSE, 'teacher', MONDAY);
        await records.startPause(null, 'administrator', TUESDAY);
        await records.endPause(COURSE, 'teacher', WEDNESDAY);

        expect(await records.pauseOf(COURSE)).toEqual({ of: 'school', by: 'administrator', since: TUESDAY });
        expect(await records.pauseOf(OTHER_COURSE)).toMatchObject({ of: 'school' });
        expect(await records.endPause(null, 'administrator', WEDNESDAY)).toBe(true);
        expect(await records.pauseOf(OTHER_COURSE)).toBeNull();
      });
    });

    it("of the school that ends leaves a course's own in force", async () => {
      await inRecords(engine(), async (records) => {
        await records.startPause(COURSE, 'teacher', MONDAY);
        await records.startPause(null, 'administrator', TUESDAY);
        await records.endPause(null, 'administrator', WEDNESDAY);

        expect(await records.pauseOf(COURSE)).toEqual({ of: 'course', by: 'teacher', since: MONDAY });
      });
    });

    it('of the school is the one that is told where both are in force, whichever began first', async () => {
      for (const pauses of [
        [COURSE, null],
        [null, COURSE],
      ] as const) {
        await inRecords(engine(), async (records) => {
          for (const [n, course] of pauses.entries())
            await records.startPause(course, course === null ? 'administrator' : 'teacher', n === 0 ? MONDAY : TUESDAY);

          expect(await records.pauseOf(COURSE)).toMatchObject({ of: 'school', by: 'administrator' });
        });
      }
    });

    it('begun by two at once is one pause', async () => {
      const { jobs } = engine();
      const school = freshSchool();
      const begun = await Promise.all(
        [1, 2, 3].map(() => jobs.school(school, (records) => records.startPause(null, 'administrator', MONDAY))),
      );

      expect(begun.filter(Boolean)).toHaveLength(1);
    });
  });
};

export const pausesInSql: Suite = (engine) => {
  describe('a pause', () => {
    it('keeps who began and who ended it, and may be begun again', async () => {
      await inSchool(engine(), async (db) => {
        await startPause(db, COURSE, 'teacher', MONDAY);
        await endPause(db, COURSE, 'administrator', TUESDAY);
        await startPause(db, COURSE, 'teacher', WEDNESDAY);

        expect(await db.query('select actor, since, ended_by, ended_at from pauses order by sequence')).toEqual([
          { actor: 'teacher', since: MONDAY, ended_by: 'administrator', ended_at: TUESDAY },
          { actor: 'teacher', since: WEDNESDAY, ended_by: null, ended_at: null },
        ]);
      });
    });
  });
};

export const dailyWritesSuite: Contract = (engine) => {
  describe('what a school sent on a date', () => {
    it('never passes the most, however many courses take at once', async () => {
      const { jobs } = engine();
      const school = freshSchool();
      const taken = await Promise.all(
        Array.from({ length: 30 }, () => jobs.school(school, (records) => records.takeWrite(date(7), 12))),
      );

      expect(taken.filter(Boolean)).toHaveLength(12);
      expect(await jobs.school(school, (records) => records.writesBetween(date(1), date(8)))).toEqual([
        { date: date(7), writes: 12 },
      ]);
    });

    it('takes nothing where the most is 0', async () => {
      await inRecords(engine(), async (records) => {
        expect(await records.takeWrite(date(8), 0)).toBe(false);
        expect(await records.writesBetween(date(1), date(9))).toEqual([]);
      });
    });

    it('is known of the dates between two, the second not included, on which anything was sent', async () => {
      await inRecords(engine(), async (records) => {
        for (const day of [4, 3, 2, 1]) for (let n = 0; n < day; n += 1) await records.takeWrite(date(day), 9);
        await records.giveBackWrite(date(1));

        expect(await records.writesBetween(date(1), date(4))).toEqual([
          { date: date(2), writes: 2 },
          { date: date(3), writes: 3 },
        ]);
        expect(await records.writesBetween(date(3), date(5))).toEqual([
          { date: date(3), writes: 3 },
          { date: date(4), writes: 4 },
        ]);
      });
    });
  });
};

export const dailyWritesInSql: Suite = (engine) => {
  describe('what a school sent on a date', () => {
    it('makes room again when a write is given back, never below nothing', async () => {
      await inSchool(engine(), async (db) => {
        await takeWrite(db, date(7), 1);
        expect(await takeWrite(db, date(7), 1)).toBe(false);
        await giveBackWrite(db, date(7));
        expect(await takeWrite(db, date(7), 1)).toBe(true);
        await giveBackWrite(db, date(7));
        await giveBackWrite(db, date(7));
        expect(await db.query('select writes from daily_writes')).toEqual([{ writes: 0 }]);
      });
    });
  });
};
