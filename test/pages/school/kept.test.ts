import { describe, expect, it } from '@jest/globals';
import { KEPT, KEPT_GROUPS } from '../../../src/pages/school/kept.ts';
import { TABLES } from '../../../src/store/tables.ts';

describe('what an administrator reads of how long everything is kept', () => {
  it('tells of every table of the store, once', () => {
    const told = KEPT_GROUPS.flatMap((group) => KEPT[group]);
    expect(told.toSorted()).toEqual(TABLES.map(({ name }) => name).toSorted());
  });

  it.each([
    ['results', /:year\b/],
    ['moments', /:now\b/],
    ['records', /:record\b/],
  ] as const)('puts tables together that go by one rule, or with the row they hang on: %s', (group, rule) => {
    const odd = KEPT[group].flatMap((name) => {
      const keep = TABLES.find((table) => table.name === name)?.keep;
      return keep === undefined || !('gone' in keep) || rule.test(keep.gone) || keep.gone.startsWith('not exists')
        ? []
        : [`${name}: ${keep.gone}`];
    });
    expect(odd).toEqual([]);
  });
});
