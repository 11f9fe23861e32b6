import { describe, expect, it } from '@jest/globals';
import { Marker, PostId, RunId, WriteKey } from '../../../src/ids.ts';
import { CHANGING, type LedgerRow } from '../../../src/plan/ledger-row.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';
import { eraseLearner } from '../../../src/store/erase.ts';
import { beginChange, dropChange, loadLedger, recordDecision } from '../../../src/store/ledger.ts';
import { exportSchool } from '../../../src/store/export.ts';
import { ledgerRow, noteWrite, routeWrite } from '../../builders/memory/ledger.ts';
import {
  ANA,
  BEN,
  COURSE,
  MONDAY,
  OTHER_COURSE,
  RUN,
  TUESDAY,
  freshSchool,
  inRecords,
  inSchool,
  type Contract,
  type Suite,
} from './engine.ts';

const KEY = WriteKey.parse('route-1');
const OTHER_KEY = WriteKey.parse('route-2');
const POST = PostId.parse('post-1');
const OTHER_POST = PostId.parse('post-2');

/** A decided route post that nobody has sent yet; its marker follows its key. */
function row(change: Partial<LedgerRow> = {}): LedgerRow {
  return ledgerRow(routeWrite({ key: change.key ?? KEY }), change);
}

export const ledgerSuite: Contract = (engine) => {
  describe('the ledger', () => {
    it('gives back what was decided, in that order, course by course', async () => {
      await inRecords(engine(), async (records) => {
        const rows = [row({ key: OTHER_KEY }), row()];
        expect(await records.recordDecision(rows)).toEqual([OTHER_KEY, KEY]);
        await records.recordDecision([row({ key: WriteKey.parse('elsewhere'), course: OTHER_COURSE })]);

        expect(await records.loadLedger(COURSE)).toEqual(rows);
      });
    });

    it('gives back what one run decided, in every course', async () => {
      await inRecords(engine(), async (records) => {
        const [one, two] = [row({ run: RUN }), row({ key: OTHER_KEY, course: OTHER_COURSE, run: RUN })];
        await records.recordDecision([one, row({ key: WriteKey.parse('later'), run: RunId.parse('run-2') }), two]);

        expect(await records.ledgerOfRun(RUN)).toEqual([one, two]);
        expect(await records.knowsRun(RUN)).toBe(true);
        expect(await records.knowsRun(RunId.parse('run-3'))).toBe(false);
      });
    });

    it('keeps the first decision when the same is decided again', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row()]);

        expect(
          await records.recordDecision([row({ contentHash: 'later', write: routeWrite({ title: 'later' }) })]),
        ).toEqual([]);
        expect(await records.loadLedger(COURSE)).toEqual([row()]);
      });
    });

    it.each(['BOUND', 'DONE', 'HELD', 'TOMBSTONE'] as const)('never brings a %s row back to NEW', async (state) => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row({ state })]);

        expect(await records.recordDecision([row()])).toEqual([]);
        expect((await records.loadLedger(COURSE))[0]?.state).toBe(state);
      });
    });

    it('revives a CANCELLED row with the new decision', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row()]);
        await records.claim(KEY, MONDAY);
        await records.move(KEY, ['NEW'], 'CANCELLED', 'left the course', MONDAY);
        const again = row({ contentHash: 'content-2', changedAt: TUESDAY, run: RunId.parse('run-2') });

        expect(await records.recordDecision([again])).toEqual([KEY]);
        expect(await records.loadLedger(COURSE)).toEqual([again]);
      });
    });

    it('refuses two rows with one marker', async () => {
      await expect(
        inRecords(engine(), (records) =>
          records.recordDecision([row(), row({ key: OTHER_KEY, marker: Marker.parse('m-route-1') })]),
        ),
      ).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('ledger_marker') });
    });

    it("binds a row to its post once: the row's word counts", async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row()]);

        expect(await records.bind(KEY, POST, MONDAY)).toBe(POST);
        expect(await records.bind(KEY, OTHER_POST, TUESDAY)).toBe(POST);
        expect(await records.loadLedger(COURSE)).toEqual([row({ state: 'BOUND', remoteId: POST, changedAt: MONDAY })]);
        expect(await records.boundIds(COURSE)).toEqual(new Set([POST]));
      });
    });

    it('gives two who bind at once the same post', async () => {
      const { jobs } = engine();
      const school = freshSchool();
      await jobs.school(school, (records) => records.recordDecision([row()]));
      const told = await Promise.all(
        [POST, OTHER_POST].map((post) => jobs.school(school, (records) => records.bind(KEY, post, MONDAY))),
      );

      expect(new Set(told).size).toBe(1);
    });

    it('does not take a published row back to BOUND', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row({ state: 'DONE', remoteId: POST })]);

        expect(await records.bind(KEY, OTHER_POST, TUESDAY)).toBe(POST);
        expect((await records.loadLedger(COURSE))[0]?.state).toBe('DONE');
      });
    });

    it.each(['HELD', 'TOMBSTONE', 'CANCELLED'] as const)('binds nothing to a %s row', async (state) => {
      await expect(
        inRecords(engine(), async (records) => {
          await records.recordDecision([row({ state })]);
          await records.bind(KEY, POST, TUESDAY);
        }),
      ).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('tells posts of two courses and of two carriers apart, whatever their ids', async () => {
      await inRecords(engine(), async (records) => {
        const [elsewhere, said] = [WriteKey.parse('elsewhere'), WriteKey.parse('said')];
        await records.recordDecision([
          row(),
          row({ key: elsewhere, course: OTHER_COURSE }),
          row({ key: said, carrier: 'announcement' }),
        ]);

        for (const key of [KEY, elsewhere, said]) expect(await records.bind(key, POST, MONDAY)).toBe(POST);
        await records.recordDecision([row({ key: OTHER_KEY, course: OTHER_COURSE })]);
        await records.bind(OTHER_KEY, OTHER_POST, MONDAY);
        expect(await records.boundIds(COURSE)).toEqual(new Set([POST]));
        expect(await records.boundIds(OTHER_COURSE)).toEqual(new Set([POST, OTHER_POST]));
      });
    });

    it('never binds two rows to one post', async () => {
      await expect(
        inRecords(engine(), async (records) => {
          await records.recordDecision([row(), row({ key: OTHER_KEY })]);
          await records.bind(KEY, POST, MONDAY);
          await records.bind(OTHER_KEY, POST, MONDAY);
        }),
      ).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('opens a HELD row again as if it had just been decided, and no other', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row({ remoteId: POST }), row({ key: OTHER_KEY, state: 'TOMBSTONE' })]);
        await records.claim(KEY, MONDAY);
        await records.move(KEY, ['NEW'], 'HELD', 'nobody knows', MONDAY);

        expect(await records.reopen(KEY, TUESDAY)).toBe(true);
        expect(await records.reopen(KEY, TUESDAY)).toBe(false);
        expect(await records.reopen(OTHER_KEY, TUESDAY)).toBe(false);
        expect((await records.loadLedger(COURSE))[0]).toEqual(row({ changedAt: TUESDAY }));
      });
    });

    it('moves a row only from where it is expected', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row()]);

        expect(await records.move(KEY, ['BOUND'], 'DONE', null, TUESDAY)).toBe(false);
        expect(await records.move(KEY, ['NEW', 'BOUND'], 'HELD', 'came back different', TUESDAY)).toBe(true);
        expect(await records.loadLedger(COURSE)).toEqual([
          row({ state: 'HELD', trouble: 'came back different', changedAt: TUESDAY }),
        ]);
      });
    });

    it('notes the one attempt of a comment once, until it was plainly refused', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row()]);

        expect(await records.claim(KEY, MONDAY)).toBe(true);
        expect(await records.claim(KEY, TUESDAY)).toBe(false);
        expect(await records.loadLedger(COURSE)).toEqual([row({ attemptedAt: MONDAY })]);

        await records.release(KEY);
        expect(await records.claim(KEY, TUESDAY)).toBe(true);
      });
    });

    it('says of a row that nobody has seen why it waits, and that it does not any more', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row(), row({ key: OTHER_KEY, state: 'DONE' })]);

        await records.leave(KEY, 'the limit of a day');
        await records.leave(OTHER_KEY, 'the limit of a day');
        expect(await records.loadLedger(COURSE)).toEqual([
          row({ trouble: 'the limit of a day' }),
          row({ key: OTHER_KEY, state: 'DONE' }),
        ]);

        await records.leave(KEY, null);
        expect((await records.loadLedger(COURSE))[0]).toEqual(row());
      });
    });

    it('begins no attempt of a row that is past NEW', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row({ state: 'HELD' })]);
        expect(await records.claim(KEY, MONDAY)).toBe(false);
      });
    });

    it('changes what a row says while it may be written, and not when its state last moved', async () => {
      await inRecords(engine(), async (records) => {
        await records.recordDecision([row()]);
        const write = routeWrite({ learners: [ANA, BEN] });
        expect(await records.updateWrite(KEY, write, 'content-2', TUESDAY)).toBe(true);
        expect(await records.loadLedger(COURSE)).toEqual([row({ write, contentHash: 'content-2' })]);

        await records.move(KEY, ['NEW'], 'TOMBSTONE', 'removed by the teacher', TUESDAY);
        expect(await records.updateWrite(KEY, routeWrite(), 'content-3', TUESDAY)).toBe(false);
      });
    });

    describe('keeps beside what a published post is about to say what it said,', () => {
      const write = routeWrite({ learners: [BEN], text: 'Another table.' });
      const before = { write: row().write, contentHash: row().contentHash };
      const changing = row({
        state: 'BOUND',
        trouble: CHANGING,
        write,
        contentHash: 'content-2',
        changedAt: TUESDAY,
        before,
      });

      it('and only of one that is done', async () => {
        await inRecords(engine(), async (records) => {
          await records.recordDecision([row({ state: 'DONE' }), row({ key: OTHER_KEY })]);

          expect(await records.beginChange(KEY, write, 'content-2', TUESDAY)).toBe(true);
          expect(await records.beginChange(KEY, write, 'content-3', TUESDAY)).toBe(false);
          expect(await records.beginChange(OTHER_KEY, write, 'content-2', TUESDAY)).toBe(false);
          expect(await records.loadLedger(COURSE)).toEqual([changing, row({ key: OTHER_KEY })]);
        });
      });

      it('also while who is to see it is narrowed, until the change is done', async () => {
        await inRecords(engine(), async (records) => {
          await records.recordDecision([row({ state: 'DONE' })]);
          await records.beginChange(KEY, write, 'content-2', TUESDAY);

          await records.updateWrite(KEY, write, 'content-3', TUESDAY);
          expect((await records.loadLedger(COURSE))[0]).toMatchObject({ contentHash: 'content-3', before });
          await records.move(KEY, ['BOUND'], 'DONE', null, TUESDAY);
          expect(await records.loadLedger(COURSE)).toEqual([
            { ...changing, state: 'DONE', trouble: null, contentHash: 'content-3', before: null },
          ]);
        });
      });

      it('and says it again when nothing comes of the change', async () => {
        await inRecords(engine(), async (records) => {
          await records.recordDecision([row({ state: 'DONE' })]);
          await records.beginChange(KEY, write, 'content-2', TUESDAY);

          expect(await records.dropChange(KEY, TUESDAY)).toBe(true);
          expect(await records.dropChange(KEY, TUESDAY)).toBe(false);
          expect(await records.loadLedger(COURSE)).toEqual([row({ state: 'DONE', changedAt: TUESDAY })]);
        });
      });
    });
  });
};

export const ledgerInSql: Suite = (engine) => {
  describe('the ledger', () => {
    it('finishes notes that an older Waymark recorded without their carrier and what they say first', async () => {
      await inSchool(engine(), async (db) => {
        const note = ledgerRow(noteWrite({ key: KEY }));
        await recordDecision(db, [note]);
        await db.query(`update ledger set write = write - 'carrier' - 'on' - 'said'`);

        expect(await loadLedger(db, COURSE)).toEqual([note]);
      });
    });

    it('ends a change that an older Waymark began without saying what stood before as what was to stand', async () => {
      await inSchool(engine(), async (db) => {
        await recordDecision(db, [row({ state: 'BOUND', trouble: CHANGING })]);
        await dropChange(db, KEY, TUESDAY);

        expect(await loadLedger(db, COURSE)).toEqual([row({ state: 'DONE', changedAt: TUESDAY })]);
      });
    });

    it('tells of a learner whom a post is being taken from, and forgets them', async () => {
      await inSchool(engine(), async (db) => {
        const begun = async (key: WriteKey, learners: PostingWrite['learners']): Promise<void> => {
          await recordDecision(db, [ledgerRow(routeWrite({ key, learners }), { state: 'DONE' })]);
          await beginChange(db, key, routeWrite({ key, learners: [BEN] }), 'content-2', TUESDAY);
        };
        await begun(KEY, [ANA, BEN]);
        await begun(OTHER_KEY, [ANA]);
        expect((await exportSchool(db, ANA))['ledger']).toHaveLength(2);

        await eraseLearner(db, ANA, TUESDAY);

        expect(await loadLedger(db, COURSE)).toMatchObject([
          { key: KEY, write: { learners: [BEN] }, before: { write: { learners: [BEN] } } },
          { key: OTHER_KEY, write: { learners: [BEN] }, before: null },
        ]);
      });
    });

    it('hands out no write whose recipients were lost', async () => {
      await expect(
        inSchool(engine(), async (db) => {
          await recordDecision(db, [row()]);
          await db.query(`update ledger set write = jsonb_set(write, '{learners}', '[]')`);
          return loadLedger(db, COURSE);
        }),
      ).rejects.toThrow();
    });
  });
};
