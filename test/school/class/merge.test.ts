import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeEdit, type Keyed } from '../../../src/school/class/merge.ts';

type Row = { readonly word: string; readonly note?: string };
const rows = (all: Readonly<Record<string, Row>>): Keyed<Row>[] =>
  Object.entries(all).map(([key, value]) => ({ key, value }));
const shown = rows({ a: { word: 'one' }, b: { word: 'two' } });

function find(all: readonly Keyed<Row>[], key: string): Row | undefined {
  return all.find((row) => row.key === key)?.value;
}

describe('two people at the same rows', () => {
  it('what each changed in a row of their own is kept', () => {
    const made = rows({ a: { word: 'ONE' }, b: { word: 'two' } });
    const stored = rows({ a: { word: 'one' }, b: { word: 'TWO' }, c: { word: 'new' } });
    const merged = mergeEdit({ shown, made }, stored);
    expect(merged).toEqual({
      rows: rows({ a: { word: 'ONE' }, b: { word: 'TWO' }, c: { word: 'new' } }),
      clashes: [],
      others: ['b', 'c'],
    });
  });

  it('two fields of one row are laid together', () => {
    const made = rows({ a: { word: 'ONE' }, b: { word: 'two' } });
    const stored = rows({ a: { word: 'one', note: 'theirs' }, b: { word: 'two' } });
    expect(mergeEdit({ shown, made }, stored).rows[0]).toEqual({ key: 'a', value: { word: 'ONE', note: 'theirs' } });
  });

  it('the same field in two ways is told with both, and mine stands in the rows', () => {
    const made = rows({ a: { word: 'mine' }, b: { word: 'two' } });
    const stored = rows({ a: { word: 'theirs' }, b: { word: 'two' } });
    const merged = mergeEdit({ shown, made }, stored);
    expect(merged.clashes).toEqual([{ key: 'a', theirs: { word: 'theirs' }, mine: { word: 'mine' } }]);
    expect(merged.rows[0]?.value).toEqual({ word: 'mine' });
  });

  it('what one takes out while the other changes it is a clash, and taken out by both is not', () => {
    const without = rows({ b: { word: 'two' } });
    expect(mergeEdit({ shown, made: without }, rows({ a: { word: 'x' }, b: { word: 'two' } })).clashes).toHaveLength(1);
    expect(mergeEdit({ shown, made: without }, without)).toEqual({ rows: without, clashes: [], others: ['a'] });
  });

  it('the order is that of whoever changed it', () => {
    const turned = shown.toReversed();
    expect(mergeEdit({ shown, made: turned }, shown).rows).toEqual(turned);
    expect(mergeEdit({ shown, made: shown }, turned).rows).toEqual(turned);
  });

  it('whatever both did: every row is as one of them has it, nothing typed is lost, and nobody else means mine', () => {
    const some = fc
      .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.record({ word: fc.constantFrom('1', '2') }), {
        noNullPrototype: true,
      })
      .map((all) => rows(all));
    fc.assert(
      fc.property(some, some, some, (was, mine, theirs) => {
        const merged = mergeEdit({ shown: was, made: mine }, theirs);
        for (const { key, value } of merged.rows) expect([find(mine, key), find(theirs, key)]).toContainEqual(value);
        const typed = mine.filter(({ key, value }) => find(was, key)?.word !== value.word);
        expect(typed.map(({ key }) => find(merged.rows, key))).toEqual(typed.map(({ value }) => value));
        expect(mergeEdit({ shown: was, made: mine }, was).rows).toEqual(mine);
      }),
    );
  });
});
