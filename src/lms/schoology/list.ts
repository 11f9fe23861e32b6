import { z } from 'zod';
import { allPages, PagingError } from '../../http/paging.ts';
import type { Page } from '../../http/paging.ts';
import { unreadable } from './errors.ts';
import type { Call, Query, TeacherClient } from './teacher-client.ts';

/** One paged endpoint. */
export interface ListCall extends Call {
  /** Where the rows stand in the answer. */
  readonly key: string | readonly [string, string];
  /** What makes a row the same row on another page. */
  readonly idOf: (row: unknown) => string | null;
}

/** The most a page holds; more is not documented, and clients that ask for it get it (FACTS.md 2.3). */
export const LIMIT = 200;
/** Rows a page holds where nothing was asked for: with fewer, a list is at its end for certain. */
const SMALLEST_PAGE = 20;

const Listed = z.looseObject({ links: z.object({ next: z.string().nullish() }).nullish() });

/**
 * Every record of a list, page by page and still unread. The host names the next page; a list that names none because it
 * carries no links at all is asked on by count until nothing new comes, for it may just as well be cut off.
 * @throws LmsError when a page is missing or is no list: the whole then proves nothing
 */
export async function* listAll(
  client: TeacherClient,
  call: ListCall,
  path: string,
  query: Query = {},
): AsyncGenerator<readonly unknown[]> {
  const seen = new Set<string>();
  let count = 0;

  async function fetchPage(token: string | null): Promise<Page<unknown>> {
    const byCount = token !== null && /^\d+$/.test(token);
    const json =
      token === null || byCount
        ? await client.get(call, path, { ...query, limit: LIMIT, start: token ?? 0 })
        : await client.follow(call, token);
    const listed = Listed.safeParse(json);
    const rows = rowsIn(json, call.key);
    if (!listed.success || rows === null)
      throw unreadable(`Schoology did not ${call.doing}: the answer is no list`, false);
    const fresh = rows.filter((row) => !seen.has(call.idOf(row) ?? ''));
    for (const row of fresh) seen.add(call.idOf(row) ?? '');
    count += fresh.length;
    const next = listed.data.links?.next;
    if (next) return { rows, next };
    const mayGoOn = (listed.data.links ?? null) === null && rows.length >= SMALLEST_PAGE && fresh.length > 0;
    // A host that starts again from the first rows brings nothing new, which ends the list.
    return { rows: byCount ? fresh : rows, next: mayGoOn ? String(count) : null };
  }

  try {
    yield* allPages({ fetch: fetchPage, idOf: call.idOf, refused: () => false });
  } catch (error) {
    if (error instanceof PagingError) throw unreadable(`Schoology did not ${call.doing}: ${error.message}`, false);
    throw error;
  }
}

/** The rows under the name they must have; a list of one may come as that one. Null: the answer is something else. */
function rowsIn(json: unknown, key: ListCall['key']): readonly unknown[] | null {
  let rows = json;
  for (const name of typeof key === 'string' ? [key] : key) rows = isObject(rows) ? Reflect.get(rows, name) : null;
  if (Array.isArray(rows)) return rows;
  return isObject(rows) ? [rows] : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
