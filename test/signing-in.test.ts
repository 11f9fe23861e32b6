import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../src/ids.ts';
import type { Hosts } from '../src/lms/registry.ts';
import type { Person } from '../src/lms/sign-in.ts';
import { openSigningIn } from '../src/signing-in.ts';
import { markCredential, saveCredential } from '../src/store/people/credentials.ts';
import { inviteAdministrator } from '../src/store/people/administrators.ts';
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

function signingIn(over: Store = store): ReturnType<typeof openSigningIn> {
  return openSigningIn({
    store: over,
    vault,
    hosts: { google: nothing, schoology: nothing },
    connect: () => Promise.reject(new Error('no LMS is asked here')),
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

/** The same store, noting every transaction behind a school's wall and every text asked in it. */
function watched(): { readonly store: Store; readonly walls: string[]; readonly asked: string[] } {
  const [walls, asked]: [string[], string[]] = [[], []];
  return {
    walls,
    asked,
    store: {
      ...store,
      school: (school, work) => {
        walls.push(school);
        return store.school(school, (db) =>
          work({ ...db, query: (sql, params) => (asked.push(sql), db.query(sql, params)) }),
        );
      },
    },
  };
}

describe('who looks after schools', () => {
  const HEAD: Person = { lms: 'google', id: '7001', name: 'H. Stone', email: 'Head@district.example' };
  beforeAll(async () => {
    for (let n = 0; n < 40; n++)
      await store.school(SchoolId.parse(`s${n}`), (db) =>
        inviteAdministrator(db, `office@s${n}.example`, 'operator', AT),
      );
    for (const school of ['cedar', 'bell'])
      await store.school(SchoolId.parse(school), (db) =>
        inviteAdministrator(db, 'head@district.example', 'operator', AT),
      );
  });

  it('is known by one look, and each of their own schools asked, of forty others none; no school file is read', async () => {
    const { store: over, walls, asked } = watched();
    expect(await signingIn(over).administers(HEAD, AT)).toEqual(['bell', 'cedar']);
    expect(walls).toEqual(['bell', 'cedar']);
    expect(asked.filter((sql) => sql.includes('school_files'))).toEqual([]);

    const stranger = watched();
    expect(await signingIn(stranger.store).administers(RIVERA, AT)).toEqual([]);
    expect(stranger.walls).toEqual([]);
  });

  it('stays known by the LMS’s id when the address is somebody else’s later', async () => {
    expect(await signingIn().administers({ ...HEAD, email: null }, AT)).toEqual(['bell', 'cedar']);
    expect(await signingIn().administers({ ...HEAD, id: '7002' }, AT)).toEqual([]);
    expect(await signingIn().administers({ ...HEAD, lms: 'schoology', email: null }, AT)).toEqual([]);
  });
});
