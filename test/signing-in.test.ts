import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../src/ids.ts';
import type { Hosts } from '../src/lms/registry.ts';
import type { Person } from '../src/lms/sign-in.ts';
import { openSigningIn } from '../src/signing-in.ts';
import { inviteAdministrator } from '../src/store/people/administrators.ts';
import { markCredential, saveCredential } from '../src/store/people/credentials.ts';
import { saveSchoolFile } from '../src/store/schools.ts';
import { memoryVault, sealedBefore } from './builders/memory/vault.ts';
import { SchoolFile } from '../src/school/file.ts';
import type { Store } from '../src/store/types.ts';
import { instant } from '../src/time.ts';
import { courseSettings } from './builders/course-settings.ts';
import { schoolFile } from './builders/school.ts';
import { memoryStore } from './builders/served/store.ts';

const AT = instant('2026-03-02T08:00:00Z');
const RIVERA: Person = { lms: 'google', id: '8001', name: 'T. Rivera', email: 'T.Rivera@cedar.example', domain: null };
const CEDAR = SchoolId.parse('cedar');

let store: Store;
let kept: string[];
const vault = memoryVault();
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

describe('of a school that names its domains', () => {
  const DOMAINS = { domains: ['cedar.example', 'staff.cedar.example'] };
  const file = schoolFile();
  const save = (school: object): Promise<unknown> =>
    store.school(CEDAR, (db) =>
      saveSchoolFile(
        db,
        SchoolFile.parse({
          ...file,
          school: { ...file.school, ...school },
          courses: [courseSettings({ id: '600', teacher: 't.rivera@cedar.example' })],
        }),
        AT,
      ),
    );
  beforeAll(async () => {
    await save(DOMAINS);
    await store.school(CEDAR, (db) => inviteAdministrator(db, 't.rivera@cedar.example', 'operator', AT));
  });
  afterAll(() => save({}));

  it.each([
    ['of one of them is a teacher and looks after it', 'staff.cedar.example', true],
    ['of another is neither, whatever address Google verified', 'maple.example', false],
    ['of none is neither', null, false],
  ])('an account %s', async (_what, domain, isTheirs) => {
    const person = { ...RIVERA, domain };
    const places = (await signingIn().places(person)).map(({ school }) => school);
    await signingIn().keepForNights(person, '1//r', [], AT);

    expect(places.includes(CEDAR)).toBe(isTheirs);
    expect((await signingIn().administers(person, AT)).includes(CEDAR)).toBe(isTheirs);
    expect(kept.some((line) => line.startsWith('cedar '))).toBe(isTheirs);
  });

  it('nobody who is no administrator yet becomes one from another domain', async () => {
    await store.school(CEDAR, (db) => inviteAdministrator(db, 'm.okafor@cedar.example', 'operator', AT));
    const okafor = { ...RIVERA, id: '8009', email: 'm.okafor@cedar.example', domain: 'maple.example' };
    expect(await signingIn().administers(okafor, AT)).toEqual([]);
    expect(await signingIn().administers({ ...okafor, domain: 'cedar.example' }, AT)).toEqual([CEDAR]);
  });
});

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
    const sealed = sealedBefore('x', { school: CEDAR, user: 'x', purpose: 'lms' });
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

describe("a teacher no file names, with an account of the school's own domain", () => {
  const park = SchoolId.parse('park');
  const open = (domains: string[]): Promise<unknown> =>
    store.school(park, (db) => {
      const file = schoolFile({ courses: [] });
      return saveSchoolFile(db, { ...file, school: { ...file.school, id: park, domains } }, AT);
    });
  const newcomer: Person = {
    lms: 'google',
    id: '8099',
    name: 'N. Ew',
    email: 'N.Ew@park.example',
    domain: 'park.example',
  };

  it('is of that school, and of no other', async () => {
    await open(['park.example']);
    expect(await signingIn().places(newcomer)).toEqual([{ school: 'park', user: 'n.ew@park.example' }]);
    expect(await signingIn().places({ ...newcomer, lms: 'schoology' })).toEqual([]);
  });

  it.each(['notpark.example', 'sub.park.example', null])('is not with an account of %s', async (domain) => {
    await open(['park.example']);
    expect(await signingIn().places({ ...newcomer, domain })).toEqual([]);
  });

  it('is not asked for a credential by night before there is a class', async () => {
    await open(['park.example']);
    expect(await signingIn().lacksNights(newcomer)).toBe(false);
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
  const HEAD: Person = { lms: 'google', id: '7001', name: 'H. Stone', email: 'Head@district.example', domain: null };
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

  it('is known by one look, and each of their own schools asked, of forty others none', async () => {
    const { store: over, walls, asked } = watched();
    expect(await signingIn(over).administers(HEAD, AT)).toEqual(['bell', 'cedar']);
    expect(walls).toEqual(['bell', 'cedar']);
    expect(asked.filter((sql) => sql.includes('school_files'))).toHaveLength(2);

    const stranger = watched();
    expect(await signingIn(stranger.store).administers({ ...RIVERA, id: '1', email: 'x@y.example' }, AT)).toEqual([]);
    expect(stranger.walls).toEqual([]);
  });

  it('stays known by the LMS’s id when the address is somebody else’s later', async () => {
    expect(await signingIn().administers({ ...HEAD, email: null }, AT)).toEqual(['bell', 'cedar']);
    expect(await signingIn().administers({ ...HEAD, id: '7002' }, AT)).toEqual([]);
    expect(await signingIn().administers({ ...HEAD, lms: 'schoology', email: null }, AT)).toEqual([]);
  });
});
