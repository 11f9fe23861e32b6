import { DateTime } from 'luxon';
import { fromDateTime, toDateTime } from '../../../time.ts';
import type { Instant } from '../../../time.ts';
import type { Call } from '../wire/call.ts';
import { invalid } from '../wire/errors.ts';

const LOCAL = 'yyyy-MM-dd HH:mm:ss';

/** Whole seconds since 1970. */
export function unix(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000);
}

/** A due date says no zone; it is written in that of the acting user (lms/schoology/FACTS.md 2.4). Empty for none. */
export function writeDue(call: Call, due: Instant | null): string {
  return due === null ? '' : toDateTime(due, zoneOf(call)).toFormat(LOCAL);
}

/** Throws 400 for anything but `YYYY-MM-DD HH:MM:SS`; the empty text is no due date. */
export function readDue(call: Call, text: string): Instant | null {
  if (text === '') return null;
  const at = DateTime.fromFormat(text, LOCAL, { zone: zoneOf(call) });
  if (!at.isValid) throw invalid('due must be YYYY-MM-DD HH:MM:SS');
  return fromDateTime(at);
}

function zoneOf({ unsettled, caller }: Call): string {
  return unsettled.dueZone === 'utc' ? 'utc' : caller.person.zone;
}
