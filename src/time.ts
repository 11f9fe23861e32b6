import { DateTime } from 'luxon';
import { z } from 'zod';

/** A moment in UTC, always written `YYYY-MM-DDTHH:mm:ss.sssZ`, so that text order is time order. */
export const Instant = z.string().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A day in the school's own zone, `YYYY-MM-DD`. */
export const SchoolDate = z.string().regex(/^\d{4}-\d\d-\d\d$/).brand<'SchoolDate'>();
export type SchoolDate = z.infer<typeof SchoolDate>;

/** Reads an RFC 3339 time with any offset; null when the text is not one. */
export function readInstant(text: string): Instant | null {
  const at = DateTime.fromISO(text, { setZone: true });
  if (!at.isValid) return null;
  return fromDateTime(at);
}

/** As `readInstant`, but a text that is no time is our own bug: throws `RangeError`. */
export function instant(text: string): Instant {
  const at = readInstant(text);
  if (at === null) throw new RangeError(`not a time: ${text}`);
  return at;
}

export function fromDateTime(at: DateTime): Instant {
  const text = at.toUTC().toISO({ precision: 'milliseconds' });
  if (text === null) throw new RangeError('not a time');
  return text as Instant;
}

export function toDateTime(at: Instant, zone = 'utc'): DateTime {
  return DateTime.fromISO(at, { zone });
}

/** The day it is in `zone` at that moment. */
export function dateIn(zone: string, at: Instant): SchoolDate {
  return toDateTime(at, zone).toFormat('yyyy-MM-dd') as SchoolDate;
}

/** Days (with fraction) from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
