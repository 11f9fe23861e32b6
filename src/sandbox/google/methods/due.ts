import { DateTime } from 'luxon';
import { fromDateTime, toDateTime } from '../../../time.ts';
import type { Instant } from '../../../time.ts';
import { invalid } from '../wire/errors.ts';

/** UTC parts, those that are 0 left out: midnight is `{}` (lms/google/FACTS.md 1.9). */
export interface DateParts {
  readonly year?: number | null;
  readonly month?: number | null;
  readonly day?: number | null;
}
export interface TimeParts {
  readonly hours?: number | null;
  readonly minutes?: number | null;
  readonly seconds?: number | null;
  readonly nanos?: number | null;
}

export function toParts(due: Instant): { readonly dueDate: DateParts; readonly dueTime: TimeParts } {
  const at = toDateTime(due);
  return {
    dueDate: { year: at.year, month: at.month, day: at.day },
    dueTime: {
      ...(at.hour > 0 && { hours: at.hour }),
      ...(at.minute > 0 && { minutes: at.minute }),
      ...(at.second > 0 && { seconds: at.second }),
    },
  };
}

/** Both or neither; a real day; later than now (lms/google/FACTS.md 1.5). */
export function readDue(
  date: DateParts | null | undefined,
  time: TimeParts | null | undefined,
  now: Instant,
): Instant | null {
  const [day, hours] = [date ?? null, time ?? null];
  if (day === null && hours === null) return null;
  if (day === null || hours === null) throw invalid('due_date and due_time must be given together.');
  const at = DateTime.fromObject(
    {
      year: day.year ?? 0,
      month: day.month ?? 0,
      day: day.day ?? 0,
      hour: hours.hours ?? 0,
      minute: hours.minutes ?? 0,
      second: hours.seconds ?? 0,
    },
    { zone: 'utc' },
  );
  if (!at.isValid || at.year < 1970) throw invalid('due_date or due_time is no valid time.');
  const due = fromDateTime(at);
  if (due <= now) throw invalid('The due date must be in the future.');
  return due;
}
