import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SchoolFile } from '../../../src/school/file.ts';
import { sealedBefore } from '../../builders/memory/vault.ts';
import { isToBeNoted, sessionHash } from '../../../src/store/people/sessions.ts';
import {
  beginSignIn,
  endSignIn,
  keepHandOver,
  loadSignIn,
  noteSignInSeen,
  NOBODYS,
  takeHandOver,
  type HandOver,
  type SignIn,
} from '../../../src/store/people/sign-ins.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { schoolFile } from '../../builders/school.ts';
import { freshSchool } from './engine.ts';
import type { Suite } from './engine.ts';

const START = instant('2026-03-02T08:00:00Z');
const sealed = sealedBefore('x', { school: NOBODYS, user: 'x', purpose: 'sign-in' });

function after(minutes: number): Instant {
  return instant(new Date(Date.parse(START) + minutes * 60_000).toISOString());
}

function signIn(secret: string, change: Partial<SignIn> = {}): SignIn {
  return {
    session: sessionHash(secret),
    lms: 'google',
    person: '9001',
    name: 'Ana',
    sealed,
    endsAt: after(720),
    ...change,
  };
}

function handOver(code: string, change: Partial<HandOver> = {}): HandOver {
  return { code: sessionHash(code), challenge: sessionHash('verifier'), sealed, endsAt: after(1), ...change };
}

/** What every request of theirs does. */
async function look(db: SchoolDb, secret: string, at: Instant): ReturnType<typeof loadSignIn> {
  const found = await loadSignIn(db, secret, at);
  if (found !== null && isToBeNoted(found, at)) await noteSignInSeen(db, found, at);
  return found;
}

export const signInsSuite: Suite = (engine) => {
  const nobodys = <T>(work: (db: SchoolDb) => Promise<T>): Promise<T> => engine().store.school(NOBODYS, work);

  describe('hand-overs', () => {
    it('are taken once, by whoever shows the verifier, within their minute', async () => {
      const code = randomUUID();
      await nobodys(async (db) => {
        await keepHandOver(db, handOver(code), START);
        expect(await takeHandOver(db, { code, verifier: 'another' }, START)).toBeNull();
        expect(await takeHandOver(db, { code: 'another', verifier: 'verifier' }, START)).toBeNull();
        expect(await takeHandOver(db, { code, verifier: 'verifier' }, after(1))).toBeNull();
        expect(await takeHandOver(db, { code, verifier: 'verifier' }, START)).toEqual(sealed);
        expect(await takeHandOver(db, { code, verifier: 'verifier' }, START)).toBeNull();
      });
    });

    it('that nobody came for are forgotten when the next one comes', async () => {
      const [old, next] = [randomUUID(), randomUUID()];
      await nobodys(async (db) => {
        await keepHandOver(db, handOver(old), START);
        await keepHandOver(db, handOver(next, { endsAt: after(3) }), after(2));
        expect(
          await db.query('select code from hand_overs where code = any($1)', [[old, next].map(sessionHash)]),
        ).toEqual([{ code: sessionHash(next) }]);
      });
    });
  });

  describe('sign-ins', () => {
    it('last twelve hours, however busy', async () => {
      const secret = randomUUID();
      await nobodys(async (db) => {
        await beginSignIn(db, signIn(secret), START);
        for (let minute = 30; minute < 720; minute += 30)
          expect(await look(db, secret, after(minute))).toMatchObject({ ...signIn(secret), beganAt: START });
        expect(await loadSignIn(db, secret, after(720))).toBeNull();
      });
    });

    it('end after an hour without a request', async () => {
      const secret = randomUUID();
      await nobodys(async (db) => {
        await beginSignIn(db, signIn(secret), START);
        expect(await look(db, secret, after(59))).not.toBeNull();
        expect(await look(db, secret, after(118))).not.toBeNull();
        expect(await loadSignIn(db, secret, after(178))).toBeNull();
        expect(await loadSignIn(db, secret, after(179))).toBeNull();
      });
    });

    it('are gone when they are ended, and nobody else is found by another secret', async () => {
      const secret = randomUUID();
      await nobodys(async (db) => {
        await beginSignIn(db, signIn(secret), START);
        expect(await loadSignIn(db, `${secret}x`, START)).toBeNull();
        await endSignIn(db, secret);
        expect(await loadSignIn(db, secret, START)).toBeNull();
      });
    });

    it('that have ended, or stood idle, are forgotten when somebody else comes', async () => {
      const [ended, idle, last] = [randomUUID(), randomUUID(), randomUUID()];
      await nobodys(async (db) => {
        await beginSignIn(db, signIn(ended, { endsAt: after(10) }), START);
        await beginSignIn(db, signIn(idle), after(5));
        await beginSignIn(db, signIn(last), after(65));
        const kept = await db.query('select session from sign_ins where session = any($1)', [
          [ended, idle, last].map(sessionHash),
        ]);
        expect(kept).toEqual([{ session: sessionHash(last) }]);
      });
    });

    it('stand behind the wall of a school that cannot be: no file may name it, no list holds it, no school sees them', async () => {
      const secret = randomUUID();
      await nobodys((db) => beginSignIn(db, signIn(secret), START));
      const file = schoolFile();
      expect(SchoolFile.safeParse({ ...file, school: { ...file.school, id: NOBODYS } }).success).toBe(false);
      expect(await engine().store.schools()).not.toContain(NOBODYS);
      expect(await engine().store.school(freshSchool(), (db) => loadSignIn(db, secret, START))).toBeNull();
    });
  });
};
