import { DateTime } from 'luxon';
import { fromDateTime, readInstant, type Instant } from '../time.ts';

/** Which number comes first in a date such as 9/1/2026; null: nobody said, so such a date cannot be read. */
export type DateOrder = 'month-first' | 'day-first' | null;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Null for what is no finite number. */
export function readNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** Null: unknown (an empty cell). Undefined: neither a count nor empty. */
export function readQuestions(text: string): number | null | undefined {
  if (text === '') return null;
  const count = readNumber(text);
  return count !== null && Number.isInteger(count) && count >= 1 ? count : undefined;
}

/** A score as spreadsheets write it, with what it was out of: `8 / 10` or `85%`. Null: neither. */
export function readScoreOutOf(text: string): { readonly score: number; readonly possible: number } | null {
  const [left = '', right, ...rest] = text.split('/').map((part) => part.trim());
  if (right === undefined) {
    const share = text.endsWith('%') ? readNumber(text.slice(0, -1).trim()) : null;
    return share === null ? null : { score: share, possible: 100 };
  }
  const [score, possible] = [readNumber(left), readNumber(right)];
  return score === null || possible === null || rest.length > 0 ? null : { score, possible };
}

/** A time without an offset is UTC; a day is its first moment. Null: no time, or one that could be read two ways. */
export function readWhen(text: string, order: DateOrder): Instant | null {
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return order === null ? null : readSlashed(text, order);
  if (text.endsWith('Z')) return readInstant(text);
  if (text.length === 10) return readInstant(`${text}T00:00:00Z`); // a bare day, in most tables: spares luxon
  const at = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' });
  return at.isValid ? fromDateTime(at) : null;
}

const SLASHED = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?m\.?)?)?$/i;

/** Written as a spreadsheet shows a date: 9/1/2026, 9/1/2026 14:05:11, 9/1/2026 2:05 PM. */
export function isSlashed(text: string): boolean {
  return SLASHED.test(text);
}

function readSlashed(text: string, order: Exclude<DateOrder, null>): Instant | null {
  const found = SLASHED.exec(text);
  if (found === null) return null;
  const [, first, second, year, hour = '0', minute = '0', sec = '0', half] = found;
  const [month, day] = order === 'month-first' ? [first, second] : [second, first];
  const hours = half === undefined ? Number(hour) : hourOf(Number(hour), half);
  if (hours === null) return null;
  const at = DateTime.fromObject(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: hours,
      minute: Number(minute),
      second: Number(sec),
    },
    { zone: 'utc' },
  );
  return at.isValid ? fromDateTime(at) : null;
}

/** 12 AM is 0, 12 PM is 12. */
function hourOf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
