import { describe, expect, it } from '@jest/globals';
import { allPages, PagingError } from '../../src/http/paging.ts';
import type { Page } from '../../src/http/paging.ts';

type Row = { id: string };
/** A broken row. */
const NO_ID = 'no id';

type Script = Record<string, { ids: readonly string[]; next?: string } | Error>;

/** A list scripted by page token, `first` being the page without one. */
function listing(script: Script, refused: (error: unknown) => boolean = () => false) {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (token: string | null): Promise<Page<Row>> => {
      asked.push(token ?? 'first');
      const page = script[token ?? 'first'];
      if (page === undefined || page instanceof Error) throw page ?? new Error('no such page');
      return { rows: page.ids.map((id) => ({ id })), next: page.next ?? null };
    },
    idOf: (row: Row) => (row.id === NO_ID ? null : row.id),
    refused,
  };
}

async function idsOf(list: ReturnType<typeof listing>): Promise<string[]> {
  const ids: string[] = [];
  for await (const rows of allPages(list)) ids.push(...rows.map(({ id }) => id));
  return ids;
}

describe('reading a list', () => {
  it('follows the page tokens to the end', async () => {
    const list = listing({ first: { ids: ['a', 'b'], next: 'p2' }, p2: { ids: ['c'] } });

    expect(await idsOf(list)).toEqual(['a', 'b', 'c']);
  });

  it('follows an empty page that names a next one', async () => {
    expect(await idsOf(listing({ first: { ids: [], next: 'p2' }, p2: { ids: ['a'] } }))).toEqual(['a']);
  });

  it('fails when a page is missing', async () => {
    await expect(idsOf(listing({ first: { ids: ['a'], next: 'p2' }, p2: new Error('down') }))).rejects.toThrow('down');
  });

  it('fails when a page token comes twice, instead of reading forever', async () => {
    const list = listing({ first: { ids: ['a'], next: 'p2' }, p2: { ids: ['b'], next: 'p2' } });

    await expect(idsOf(list)).rejects.toThrow(PagingError);
  });

  it('begins again once when a page token is refused, and gives each row once', async () => {
    const refusal = new Error('token refused');
    const script: Script = { first: { ids: ['a'], next: 'p2' }, p2: refusal };
    const list = listing(script, (error) => {
      script['p2'] = { ids: ['b'] };
      return error === refusal;
    });

    expect(await idsOf(list)).toEqual(['a', 'b']);
    expect(list.asked).toEqual(['first', 'p2', 'first', 'p2']);
  });

  it('gives up when the token is refused a second time', async () => {
    const refusal = new Error('token refused');
    const list = listing({ first: { ids: ['a'], next: 'p2' }, p2: refusal }, () => true);

    await expect(idsOf(list)).rejects.toBe(refusal);
    expect(list.asked).toHaveLength(4);
  });

  it('reads a second time when the list moved underneath, and finds what slipped by', async () => {
    const script: Script = { first: { ids: ['a', 'b'], next: 'p2' }, p2: { ids: ['b', 'c'] } };
    const list = listing(script);
    const all: string[] = [];
    for await (const rows of allPages(list)) {
      all.push(...rows.map(({ id }) => id));
      if (all.length === 3) script['first'] = { ids: ['d', 'a'], next: 'p2' };
    }

    expect(all).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives a row without an id once, although the list is read a second time', async () => {
    const moved = listing({ first: { ids: ['a', NO_ID], next: 'p2' }, p2: { ids: ['a', 'b'] } });
    const refusal = new Error('token refused');
    const script: Script = { first: { ids: [NO_ID], next: 'p2' }, p2: refusal };
    const begunAgain = listing(script, () => {
      script['p2'] = { ids: ['b'] };
      return true;
    });

    expect(await idsOf(moved)).toEqual(['a', NO_ID, 'b']);
    expect(await idsOf(begunAgain)).toEqual([NO_ID, 'b']);
  });
});
