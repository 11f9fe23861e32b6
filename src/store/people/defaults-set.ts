import type { DefaultField } from '../../school/defaults.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';

/** A default of the school that is set on its page. */
export type Default = DefaultField | 'delegation';

/** Who set it on the page, and when; what the school file says may have come later. */
export interface DefaultSet {
  readonly what: Default;
  /** Empty: that Waymark's own holds. */
  readonly value: string;
  /** The LMS's stable id of an administrator. */
  readonly by: string;
  readonly at: Instant;
}

export async function noteDefault(db: SchoolDb, { what, value, by, at }: DefaultSet): Promise<void> {
  await db.query(
    `insert into defaults_set (what, value, set_by, set_at) values ($1, $2, $3, $4::timestamptz)
     on conflict (school, what) do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at`,
    [what, value, by, at],
  );
}

export async function defaultsSet(db: SchoolDb): Promise<DefaultSet[]> {
  return db.query<DefaultSet>('select what, value, set_by as by, set_at as at from defaults_set order by what');
}
