import type { Call } from './call.ts';
import { invalid } from './errors.ts';

/** How many rows a list gives when not asked, and at the most; the most is what clients use (lms/schoology/FACTS.md 2.3). */
const USUAL = 20;
const MOST = 200;

export interface Window {
  readonly start: number;
  readonly limit: number;
}

export function windowOf(query: URLSearchParams): Window {
  return { start: whole(query, 'start', 0), limit: Math.min(Math.max(whole(query, 'limit', USUAL), 1), MOST) };
}

/** The page a window is, counted from 1. */
export function pageNumber(query: URLSearchParams): number {
  const [start, limit] = [Number(query.get('start') ?? 0), Number(query.get('limit') ?? USUAL)];
  return Number.isFinite(start / limit) ? Math.floor(start / limit) + 1 : 1;
}

/** The rows of one page under `key`, with `links.next` only when there are more (lms/schoology/FACTS.md 2.3). */
export function listed(call: Call, key: string, rows: readonly object[], total?: number | string): object {
  const { start, limit } = windowOf(call.query);
  return page(call, key, rows.slice(start, start + limit), start + limit < rows.length, total);
}

/** A page whose rows were chosen by the caller. */
export function page(call: Call, key: string, rows: readonly object[], more: boolean, total?: number | string): object {
  return { [key]: rowsAs(call, rows), ...(total === undefined ? {} : { total }), links: pageLinks(call, more) };
}

/** One row may come bare, as lists born of XML do (lms/schoology/FACTS.md 7.3). */
export function rowsAs(call: Call, rows: readonly object[]): readonly object[] | object | undefined {
  return rows.length === 1 && call.unsettled.singleRows === 'object' ? rows[0] : rows;
}

export function pageLinks(call: Call, more: boolean): { readonly self: string; readonly next?: string } {
  const { start, limit } = windowOf(call.query);
  return { self: address(call, start, limit), ...(more ? { next: address(call, start + limit, limit) } : {}) };
}

function address(call: Call, start: number, limit: number): string {
  const query = new URLSearchParams([...call.query].filter(([name]) => name !== 'start' && name !== 'limit'));
  query.append('start', String(start));
  query.append('limit', String(limit));
  return `${call.self}?${query.toString()}`;
}

function whole(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  if (text === null || text === '') return usual;
  if (!/^\d{1,9}$/.test(text)) throw invalid(`${name} must be a whole number`);
  return Number(text);
}
