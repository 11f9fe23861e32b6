import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import { addKey, currentKey, keysIn, listKeys, rewrapKey } from '../../../src/store/secrets/school-keys.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant } from '../../../src/time.ts';
import { memoryStore } from '../../builders/served/store.ts';

const SCHOOL = SchoolId.parse('cedar');
const AT = instant('2026-09-14T12:00:00Z');
const key = (id: string, text = `${id} wrapped`) => ({ id, wrapped: { by: 'first', text } });
let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

it('one key of a school seals at a time, and those before stay to open what they sealed', async () => {
  const keys = keysIn(store, () => AT);

  expect(await keys.current(SCHOOL)).toBeNull();
  expect(await keys.begin(SCHOOL, key('k1'))).toEqual(key('k1'));
  expect(await keys.begin(SCHOOL, key('k2'))).toEqual(key('k1')); // another came first
  expect(await keys.succeed(SCHOOL, 'k1', key('k3'))).toEqual(key('k3'));
  expect(await keys.succeed(SCHOOL, 'k1', key('k4'))).toEqual(key('k3'));
  expect(await keys.load(SCHOOL, 'k1')).toEqual(key('k1'));
  expect(await keys.load(SCHOOL, 'k4')).toBeNull();
  expect((await store.school(SCHOOL, listKeys)).map(({ id, state }) => [id, state])).toEqual([
    ['k1', 'old'],
    ['k3', 'current'],
  ]);
});

it('a key is wrapped anew only as long as it is wrapped as it was read', async () => {
  await store.school(SchoolId.parse('maple'), async (db) => {
    await addKey(db, key('m1'), 'current', AT);
    expect(await rewrapKey(db, key('m1'), { by: 'second', text: 'anew' })).toBe(true);
    expect(await rewrapKey(db, key('m1'), { by: 'third', text: 'too late' })).toBe(false);
    expect(await currentKey(db)).toEqual({ id: 'm1', wrapped: { by: 'second', text: 'anew' } });
  });
});
