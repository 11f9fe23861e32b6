import { describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import { ALWAYS_HELD, type Driver, type SqlRunner } from '../../../src/store/engine/driver.ts';
import { storeOver } from '../../../src/store/engine/wall.ts';
import type { Store } from '../../../src/store/types.ts';

const SCHOOL = SchoolId.parse('maple');
const NOTHING: SqlRunner = { query: async () => [], script: async () => {} };
const driver = (): Driver => ({
  kind: 'embedded',
  transaction: async (work) => work(NOTHING),
  begunWith: async (_first, work) => work(NOTHING),
  asked: async () => [],
  alone: async (_name, work) => work(ALWAYS_HELD),
  close: async () => {},
});

/** Opens one store after the other, as tests and commands do, and uses each. */
async function used(stores: number): Promise<Store> {
  let store = storeOver(driver());
  for (let n = 0; n < stores; n += 1) {
    store = storeOver(driver());
    await store.school(SCHOOL, async (db) => db.query('select 1'));
    await store.close();
  }
  return store;
}

/** What Node hangs on each new promise, of all storages that were used: their number is what a promise costs. */
const carried = (): number => Object.getOwnPropertySymbols(Promise.resolve()).length;

describe('the wall', () => {
  it('costs a promise no more after many stores than after one', async () => {
    await used(1);
    const before = carried();

    await used(20);

    expect(carried()).toBe(before);
  });

  it('refuses a transaction inside another of the same store, and lets one of another store be', async () => {
    const [one, other] = [storeOver(driver()), storeOver(driver())];

    const inside = (store: Store): Promise<string> =>
      one.school(SCHOOL, () => other.school(SCHOOL, () => store.school(SCHOOL, async () => 'done')));

    await expect(inside(one)).rejects.toMatchObject({ kind: 'misuse' });
    await expect(inside(other)).rejects.toMatchObject({ kind: 'misuse' });
    expect(await inside(storeOver(driver()))).toBe('done');
    const look = one.school(SCHOOL, () => one.look(SCHOOL).query('select 1', []));
    await expect(look).rejects.toMatchObject({ kind: 'misuse' });
  });

  it('closes its engine, once however often it is closed', async () => {
    let closings = 0;
    const store = storeOver({
      ...driver(),
      close: async () => {
        closings += 1;
      },
    });

    await Promise.all([store.close(), store.close()]);
    await store.close();

    expect(closings).toBe(1);
  });
});
