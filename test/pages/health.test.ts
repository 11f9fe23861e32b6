import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunId, SchoolId } from '../../src/ids.ts';
import { claimNight, finishNight } from '../../src/store/nights/nights.ts';
import { saveRun } from '../../src/store/nights/runs.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import type { Store } from '../../src/store/types.ts';
import { instant, SchoolDate, type Instant } from '../../src/time.ts';
import { pageDeps, servePages, type Served } from '../builders/served/pages.ts';
import { courseReport } from '../builders/board/board.ts';
import { schoolFile } from '../builders/school.ts';
import { memoryStore } from '../builders/served/store.ts';

/** A store whose server is gone. */
const silent: Store = {
  kind: 'server',
  school: () => Promise.reject(new Error('gone')),
  look: () => ({ query: () => Promise.reject(new Error('gone')) }),
  schools: () => Promise.reject(new Error('gone')),
  schoolsNaming: () => Promise.reject(new Error('gone')),
  schoolsWatching: () => Promise.reject(new Error('gone')),
  withCourse: () => Promise.reject(new Error('gone')),
  limits: () => Promise.reject(new Error('gone')),
  close: () => Promise.resolve(),
};

describe('with a store that does not answer', () => {
  it('the process is up, but not ready', async () => {
    const served = await servePages(pageDeps(silent));
    try {
      expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${served.url}/readyz`)).status).toBe(503);
      expect((await fetch(served.url)).status).toBe(500);
    } finally {
      await served.close();
    }
  });
});

describe('ready', () => {
  const CEDAR = SchoolId.parse('cedar');
  let store: Store;
  let served: Served;
  let now: Instant;
  let schoolsRead = 0;

  beforeAll(async () => {
    store = await memoryStore();
    const counted: Store = {
      ...store,
      school: (school, work) => {
        schoolsRead += 1;
        return store.school(school, work);
      },
    };
    served = await servePages(pageDeps(counted, { now: () => now }));
    await store.school(CEDAR, async (db) => {
      await saveSchoolFile(db, schoolFile({ nightly: '02:00' }), instant('2026-09-14T12:00:00Z'));
      const claim = await claimNight(db, SchoolDate.parse('2026-09-15'), RunId.parse('run-1'), 20);
      if (claim !== null) await finishNight(db, claim);
    });
    await store.school(SchoolId.parse('maple'), (db) =>
      saveSchoolFile(db, schoolFile({ nightly: '02:00' }), instant('2026-09-16T16:00:00Z')),
    ); // new: its first night is still to come
  });
  afterAll(async () => {
    await served.close();
    await store.close();
  });

  async function askedAt(at: string): Promise<{ status: number; body: string }> {
    now = instant(at);
    const answer = await fetch(`${served.url}/readyz`);
    return { status: answer.status, body: await answer.text() };
  }

  it('tells the newest night of each school, and names neither school nor person', async () => {
    const { status, body } = await askedAt('2026-09-15T15:00:00Z');

    expect({ status, ...JSON.parse(body) }).toEqual({
      status: 'ready',
      nightsInTrouble: 0,
      nights: [{ date: '2026-09-15', ended: 'finished', courses: 0, done: 0, unfinished: 0, trouble: null }],
    });
    expect(status).toBe(200);
    expect(body).not.toMatch(/cedar|maple|rivera/i);
  });

  it('looks at the nights once a minute, however often it is asked', async () => {
    await askedAt('2026-09-15T16:00:00Z');
    const before = schoolsRead;
    for (const second of [10, 30, 59]) await askedAt(`2026-09-15T16:00:${second}Z`);
    expect(schoolsRead).toBe(before);

    await askedAt('2026-09-15T16:01:01Z');
    expect(schoolsRead).toBeGreaterThan(before);
  });

  it.each([
    ['late', '2026-09-16T15:00:00Z', 'late'],
    ['ahead of the clock', '2026-09-09T15:00:00Z', 'ahead'],
  ])('is what the pages are though a night is %s, and it says so', async (_what, at, trouble) => {
    const { status, body } = await askedAt(at);

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ status: 'ready', nightsInTrouble: 1, nights: [{ trouble }] });
  });

  it('tells of a school whose schedule nobody has ever kept', async () => {
    const { body } = await askedAt('2026-09-17T15:00:00Z');

    expect(JSON.parse(body)).toMatchObject({ nightsInTrouble: 2, nights: [{ trouble: 'late' }, { trouble: 'never' }] });
  });

  it('tells half a night as half a night, hours after its time', async () => {
    await store.school(CEDAR, async (db) => {
      await claimNight(db, SchoolDate.parse('2026-09-16'), RunId.parse('run-2'), 0);
      await saveRun(db, RunId.parse('run-2'), courseReport().id, instant('2026-09-16T07:05:00Z'), courseReport());
    });
    const { body } = await askedAt('2026-09-16T14:00:00Z');

    expect(JSON.parse(body)).toMatchObject({
      nightsInTrouble: 1,
      nights: [{ date: '2026-09-16', ended: 'left', done: 1, trouble: 'overdue' }],
    });
    await store.school(CEDAR, (db) => db.query(`delete from nights where date = '2026-09-16'`));
  });

  it("is so too where one school's file cannot be read, which is told", async () => {
    await store.school(SchoolId.parse('maple'), (db) => db.query(`update school_files set body = '{}'`));
    const { status, body } = await askedAt('2026-09-15T18:00:00Z');

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      nightsInTrouble: 1,
      nights: [{ trouble: null }, { trouble: 'unreadable' }],
    });
  });
});
