import { DateTime } from 'luxon';
import { fromDateTime, toDateTime } from '../../time.ts';
import type { Instant } from '../../time.ts';
import { BadRecord } from '../bad-record.ts';

const FORM = 'yyyy-MM-dd HH:mm:ss';

/**
 * The moment something is due. Schoology writes it without a zone; it is taken for that of the acting user (FACTS.md
 * 2.4, unverified 1).
 * @param zone null: not known, and then no time is read or written
 * @throws BadRecord for a text that is no time
 */
export function dueAt(text: string | null, zone: string | null): Instant | null {
  if (text === null || zone === null) return null;
  const at = DateTime.fromFormat(text, FORM, { zone });
  if (!at.isValid) throw new BadRecord('due: this is no time');
  // Of an hour that occurs twice in autumn the second is taken, so that no deadline falls too early.
  const [latest = at] = at.getPossibleOffsets().toSorted((a, b) => b.toMillis() - a.toMillis());
  return fromDateTime(latest);
}

/** The same moment as Schoology writes it, to the minute before it. */
export function dueText(at: Instant, zone: string): string {
  return toDateTime(at, zone).startOf('minute').toFormat(FORM);
}

/** A zone Schoology names, if it is one. */
export function zoneOf(name: string | null): string | null {
  return name !== null && DateTime.utc().setZone(name).isValid ? name : null;
}
