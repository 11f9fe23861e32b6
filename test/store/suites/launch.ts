import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId } from '../../../src/ids.ts';
import type { SchoolFile } from '../../../src/school/file.ts';
import { beginConsent, takeConsent } from '../../../src/store/people/consents.ts';
import { exportSchool } from '../../../src/store/tables.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import {
  beginSession,
  endSession,
  loadSession,
  sessionHash,
  spendNonce,
  type Session,
} from '../../../src/store/people/sessions.ts';
import { sealedBefore } from '../../builders/memory/vault.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { schoolFile } from '../../builders/school.ts';
import { freshSchool, inSchool, MONDAY, TUESDAY, WEDNESDAY } from './engine.ts';
import type { Suite } from './engine.ts';

const SECRET = 'planted-cookie-secret';

function session(change: Partial<Session> = {}): Session {
  return {
    session: sessionHash(SECRET),
    user: '4001',
    role: 'teacher',
    lms: 'schoology',
    course: CourseId.parse('6001'),
    domain: 'bell.schoology.com',
    members: null,
    endsAt: TUESDAY,
    ...change,
  };
}

function after(minutes: number): Instant {
  return instant(new Date(Date.parse(MONDAY) + minutes * 60_000).toISOString());
}

function named(deployment?: string): SchoolFile {
  return schoolFile({ school: { ...schoolFile().school, ...(deployment === undefined ? {} : { deployment }) } });
}

export const launchSuite: Suite = (engine) => {
  describe('sessions', () => {
    it('are found by what the cookie holds, until they end', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session(), MONDAY);
        expect(await loadSession(db, SECRET, MONDAY)).toEqual(session());
        expect(await loadSession(db, SECRET, TUESDAY)).toBeNull();
        expect(await loadSession(db, 'another', MONDAY)).toBeNull();
      });
    });

    it('end after an hour without a request, and go on for as long as there are requests', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session(), MONDAY);
        for (const minutes of [59, 118]) expect(await loadSession(db, SECRET, after(minutes))).toEqual(session());
        expect(await loadSession(db, SECRET, after(118.5))).toEqual(session()); // not noted: a page asks every second
        expect(await loadSession(db, SECRET, after(178))).toBeNull();
        await beginSession(db, session({ session: sessionHash('another') }), after(178));
        expect(await db.query('select count(*) as held from sessions')).toEqual([{ held: 1 }]);
      });
    });

    it('are gone when they are taken away, with the consent begun in them', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session(), MONDAY);
        const sealed = sealedBefore('x', { school: db.school, user: 'x', purpose: 'consent' });
        await beginConsent(db, session().session, { token: 'r1', sealed, beganAt: MONDAY });
        await endSession(db, SECRET);
        expect(await loadSession(db, SECRET, MONDAY)).toBeNull();
        expect(await takeConsent(db, session().session)).toBeNull();
      });
    });

    it('that have ended are forgotten when the next begins', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session(), MONDAY);
        await beginSession(db, session({ session: sessionHash('another'), endsAt: WEDNESDAY }), TUESDAY);
        expect(await db.query('select count(*) as held from sessions')).toEqual([{ held: 1 }]);
      });
    });

    it('of one school are nobody’s in another', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      await store.school(cedar, (db) => beginSession(db, session(), MONDAY));
      expect(await store.school(maple, (db) => loadSession(db, SECRET, MONDAY))).toBeNull();
    });

    it('stand in an export without what opens them', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session(), MONDAY);
        const held = JSON.stringify(await exportSchool(db));
        expect(held).toContain('4001');
        expect(held).not.toContain(sessionHash(SECRET));
      });
    });
  });

  describe('a learner’s session', () => {
    it('stands in what is held about that learner, and a teacher’s never does', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session({ user: '9001', role: 'learner' }), MONDAY);
        await beginSession(db, session({ session: sessionHash('teacher') }), MONDAY);
        const { sessions } = await exportSchool(db, LearnerId.parse('9001'));
        expect(sessions).toEqual([expect.objectContaining({ lms_user: '9001', role: 'learner' })]);
        expect((await exportSchool(db, LearnerId.parse('4001')))['sessions']).toEqual([]);
      });
    });
  });

  describe('a launch', () => {
    it('is let in once, and forgotten after a day', async () => {
      await inSchool(engine(), async (db) => {
        expect(await spendNonce(db, 'n1', MONDAY)).toBe(true);
        expect(await spendNonce(db, 'n1', instant('2026-09-07T07:10:00Z'))).toBe(false);
        expect(await spendNonce(db, 'n2', WEDNESDAY)).toBe(true);
        expect(await db.query('select nonce from spent_nonces')).toEqual([{ nonce: 'n2' }]);
      });
    });

    it('that two let in at once is let in once', async () => {
      const { store } = engine();
      const school = freshSchool();
      const both = await Promise.all([1, 2, 3].map(() => store.school(school, (db) => spendNonce(db, 'same', MONDAY))));
      expect(both.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('a consent', () => {
    it('serves once, and the newest of a session only', async () => {
      await inSchool(engine(), async (db) => {
        const sealed = (secret: string) =>
          sealedBefore(secret, { school: db.school, user: session().session, purpose: 'consent' });
        await beginSession(db, session(), MONDAY);
        await beginConsent(db, session().session, { token: 'r1', sealed: sealed('one'), beganAt: MONDAY });
        await beginConsent(db, session().session, { token: 'r2', sealed: sealed('two'), beganAt: MONDAY });

        const taken = await takeConsent(db, session().session);
        expect(taken).toMatchObject({ token: 'r2', beganAt: MONDAY });
        expect(await takeConsent(db, session().session)).toBeNull();
      });
    });
  });

  describe('an installation at the LMS', () => {
    it('leads to the schools whose file names it now', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      const place = `place-${cedar}`;
      await store.school(cedar, (db) => saveSchoolFile(db, named(place), MONDAY));
      await store.school(maple, (db) => saveSchoolFile(db, named(place), MONDAY));
      expect(await store.schools(place)).toEqual([cedar, maple].toSorted());
      expect(await store.schools('nowhere')).toEqual([]);

      await store.school(maple, (db) => saveSchoolFile(db, named(), TUESDAY));
      expect(await store.schools(place)).toEqual([cedar]);
      expect(await store.schools()).toEqual(expect.arrayContaining([cedar, maple]));
    });
  });
};
