import type { MethodOptions } from 'googleapis-common';
import { allPages, PagingError } from '../../http/paging.ts';
import type { Page } from '../../http/paging.ts';
import { Refused, unreadable } from './errors.ts';
import { idIn } from '../rows.ts';
import { Listed } from './schema.ts';
import type { Call, TeacherClient } from './teacher-client.ts';

/** One paged endpoint. */
export interface ListCall extends Call {
  /** Name Google gives the rows, and the id each row carries. */
  readonly key: string;
  readonly id: string;
}

/** What changes from page to page; everything else must stay as it was (FACTS.md 1.4). */
export interface PageOf {
  readonly pageToken?: string;
}

/**
 * Every record of a list, page by page and still unread.
 * @throws LmsError when a page is missing or the pages contradict each other: the list then proves nothing
 */
export async function* listAll(
  client: TeacherClient,
  call: ListCall,
  send: (page: PageOf, options: MethodOptions) => Promise<unknown>,
): AsyncGenerator<readonly unknown[]> {
  let deep = false;

  async function fetchPage(token: string | null): Promise<Page<unknown>> {
    deep = token !== null;
    const json = await client.call(call, (options) => send(token === null ? {} : { pageToken: token }, options));
    const page = Listed.safeParse(json);
    const rows = page.success ? (page.data[call.key] ?? []) : null;
    if (!page.success || !Array.isArray(rows))
      throw unreadable(`Google did not ${call.doing}: the answer is no list`, false);
    return { rows, next: page.data.nextPageToken || null };
  }

  try {
    yield* allPages({
      fetch: fetchPage,
      idOf: (record) => idIn(record, call.id),
      refused: (error) => deep && error instanceof Refused && error.said.http === 400,
    });
  } catch (error) {
    if (error instanceof PagingError) throw unreadable(`Google did not ${call.doing}: ${error.message}`, false);
    throw error;
  }
}
