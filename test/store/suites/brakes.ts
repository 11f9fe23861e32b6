import { describe, expect, it } from '@jest/globals';
import { giveBackWrite, takeWrite, writesOfDates } from '../../../src/store/daily-writes.ts';
import { endPause, pauseOf, startPause } from '../../../src/store/pauses.ts';
import { SchoolDate } from '../../../src/time.ts';
import { COURSE, MONDAY, OTHER_COURSE, TUESDAY, WEDNESDAY, freshSchool, inSchool } from './engine.ts';
import type { Suite } from './engine.ts';

const date = (day: number): SchoolDate => SchoolDate.parse(`2026-09-${String(day).padStart(2, '0')}`);

export const pausesSuite: Suite = (engine) => {
  describe('a pause', () => {
    it('of a course stops that course alone, once, until it is ended', async () => {
      await inSchool(engine(), async (db) => {
        expect(await pauseOf(db, COURSE)).toBeNull();
        expect(await startPause(db, COURSE, 'teacher', MONDAY)).toBe(true);
        expect(await startPause(db, COURSE, 'administrator', TUESDAY)).toBe(false);

        expect(await pauseOf(db, COURSE)).toEqual({ of: 'course', by: 'teacher', since: MONDAY });
        expect(await pauseOf(db, OTHER_COURSE)).toBeNull();

        expect(await endPause(db, COURSE, 'teacher', TUESDAY)).toBe(true);
        expect(await endPause(db, COURSE, 'teacher', TUESDAY)).toBe(false);
        expect(await pauseOf(db, COURSE)).toBeNull();
      });
    });

    it('of the school stops every course, and outlives a course\'s own', async () => {
      await inSchool(engine(), async (db) => {
        await startPause(db, COURSE, 'teacher', MONDAY);
        await startPause(db, null, 'administrator', TUESDAY);
        await endPause(db, COURSE, 'teacher', WEDNESDAY);

        expect(await pauseOf(db, COURSE)).toEqual({ of: 'school', by: 'administrator', since: TUESDAY });
        expect(await pauseOf(db, OTHER_COURSE)).toMatchObject({ of: 'school' });
        expect(await endPause(db, null, 'administrator', WEDNESDAY)).toBe(true);
        expect(await pauseOf(db, OTHER_COURSE)).toBeNull();
      });
    });

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

    it('begun by two at once is one pause', async () => {
      const { store } = engine();
      const school = freshSchool();
      const begun = await Promise.all([1, 2, 3].map(() => store.school(school, (db) => startPause(db, null, 'administrator', MONDAY))));

      expect(begun.filter(Boolean)).toHaveLength(1);
    });
  });
};

export const dailyWritesSuite: Suite = (engine) => {
  describe('what a school sent on a date', () => {
    it('never passes the most, however many courses take at once', async () => {
      const { store } = engine();
      const school = freshSchool();
      const taken = await Promise.all(Array.from({ length: 30 }, () => store.school(school, (db) => takeWrite(db, date(7), 12))));

      expect(taken.filter(Boolean)).toHaveLength(12);
      expect(await store.school(school, (db) => writesOfDates(db, date(8), 10))).toEqual([12]);
    });

    it('has no limit before there is one, and takes nothing where the limit is 0', async () => {
      await inSchool(engine(), async (db) => {
        for (let n = 0; n < 5; n += 1) expect(await takeWrite(db, date(7), null)).toBe(true);
        expect(await takeWrite(db, date(8), 0)).toBe(false);
        expect(await writesOfDates(db, date(9), 10)).toEqual([5]);
      });
    });

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

    it('is known of the newest dates before one on which anything was sent', async () => {
      await inSchool(engine(), async (db) => {
        for (const day of [1, 2, 3, 4]) for (let n = 0; n < day; n += 1) await takeWrite(db, date(day), null);
        await giveBackWrite(db, date(1));

        expect(await writesOfDates(db, date(4), 10)).toEqual([3, 2]);
        expect(await writesOfDates(db, date(5), 2)).toEqual([4, 3]);
      });
    });
  });
};
