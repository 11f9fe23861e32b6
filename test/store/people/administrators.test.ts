import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import {
  addressOf,
  inviteAdministrator,
  isAdministrator,
  listAdministrators,
  removeAdministrator,
} from '../../../src/store/people/administrators.ts';
import type { SchoolDb, Store } from '../../../src/store/types.ts';
import { instant } from '../../../src/time.ts';
import { memoryStore } from '../../builders/served/store.ts';

const SCHOOL = SchoolId.parse('cedar');
const [MONDAY, TUESDAY] = [instant('2026-09-14T12:00:00Z'), instant('2026-09-15T12:00:00Z')];
let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

const within = <T>(work: (db: SchoolDb) => Promise<T>): Promise<T> => store.school(SCHOOL, work);

describe('who looks after a school', () => {
  it('is who was invited, from when they come with that address on, known by their id', async () => {
    const comes = (id: string, email: string | null) =>
      within((db) => isAdministrator(db, { lms: 'google', id, email }, TUESDAY));

    expect(await within((db) => inviteAdministrator(db, 'Ada@Cedar.example', 'operator', MONDAY))).toBe(true);
    expect(await within((db) => inviteAdministrator(db, 'ada@cedar.example', 'operator', TUESDAY))).toBe(false);
    expect([await comes('g9', 'bo@cedar.example'), await comes('g1', null)]).toEqual([false, false]);
    expect(await comes('g1', 'ADA@cedar.example')).toBe(true);
    expect(await comes('g1', null)).toBe(true); // by the id from now on
    expect(await comes('g2', 'ada@cedar.example')).toBe(false); // the address is theirs no more
    expect(await within((db) => isAdministrator(db, { lms: 'schoology', id: 'g1', email: null }, TUESDAY))).toBe(false);
    expect(await within(listAdministrators)).toEqual([
      { email: 'ada@cedar.example', person: 'g1', invitedAt: MONDAY, joinedAt: TUESDAY },
    ]);
    expect(await within((db) => addressOf(db, 'g1'))).toBe('ada@cedar.example');
    expect(await within((db) => addressOf(db, 'g7'))).toBe('g7');
  });

  it('may be taken off the list, but for the last who has come', async () => {
    await within((db) => inviteAdministrator(db, 'bo@cedar.example', 'g1', TUESDAY));
    const off = (email: string) => within((db) => removeAdministrator(db, email));

    expect(await off('nobody@cedar.example')).toBe('none');
    expect(await off('ada@cedar.example')).toBe('last');
    expect(await off('Bo@cedar.example')).toBe('removed');
    expect((await within(listAdministrators)).map(({ email }) => email)).toEqual(['ada@cedar.example']);
  });
});
