import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Language } from './language.ts';

/** A moment in UTC, always written `YYYY-MM-DDTHH:mm:ss.sssZ`, so that text order is time order. */
export const Instant = z.string().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A day in the school's own zone, `YYYY-MM-DD`. */
export const SchoolDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .brand<'SchoolDate'>();
export type SchoolDate = z.infer<typeof SchoolDate>;

const UTC_TEXT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Reads an RFC 3339 time with any offset (without one it is UTC, wherever the machine stands); null when the text is not one. */
export function readInstant(text: string): Instant | null {
  if (UTC_TEXT.test(text)) return readUtc(text);
  const at = DateTime.fromISO(text, { zone: 'utc', setZone: true });
  if (!at.isValid) return null;
  return fromDateTime(at);
}

/** The shape every LMS sends, read without luxon: a night reads tens of thousands. */
function readUtc(text: string): Instant | null {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  const read = new Date(at).toISOString();
  // `Date` rolls 30 February over into March and 24:00 into the next day.
  return read.startsWith(text.slice(0, 19)) ? (read as Instant) : null;
}

/** As `readInstant`, but a text that is no time is our own bug: throws `RangeError`. */
export function instant(text: string): Instant {
  const at = readInstant(text);
  if (at === null) throw new RangeError(`not a time: ${text}`);
  return at;
}

export function fromDateTime(at: DateTime): Instant {
  if (!at.isValid) throw new RangeError('not a time');
  return at.toJSDate().toISOString() as Instant;
}

export function toDateTime(at: Instant, zone = 'utc'): DateTime {
  return DateTime.fromISO(at, { zone });
}

/** The school day in `zone` at that moment. */
export function dateIn(zone: string, at: Instant): SchoolDate {
  const days = calendars.get(zone) ?? calendarOf(zone);
  return days.format(Date.parse(at)) as SchoolDate;
}

/**
 * One formatter for each zone: a page asks for today's date at every look, and parsing the whole time first takes
 * twenty times as long.
 */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** Writes days as `SchoolDate`s: the Canadian date format is `YYYY-MM-DD`. */
function calendarOf(zone: string): Intl.DateTimeFormat {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(zone, days);
  return days;
}

/** Days (with fraction) from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

export function secondsAfter(at: Instant, seconds: number): Instant {
  return new Date(Date.parse(at) + seconds * 1000).toISOString() as Instant;
}

/** Minutes (with fraction) from `from` to `to`; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

/** The moment `days` times 24 hours later. */
export function daysAfter(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString() as Instant;
}

/** The day it is in `zone` at that moment, in words: "Friday, November 20", "viernes, 20 de noviembre". */
export function dayInWords(zone: string, at: Instant, language: Language): string {
  return toDateTime(at, zone)
    .setLocale(language === 'en' ? 'en-US' : 'es')
    .toLocaleString({ weekday: 'long', month: 'long', day: 'numeric' });
}

/** A school's day in words, as `dayInWords`. */
export function dateInWords(date: SchoolDate, language: Language): string {
  return dayInWords('utc', `${date}T00:00:00.000Z` as Instant, language);
}
