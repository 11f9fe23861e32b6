import { afterAll, beforeAll, describe } from '@jest/globals';
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
});
