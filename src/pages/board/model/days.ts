import type { Language } from '../../../language.ts';
import type { Instant, SchoolDate } from '../../../time.ts';

/** Moments in the words of one language, as the clocks of one zone show them. */
export interface Days {
  /** A day, e.g. `Tue, May 12`. */
  day(at: Instant): string;
  /** Day and time of day. */
  moment(at: Instant): string;
  /** A school's day in full, e.g. `Tuesday, May 12`. */
  inFull(date: SchoolDate): string;
}

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const IN_FULL: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' };
const MOMENT: Intl.DateTimeFormatOptions = { ...DAY, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' };

/** By language and zone, so no more entries than languages times the schools' time zones. */
const made = new Map<string, Days>();

/** Made once for each language and zone: making a format costs a hundred times as much as formatting a day with it. */
export function daysIn(language: Language, timeZone: string): Days {
  const name = `${language} ${timeZone}`;
  const before = made.get(name);
  if (before !== undefined) return before;
  const day = new Intl.DateTimeFormat(language, { ...DAY, timeZone });
  const moment = new Intl.DateTimeFormat(language, { ...MOMENT, timeZone });
  const inFull = new Intl.DateTimeFormat(language, IN_FULL);
  const days: Days = {
    day: (at) => day.format(Date.parse(at)),
    moment: (at) => moment.format(Date.parse(at)),
    inFull: (date) => inFull.format(Date.parse(date)),
  };
  made.set(name, days);
  return days;
}
