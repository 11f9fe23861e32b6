import { expect, it } from '@jest/globals';
import { tidying } from '../../../src/store/engine/tidy.ts';

/** The looks and what was counted, before each of so many transactions. */
async function before(transactions: number, grown: readonly string[]): Promise<string[][]> {
  let done: string[] = [];
  const engine = {
    query: async () => {
      done.push('look');
      return { rows: grown.map((name) => ({ name })) };
    },
    exec: async (script: string) => {
      done.push(script);
      return [];
    },
  };
  const tidied = tidying(engine as never);
  const each: string[][] = [];
  for (let n = 0; n < transactions; n += 1) {
    done = [];
    await tidied();
    each.push(done);
  }
  return each;
}

it('the embedded engine looks for grown tables before its first transaction and each thirtieth after', async () => {
  const looked = (await before(62, [])).flatMap((done, n) => (done.length > 0 ? [n + 1] : []));
  expect(looked).toEqual([1, 31, 61]);
});

it('counts those that have grown, and nothing where none has', async () => {
  expect(await before(1, ['evidence', 'runs'])).toEqual([['look', 'vacuum (analyze) evidence, runs']]);
  expect(await before(1, [])).toEqual([['look']]);
});
