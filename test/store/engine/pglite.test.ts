import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMemory } from '../../../src/store/engine/pglite.ts';
import { template } from '../../builders/served/store.ts';
import { engineOver, type Engine } from '../suites/engine.ts';
import { SUITES } from '../suites/index.ts';

describe('on the embedded engine', () => {
  let engine: Engine;

  beforeAll(async () => {
    const driver = await openMemory(await template());
    engine = engineOver(driver);
  });
  afterAll(() => engine.store.close());

  for (const suite of SUITES) suite(() => engine);

  it('counts a table that has grown, without which it would not find its way in it', async () => {
    const { driver } = engine;
    await driver.transaction((sql) => sql.script('create table grown as select n from generate_series(1, 9999) n'));
    const counted = () =>
      driver.asked<{ rows: number }>({
        sql: `select reltuples as rows from pg_class where relname = 'grown'`,
        params: [],
      });
    expect(await counted()).toEqual([{ rows: -1 }]);

    for (let n = 0; n < 100; n += 1) await driver.transaction(async () => {});

    expect(await counted()).toEqual([{ rows: 9999 }]);
  });
});
