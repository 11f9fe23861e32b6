import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, type SchoolId } from '../../../src/ids.ts';
import type { SchoolFile } from '../../../src/school/file.ts';
import { beginConsent, takeConsent } from '../../../src/store/people/consents.ts';
import {
  deploymentProof,
  keepCode,
  newCode,
  proveDeployment,
  takeCode,
} from '../../../src/store/people/deployments.ts';
import { exportSchool } from '../../../src/store/export.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import {
  beginSession,
  endSession,
  isToBeNoted,
  loadSession,
  noteSessionSeen,
  sessionHash,
  spendNonce,
  type Session,
} from '../../../src/store/people/sessions.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { sealedBefore } from '../../builders/memory/vault.ts';
import { NOBODYS } from '../../../src/store/people/sign-ins.ts';
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

/** What every request of theirs does. */
async function look(db: SchoolDb, at: Instant): ReturnType<typeof loadSession> {
  const found = await loadSession(db, SECRET, at);
  if (found !== null && isToBeNoted(found, at)) await noteSessionSeen(db, found, at);
  return found;
}

function named(deployment?: string): SchoolFile {
  return schoolFile({ school: { ...schoolFile().school, ...(deployment === undefined ? {} : { deployment }) } });
}

export const launchSuite: Suite = (engine) => {
  describe('sessions', () => {
    it('are found by what the cookie holds, until they end', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session(), MONDAY);
        expect(await loadSession(db, SECRET, MONDAY)).toEqual({ ...session(), seenAt: MONDAY });
        expect(await loadSession(db, SECRET, TUESDAY)).toBeNull();
        expect(await loadSession(db, 'another', MONDAY)).toBeNull();
      });
    });

    it('end after an hour without a request, and go on for as long as there are requests', async () => {
      await inSchool(engine(), async (db) => {
        await beginSession(db, session(), MONDAY);
        for (const minutes of [59, 118]) expect(await look(db, after(minutes))).toMatchObject(session());
        expect(await look(db, after(118.5))).toMatchObject(session()); // not noted: a page asks every second
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
    it('leads to the schools that have proved it to be theirs, the first one first, and not to one whose file merely names it', async () => {
      const { store } = engine();
      const [cedar, maple, bell] = [freshSchool(), freshSchool(), freshSchool()];
      const place = `place-${cedar}`;
      const prove = (school: SchoolId, at: Instant): Promise<unknown> =>
        store.school(school, (db) => proveDeployment(db, place, at));
      for (const school of [cedar, maple, bell])
        await store.school(school, (db) => saveSchoolFile(db, named(school === bell ? undefined : place), MONDAY));
      expect(await store.schools(place)).toEqual([]);

      expect(await prove(maple, MONDAY)).toBe('proved');
      expect(await prove(maple, TUESDAY)).toBe('same');
      expect(await prove(cedar, TUESDAY)).toBe('proved');
      expect(await prove(bell, TUESDAY)).toBe('proved');
      expect(await store.schools(place)).toEqual([maple, ...[cedar, bell].toSorted()]);
      expect(await store.schools('nowhere')).toEqual([]);
      expect(await store.school(maple, deploymentProof)).toMatchObject({ named: place, proved: place, others: 2 });
      expect(await store.schools()).toEqual(expect.arrayContaining([cedar, maple]));
    });

    it('is proved anew where the school file names another one, and stays proved where it names none or the same', async () => {
      const { store } = engine();
      const school = freshSchool();
      const [one, other] = [`one-${school}`, `other-${school}`];
      const save = (deployment?: string): Promise<unknown> =>
        store.school(school, (db) => saveSchoolFile(db, named(deployment), MONDAY));
      await save(one);
      expect(await store.school(school, (db) => proveDeployment(db, other, MONDAY))).toBe('other');
      await store.school(school, (db) => proveDeployment(db, one, MONDAY));
      await save();
      await save(one);
      expect(await store.schools(one)).toEqual([school]);
      await save(other);
      expect(await store.schools(one)).toEqual([]);
      expect(await store.schools(other)).toEqual([]);
    });

    it('shows a code that serves once, within its hour, however it is written', async () => {
      const { store } = engine();
      const [code, late] = [newCode(), newCode()];
      const deployment = { lms: 'schoology', deployment: `place-${freshSchool()}` } as const;
      await store.school(NOBODYS, (db) => keepCode(db, code, deployment, TUESDAY, MONDAY));
      await store.school(NOBODYS, (db) => keepCode(db, late, deployment, TUESDAY, MONDAY));

      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
      const take = (said: string, at: Instant): Promise<unknown> =>
        store.school(NOBODYS, (db) => takeCode(db, said, at));
      expect(await take(` ${code.toLowerCase().replace('-', ' ')}`, MONDAY)).toEqual(deployment);
      expect(await take(code, MONDAY)).toBeNull();
      expect(await take(late, TUESDAY)).toBeNull();
      expect(await take('', MONDAY)).toBeNull();
    });
  });
};
