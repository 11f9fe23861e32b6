import { readInstant, toDateTime } from '../../time.ts';
import type { Instant } from '../../time.ts';
import type { DueDate, DueTime } from './schema.ts';

/**
 * The moment something is due. Parts are UTC and a part that is zero is left out, midnight being `{}`: whether there is
 * a time is asked of the object, never of its hours (FACTS.md 1.9). A date without a time ends with its day.
 * @returns null for parts that name no moment
 */
export function dueAt({ year, month, day }: DueDate, time: DueTime | null): Instant | null {
  const hours = time === null ? 23 : (time.hours ?? 0);
  const minutes = time === null ? 59 : (time.minutes ?? 0);
  const seconds = time?.seconds ?? 0;
  return readInstant(
    `${digits(year ?? 0, 4)}-${digits(month ?? 0)}-${digits(day ?? 0)}T${digits(hours)}:${digits(minutes)}:${digits(seconds)}Z`,
  );
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

/** The same moment as parts, to the minute before it. */
export function dueParts(at: Instant): {
  readonly dueDate: { readonly year: number; readonly month: number; readonly day: number };
  readonly dueTime: { readonly hours: number; readonly minutes: number };
} {
  const { year, month, day, hour, minute } = toDateTime(at);
  return { dueDate: { year, month, day }, dueTime: { hours: hour, minutes: minute } };
}
