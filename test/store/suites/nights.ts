import { describe, expect, it } from '@jest/globals';
import { RunId } from '../../../src/ids.ts';
import { claimNight, coursesOfRun, finishNight, lastNight, renewNight, type NightClaim } from '../../../src/store/nights.ts';
import { saveRun } from '../../../src/store/runs.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { SchoolDate } from '../../../src/time.ts';
import { courseReport } from '../../builders/board.ts';
import { COURSE, MONDAY, OTHER_COURSE, freshSchool, inSchool } from './engine.ts';
import type { Suite } from './engine.ts';

const DATE = SchoolDate.parse('2026-09-07');
const NEXT = SchoolDate.parse('2026-09-08');
const [ONE, TWO] = [RunId.parse('run-1'), RunId.parse('run-2')];

async function claimed(db: SchoolDb, date = DATE, run = ONE, minutes = 20): Promise<NightClaim> {
  const claim = await claimNight(db, date, run, minutes);
  if (claim === null) throw new Error('the night is somebody else\'s');
  return claim;
}

export const nightsSuite: Suite = (engine) => {
  describe('a scheduled night', () => {
    it('is had by one of many who want it at once', async () => {
      const { store } = engine();
      const school = freshSchool();
      const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => store.school(school, (db) => claimNight(db, DATE, RunId.parse(`run-${n}`), 20))));

      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    });

    it('is nobody\'s any more once it is finished', async () => {
      await inSchool(engine(), async (db) => {
        const claim = await claimed(db);
        expect(await lastNight(db)).toBeNull();
        expect(await finishNight(db, claim)).toBe(true);

        expect(await lastNight(db)).toBe(DATE);
        expect(await claimNight(db, DATE, TWO, 20)).toBeNull();
        expect(await claimNight(db, NEXT, TWO, 20)).toEqual({ date: NEXT, run: TWO, attempt: 1 });
        expect(await lastNight(db)).toBe(DATE);
      });
    });

    it('that was left is taken up under its own run when the lease has ended by the database\'s clock', async () => {
      await inSchool(engine(), async (db) => {
        await claimed(db);
        expect(await claimNight(db, DATE, TWO, 20)).toBeNull();
        await db.query(`update nights set lease_until = clock_timestamp() - interval '1 second'`);

        expect(await claimNight(db, DATE, TWO, 20)).toEqual({ date: DATE, run: ONE, attempt: 2 });
        expect(await claimNight(db, DATE, TWO, 20)).toBeNull();
      });
    });

    it('is kept by renewing, and let go by renewing for no time', async () => {
      await inSchool(engine(), async (db) => {
        const claim = await claimed(db, DATE, ONE, 0);
        expect(await renewNight(db, claim, 20)).toBe(true);
        expect(await claimNight(db, DATE, TWO, 20)).toBeNull();

        expect(await renewNight(db, claim, 0)).toBe(true);
        expect(await claimNight(db, DATE, TWO, 20)).toMatchObject({ attempt: 2 });
      });
    });

    it('is neither renewed nor finished by a late waker whose place was taken', async () => {
      await inSchool(engine(), async (db) => {
        const first = await claimed(db, DATE, ONE, 0);
        const second = await claimed(db, DATE, TWO, 20);

        expect(await renewNight(db, first, 20)).toBe(false);
        expect(await finishNight(db, first)).toBe(false);
        expect(await finishNight(db, second)).toBe(true);
      });
    });

    it('knows which courses its run has finished', async () => {
      await inSchool(engine(), async (db) => {
        await saveRun(db, ONE, COURSE, MONDAY, courseReport());
        await saveRun(db, TWO, OTHER_COURSE, MONDAY, courseReport());

        expect(await coursesOfRun(db, ONE)).toEqual(new Set([COURSE]));
      });
    });
  });
};
