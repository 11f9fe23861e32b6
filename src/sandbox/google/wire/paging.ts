import { createHash } from 'node:crypto';
import { invalid } from './errors.ts';
import { single } from './query.ts';
import type { Query } from './query.ts';

/** How many entries a list gives when not asked, and at the most (lms/google/FACTS.md 1.4, 4.3). */
export interface PageSize {
  readonly usual: number;
  readonly most: number;
}

interface Cursor {
  /** 1 for the first page. */
  readonly page: number;
  readonly offset: number;
}

const FIRST: Cursor = { page: 1, offset: 0 };
/** System parameters, which do not change what is listed. */
const NEUTRAL = new Set(['pageToken', 'fields', 'prettyPrint', 'alt', 'key', 'quotaUser', '$.xgafv']);

export interface Page<T> {
  readonly rows: readonly T[];
  readonly nextPageToken: string | undefined;
}

/** One page of a list. `request` names the list and who asks: a token holds for an otherwise identical request alone. */
export function takePage<T>(rows: readonly T[], query: Query, request: string, size: PageSize): Page<T> {
  const asked = Number(single(query, 'pageSize') ?? 0);
  if (asked < 0) throw invalid('page_size must not be negative.');
  const length = asked === 0 ? size.usual : Math.min(asked, size.most);
  const { page, offset } = cursorOf(query, request);
  const end = offset + length;
  const nextPageToken =
    end < rows.length ? writeToken({ page: page + 1, offset: end }, fingerprint(query, request)) : undefined;
  return { rows: rows.slice(offset, end), nextPageToken };
}

/** The page a token stands for, counted from 1; not checked. */
export function pageNumber(token: string | null): number {
  return token === null || token === '' ? 1 : Number.parseInt(Buffer.from(token, 'base64url').toString('utf8'), 10);
}

/** Throws 400 for a token that is not of this very list. */
function cursorOf(query: Query, request: string): Cursor {
  const token = single(query, 'pageToken');
  if (token === undefined || token === '') return FIRST;
  const [page, offset, print] = Buffer.from(token, 'base64url').toString('utf8').split('.');
  if (print !== fingerprint(query, request)) throw invalid('Invalid page token.');
  return { page: Number(page), offset: Number(offset) };
}

function writeToken({ page, offset }: Cursor, print: string): string {
  return Buffer.from(`${page}.${offset}.${print}`).toString('base64url');
}

function fingerprint(query: Query, request: string): string {
  const rest = [...query].filter(([name]) => !NEUTRAL.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([request, rest]))
    .digest('base64url')
    .slice(0, 16);
}
