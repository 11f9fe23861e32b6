import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../src/ids.ts';
import type { Hosts } from '../src/lms/registry.ts';
import type { Person } from '../src/lms/sign-in.ts';
import { openSigningIn } from '../src/signing-in.ts';
import { markCredential, saveCredential } from '../src/store/people/credentials.ts';
import { saveSchoolFile } from '../src/store/schools.ts';
import { openVault } from '../src/store/secrets/vault.ts';
import type { Store } from '../src/store/types.ts';
import { instant } from '../src/time.ts';
import { courseSettings } from './builders/course-settings.ts';
import { schoolFile } from './builders/school.ts';
import { memoryStore } from './builders/served/store.ts';

const AT = instant('2026-03-02T08:00:00Z');
const RIVERA: Person = { lms: 'google', id: '8001', name: 'T. Rivera', email: 'T.Rivera@cedar.example' };
const CEDAR = SchoolId.parse('cedar');

let store: Store;
let kept: string[];
const vault = openVault(randomBytes(32));
const nothing = { signIn: null } as Hosts['google'];

beforeAll(async () => {
  store = await memoryStore();
  const file = schoolFile();
  const teaches = (id: string, lms: 'google' | 'schoology', teachers: readonly string[]): Promise<unknown> =>
    store.school(SchoolId.parse(id), (db) =>
      saveSchoolFile(
        db,
        {
          ...file,
          school: { ...file.school, id: SchoolId.parse(id), lms },
          courses: teachers.map((teacher, n) => courseSettings({ id: `60${n}`, teacher })),
        },
        AT,
      ),
    );
  await teaches('cedar', 'google', ['t.rivera@cedar.example', 't.rivera@cedar.example', 'm.okafor@cedar.example']);
  await teaches('maple', 'google', ['8001']);
  await teaches('bell', 'schoology', ['8001']);
});
afterAll(() => store.close());
beforeEach(() => {
  kept = [];
});

function signingIn(): ReturnType<typeof openSigningIn> {
  return openSigningIn({
    store,
    vault,
    hosts: { google: nothing, schoology: nothing },
    async keep(school, { user }, token, scopes) {
      kept.push(`${school} ${user} ${token} ${scopes.join()}`);
    },
  });
}

describe('a teacher’s token that lasts', () => {
  it('is kept once for each school of that LMS whose file names them, by address or by id', async () => {
    await signingIn().keepForNights(RIVERA, '1//r', ['a', 'b'], AT);
    expect(kept).toEqual(['cedar t.rivera@cedar.example 1//r a,b', 'maple 8001 1//r a,b']);
  });

  it('is nobody else’s: whom no file names keeps nothing', async () => {
    await signingIn().keepForNights({ ...RIVERA, id: '9001', email: 'ana@cedar.example' }, '1//a', [], AT);
    await signingIn().keepForNights({ ...RIVERA, id: '8002', email: null }, '1//b', [], AT);
    expect(kept).toEqual([]);
  });

  it('is lacking until each of their schools has one, and again when it was refused', async () => {
    const { lacksNights } = signingIn();
    const sealed = vault.seal('x', { school: CEDAR, user: 'x', purpose: 'lms' });
    const keep = (school: string, user: string): Promise<unknown> =>
      store.school(SchoolId.parse(school), (db) =>
        saveCredential(db, { lms: 'google', user, sealed, scopes: [], at: AT }),
      );
    expect(await lacksNights(RIVERA)).toBe(true);
    await keep('cedar', 't.rivera@cedar.example');
    expect(await lacksNights(RIVERA)).toBe(true);
    await keep('maple', '8001');
    expect(await lacksNights(RIVERA)).toBe(false);
    await store.school(CEDAR, (db) =>
      markCredential(db, 'google', 't.rivera@cedar.example', 'reconnect', 'revoked', AT),
    );
    expect(await lacksNights(RIVERA)).toBe(true);
    expect(await lacksNights({ ...RIVERA, id: '9001', email: 'ana@cedar.example' })).toBe(false);
  });
});

describe("a teacher no file names, with an address of the school's domain", () => {
  const park = SchoolId.parse('park');
  const open = (domains: string[]): Promise<unknown> =>
    store.school(park, (db) => {
      const file = schoolFile({ courses: [] });
      return saveSchoolFile(db, { ...file, school: { ...file.school, id: park, domains } }, AT);
    });
  const newcomer: Person = { lms: 'google', id: '8099', name: 'N. Ew', email: 'N.Ew@park.example' };

  it('is of that school, and of no other', async () => {
    await open(['park.example']);
    expect(await signingIn().places(newcomer)).toEqual([{ school: 'park', user: 'n.ew@park.example' }]);
    expect(await signingIn().places({ ...newcomer, lms: 'schoology' })).toEqual([]);
  });

  it.each(['n.ew@notpark.example', 'n.ew@sub.park.example', 'n.ew@park.example.evil.example', null])(
    'is not with %s',
    async (email) => {
      await open(['park.example']);
      expect(await signingIn().places({ ...newcomer, email })).toEqual([]);
    },
  );

  it('is not asked for a credential by night before there is a class', async () => {
    await open(['park.example']);
    expect(await signingIn().lacksNights(newcomer)).toBe(false);
  });
});
