import { describe, expect, it } from '@jest/globals';
import { Marker, PostId, RunId, WriteKey } from '../../../src/ids.ts';
import { knowsRun } from '../../../src/store/runs.ts';
import { bind, boundIds, claim, ledgerOfRun, loadLedger, move, recordDecision, release, updateWrite } from '../../../src/store/ledger.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import { ledgerRow, noteWrite, routeWrite } from '../../builders/ledger.ts';
import { ANA, BEN, COURSE, MONDAY, OTHER_COURSE, RUN, TUESDAY, freshSchool, inSchool } from './engine.ts';
import type { Suite } from './engine.ts';

const KEY = WriteKey.parse('route-1');
const OTHER_KEY = WriteKey.parse('route-2');
const POST = PostId.parse('post-1');
const OTHER_POST = PostId.parse('post-2');

/** A decided route post that nobody has sent yet; its marker follows its key. */
function row(change: Partial<LedgerRow> = {}): LedgerRow {
  return ledgerRow(routeWrite({ key: change.key ?? KEY }), change);
}

export const ledgerSuite: Suite = (engine) => {
  describe('the ledger', () => {
    it('gives back what was decided, in that order, course by course', async () => {
      await inSchool(engine(), async (db) => {
        const rows = [row({ key: OTHER_KEY }), row()];
        expect(await recordDecision(db, rows)).toEqual([OTHER_KEY, KEY]);
        await recordDecision(db, [row({ key: WriteKey.parse('elsewhere'), course: OTHER_COURSE })]);

        expect(await loadLedger(db, COURSE)).toEqual(rows);
      });
    });

    it('gives back what one run decided, in every course', async () => {
      await inSchool(engine(), async (db) => {
        const [one, two] = [row({ run: RUN }), row({ key: OTHER_KEY, course: OTHER_COURSE, run: RUN })];
        await recordDecision(db, [one, row({ key: WriteKey.parse('later'), run: RunId.parse('run-2') }), two]);

        expect(await ledgerOfRun(db, RUN)).toEqual([one, two]);
        expect(await knowsRun(db, RUN)).toBe(true);
        expect(await knowsRun(db, RunId.parse('run-3'))).toBe(false);
      });
    });

    it('keeps the first decision when the same is decided again', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row()]);

        expect(await recordDecision(db, [row({ contentHash: 'later', write: routeWrite({ title: 'later' }) })])).toEqual([]);
        expect(await loadLedger(db, COURSE)).toEqual([row()]);
      });
    });

    it.each(['BOUND', 'DONE', 'HELD', 'TOMBSTONE'] as const)('never brings a %s row back to NEW', async (state) => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row({ state })]);

        expect(await recordDecision(db, [row()])).toEqual([]);
        expect((await loadLedger(db, COURSE))[0]?.state).toBe(state);
      });
    });

    it('revives a CANCELLED row with the new decision', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row({ state: 'CANCELLED', trouble: 'left the course', remoteId: POST })]);
        const again = row({ contentHash: 'content-2', changedAt: TUESDAY });

        expect(await recordDecision(db, [again])).toEqual([KEY]);
        expect(await loadLedger(db, COURSE)).toEqual([again]);
      });
    });

    it('refuses two rows with one marker', async () => {
      await expect(inSchool(engine(), (db) => recordDecision(db, [row(), row({ key: OTHER_KEY, marker: Marker.parse('m-route-1') })])))
        .rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('ledger_marker') });
    });

    it('binds a row to its post once: the row\'s word counts', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row()]);

        expect(await bind(db, KEY, POST, MONDAY)).toBe(POST);
        expect(await bind(db, KEY, OTHER_POST, TUESDAY)).toBe(POST);
        expect(await loadLedger(db, COURSE)).toEqual([row({ state: 'BOUND', remoteId: POST, changedAt: MONDAY })]);
        expect(await boundIds(db, COURSE)).toEqual(new Set([POST]));
      });
    });

    it('gives two who bind at once the same post', async () => {
      const { store } = engine();
      const school = freshSchool();
      await store.school(school, (db) => recordDecision(db, [row()]));
      const told = await Promise.all([POST, OTHER_POST].map((post) => store.school(school, (db) => bind(db, KEY, post, MONDAY))));

      expect(new Set(told).size).toBe(1);
    });

    it('does not take a published row back to BOUND', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row({ state: 'DONE', remoteId: POST })]);

        expect(await bind(db, KEY, OTHER_POST, TUESDAY)).toBe(POST);
        expect((await loadLedger(db, COURSE))[0]?.state).toBe('DONE');
      });
    });

    it.each(['HELD', 'TOMBSTONE', 'CANCELLED'] as const)('binds nothing to a %s row', async (state) => {
      await expect(inSchool(engine(), async (db) => {
        await recordDecision(db, [row({ state })]);
        await bind(db, KEY, POST, TUESDAY);
      })).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('never binds two rows to one post', async () => {
      await expect(inSchool(engine(), async (db) => {
        await recordDecision(db, [row(), row({ key: OTHER_KEY })]);
        await bind(db, KEY, POST, MONDAY);
        await bind(db, OTHER_KEY, POST, MONDAY);
      })).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('moves a row only from where it is expected', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row()]);

        expect(await move(db, KEY, ['BOUND'], 'DONE', null, TUESDAY)).toBe(false);
        expect(await move(db, KEY, ['NEW', 'BOUND'], 'HELD', 'came back different', TUESDAY)).toBe(true);
        expect(await loadLedger(db, COURSE)).toEqual([row({ state: 'HELD', trouble: 'came back different', changedAt: TUESDAY })]);
      });
    });

    it('notes the one attempt of a comment once, until it was plainly refused', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row()]);

        expect(await claim(db, KEY, MONDAY)).toBe(true);
        expect(await claim(db, KEY, TUESDAY)).toBe(false);
        expect(await loadLedger(db, COURSE)).toEqual([row({ attemptedAt: MONDAY })]);

        await release(db, KEY);
        expect(await claim(db, KEY, TUESDAY)).toBe(true);
      });
    });

    it('begins no attempt of a row that is past NEW', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row({ state: 'HELD' })]);
        expect(await claim(db, KEY, MONDAY)).toBe(false);
      });
    });

    it('finishes notes that an older Waymark recorded without their carrier', async () => {
      await inSchool(engine(), async (db) => {
        const note = ledgerRow(noteWrite({ key: KEY }));
        await recordDecision(db, [note]);
        await db.query(`update ledger set write = write - 'carrier' - 'on'`);

        expect(await loadLedger(db, COURSE)).toEqual([note]);
      });
    });

    it('changes what a row says while it may be written, and not when its state last moved', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row()]);
        const write = routeWrite({ learners: [ANA, BEN] });
        expect(await updateWrite(db, KEY, write, 'content-2', TUESDAY)).toBe(true);
        expect(await loadLedger(db, COURSE)).toEqual([row({ write, contentHash: 'content-2' })]);

        await move(db, KEY, ['NEW'], 'TOMBSTONE', 'removed by the teacher', TUESDAY);
        expect(await updateWrite(db, KEY, routeWrite(), 'content-3', TUESDAY)).toBe(false);
      });
    });

    it('hands out no write whose recipients were lost', async () => {
      await expect(inSchool(engine(), async (db) => {
        await recordDecision(db, [row()]);
        await db.query(`update ledger set write = jsonb_set(write, '{learners}', '[]')`);
        return loadLedger(db, COURSE);
      })).rejects.toThrow();
    });
  });
};
