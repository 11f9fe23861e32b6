import { z } from 'zod';
import type { Keyed } from '../../school/class/merge.ts';

/** More than a class has. */
const MOST_ROWS = 400;

/** The rows of a table in a form: the fields `t0.code`, `t0.unit`, `t1.code`, ... Null: none such a form sends. */
export function rowsIn<T>(
  form: Readonly<Record<string, unknown>>,
  prefix: string,
  empty: T & Readonly<Record<string, string>>,
  row: z.ZodType<T>,
): T[] | null {
  const found = new Map<number, Record<string, string>>();
  for (const [name, value] of Object.entries(form)) {
    const [, place, field] = new RegExp(`^${prefix}(\\d{1,3})\\.(\\w+)$`).exec(name) ?? [];
    if (place === undefined || field === undefined || !(field in empty) || typeof value !== 'string') continue;
    found.set(Number(place), { ...found.get(Number(place)), [field]: value });
  }
  if (found.size > MOST_ROWS) return null;
  const rows = [...found].toSorted(([a], [b]) => a - b).map(([, fields]) => ({ ...empty, ...fields }));
  const read = z.array(row).safeParse(rows);
  return read.success ? read.data : null;
}

/** The rows as the form was shown; null: it is no form of ours. */
export function shownIn<T>(form: Readonly<Record<string, unknown>>, row: z.ZodType<T>): Keyed<T>[] | null {
  const { shown } = form;
  if (typeof shown !== 'string' || shown.length > 1_000_000) return null;
  const read = z.array(z.strictObject({ key: z.string(), value: row })).safeParse(parsed(shown));
  return read.success ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not sent by our form, and answered as such
  }
}

const Press = z.union([z.enum(['save', 'more', 'take', 'try']), z.string().regex(/^(up|down|out):\d{1,3}$/)]);

/** What a button of a table does: to one row of it, or to all. */
export type Pressed =
  | { readonly is: 'save' | 'more' | 'take' | 'try' }
  | { readonly is: 'up' | 'down' | 'out'; readonly row: number };

export function pressIn(form: Readonly<Record<string, unknown>>): Pressed {
  const press = Press.safeParse(form['do']);
  if (!press.success) return { is: 'save' };
  const [is, row] = press.data.split(':');
  return row === undefined
    ? { is: is as 'save' | 'more' | 'take' | 'try' }
    : { is: is as 'up' | 'down' | 'out', row: Number(row) };
}

/** The rows after one of them was moved or taken out. */
export function moved<T>(rows: readonly T[], { is, row }: Extract<Pressed, { readonly row: number }>): T[] {
  const next = [...rows];
  const [one] = next.splice(row, 1);
  if (one === undefined || is === 'out') return next;
  next.splice(Math.max(0, is === 'up' ? row - 1 : row + 1), 0, one);
  return next;
}
