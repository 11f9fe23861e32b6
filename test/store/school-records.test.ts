import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../src/ids.ts';
import { handOut } from '../../src/store/audit.ts';
import { letIn, loadKeptOut, saveErasure } from '../../src/store/erasures.ts';
import { schoolSoFar } from '../../src/store/nights/night-list.ts';
import { endPause, pausesNow, startPause } from '../../src/store/nights/pauses.ts';
import { changeSchoolFile, saveSchoolFile } from '../../src/store/schools.ts';
import { noteSetupChange, setupChangesOf, type SetupChange } from '../../src/store/setup-changes.ts';
import { seeTicket } from '../../src/store/tickets/tickets.ts';
import type { SchoolDb, Store } from '../../src/store/types.ts';
import { instant } from '../../src/time.ts';
import { memoryStore } from '../builders/served/store.ts';
import { schoolFile } from '../builders/school.ts';
import { TICKET } from '../builders/ticket/ticket.ts';

const [ONE, TWO] = [CourseId.parse('6001'), CourseId.parse('6002')];
const AT = instant('2026-09-14T12:00:00Z');
let store: Store;
let schools = 0;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

/** In a school of its own, of which nothing is held yet. */
function fresh<T>(work: (db: SchoolDb) => Promise<T>): Promise<T> {
  schools += 1;
  return store.school(SchoolId.parse(`fresh-${schools}`), work);
}

function change(course: CourseId | null, part: SetupChange['part']): SetupChange {
  return { course, part, who: 't1', at: AT, changes: [] };
}

function acts(db: SchoolDb): Promise<{ act: string }[]> {
  return db.query(`select act from audit where act = 'data.exported'`);
}

describe('what is held of a school', () => {
  it('tells the changes of a class and of the whole file, the newest first, and no other class’s', async () => {
    await fresh(async (db) => {
      for (const each of [change(ONE, 'added'), change(TWO, 'added'), change(null, 'file')])
        await noteSetupChange(db, each);

      expect(await setupChangesOf(db, ONE, 9)).toEqual([change(null, 'file'), change(ONE, 'added')]);
      expect(await setupChangesOf(db, ONE, 1)).toEqual([change(null, 'file')]);
    });
  });

  it('names the classes that are paused by themselves now', async () => {
    await fresh(async (db) => {
      for (const course of [ONE, TWO, null]) await startPause(db, course, 'teacher', AT);
      await endPause(db, TWO, 'teacher', AT);

      expect(await pausesNow(db)).toEqual(new Set([ONE]));
    });
  });

  it('lets somebody in again once, and nobody who was not kept out', async () => {
    await fresh(async (db) => {
      await saveErasure(db, { id: 'e1', scope: 'learner', subject: 'hash', keptOut: true, at: AT }, {});

      expect(await letIn(db, 'another')).toBe(false);
      expect([...(await loadKeptOut(db))]).toEqual(['hash']);
      expect([await letIn(db, 'hash'), await letIn(db, 'hash')]).toEqual([true, false]);
      expect([...(await loadKeptOut(db))]).toEqual([]);
    });
  });

  it('changes its file where there is one and something is to change', async () => {
    const file = schoolFile();
    await store.school(file.school.id, async (db) => {
      expect(await changeSchoolFile(db, AT, (held) => held)).toBeNull();
      await expect(schoolSoFar(db)).rejects.toThrow(RangeError);
      await saveSchoolFile(db, file, AT);

      expect(await changeSchoolFile(db, AT, (held) => held)).toBe('none');
      expect(await changeSchoolFile(db, AT, (held) => ({ ...held }))).toBe('none');
      expect(await changeSchoolFile(db, AT, (held) => ({ ...held, review: 'auto' }))).toBe('updated');
      expect(await schoolSoFar(db)).toEqual({ since: AT, lastRun: null });
    });
  });

  it('is told in the audit as handed out only where something was', async () => {
    await fresh(async (db) => {
      await handOut(db, AT);
      expect(await acts(db)).toEqual([]);
      await noteSetupChange(db, change(ONE, 'added'));
      await handOut(db, AT);
      expect(await acts(db)).toHaveLength(1);
    });
  });

  it('has no ticket that nobody made', async () => {
    expect(await fresh((db) => seeTicket(db, TICKET))).toBeNull();
  });
});
