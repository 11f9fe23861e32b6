import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Driver } from '../../src/store/engine/driver.ts';
import { openMemory } from '../../src/store/engine/pglite.ts';
import { pageDeps, servePages } from '../builders/served/pages.ts';
import { memoryStore, template } from '../builders/served/store.ts';
import { crossings } from './crossings.ts';
import { malformed } from './malformed.ts';

let driver: Driver;
beforeAll(async () => {
  driver = await openMemory(await template());
});
afterAll(() => driver.close());

// A few with every test run; `npm run attacked` makes fifty thousand on a server.
describe('five hundred reads and writes at random across the wall', () => {
  it('get no row of another school, and change none', async () => {
    const { faults, tables, reads, writes } = await crossings(driver, { n: 500, seed: 'npm test' });

    expect(faults).toEqual([]);
    expect(tables).toBeGreaterThan(40);
    expect(Math.min(reads, writes)).toBeGreaterThan(150);
  });

  it('would see a wall that is down around one table', async () => {
    await driver.transaction((owner) => owner.script('alter table consents disable row level security'));
    const { faults } = await crossings(driver, { n: 500, seed: 'down' });
    await driver.transaction((owner) => owner.script('alter table consents enable row level security'));

    expect(faults.length).toBeGreaterThan(0);
  });
});

describe('five hundred requests that no client of ours sends', () => {
  it('to the pages, as a teacher who is in, are answered by no fault of ours and never with what was sent', async () => {
    const store = await memoryStore();
    const served = await servePages(pageDeps(store));
    const { faults, answers } = await malformed(served.url, { n: 500, seed: 'npm test' });
    await served.close();
    await store.close();

    expect(faults).toEqual([]);
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(['200', '400', '403', '404']));
  });
});
