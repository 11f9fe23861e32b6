import { hash } from 'node:crypto';
import type { ActName } from '../audit/acts.ts';
import type { AuditRow, Head } from '../audit/types.ts';
import type { CourseId, LearnerId, RunId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { exportSchool, type RowsByTable } from './export.ts';
import type { SchoolDb } from './types.ts';

/** An act that changes no table; who acts is set by `actingAs`. */
export interface AuditedAct {
  readonly act: ActName;
  readonly about?: Known;
  readonly thing?: string;
  readonly course?: CourseId;
  /** Absent: now, by the database's clock. */
  readonly at?: Instant;
}

/** Adds an act to the school's chain, in this transaction. Call it last: from here on the school's other writers wait. */
export async function recordAct(db: SchoolDb, { act, about, thing, course, at }: AuditedAct): Promise<void> {
  await db.query('select audit_add($1, $2, $3, $4, $5, $6, null, $7::timestamptz)', [
    db.school,
    act,
    about?.kind ?? null,
    about?.person ?? null,
    thing ?? null,
    course ?? null,
    at ?? null,
  ]);
}

/** Does the same as `exportSchool` and records the export in the audit, as stored data leaves the store. */
export async function handOut(db: SchoolDb, at: Instant, learner?: LearnerId): Promise<RowsByTable> {
  const rows = await exportSchool(db, learner);
  const about = learner === undefined ? { thing: 'school' } : { about: { kind: 'learner', person: learner } as const };
  if (Object.values(rows).some((each) => each.length > 0)) await recordAct(db, { act: 'data.exported', ...about, at });
  return rows;
}

const ROW = 'school, n, at, role, who, act, about, thing, course, why, before, hash';

/** At most `most` rows of the chain, in its order, after that number. */
export async function auditAfter(db: SchoolDb, n: number, most: number): Promise<AuditRow[]> {
  return db.query<AuditRow>(`select ${ROW} from audit where n > $1 order by n limit $2`, [n, most]);
}

/** The newest rows, newest first: of one course, and since a moment, where that is asked. */
export async function newestAudit(
  db: SchoolDb,
  { course, since, most }: { readonly course?: CourseId; readonly since?: Instant; readonly most: number },
): Promise<AuditRow[]> {
  return db.query<AuditRow>(
    `select ${ROW} from audit where ($1::text is null or course = $1) and ($2::timestamptz is null or at >= $2) order by n desc limit $3`,
    [course ?? null, since ?? null, most],
  );
}

/** The newest row's place and hash; null: nothing is recorded yet. */
export async function auditHead(db: SchoolDb): Promise<Head | null> {
  const [head] = await db.query<Head>('select n, hash from audit order by n desc limit 1');
  return head ?? null;
}

/** As `auditHead`, and kept with the scheduled night of that run, if it is one. */
export async function keepAuditHead(db: SchoolDb, run: RunId): Promise<Head | null> {
  const [head] = await db.query<Head>(
    `with head as (select n, hash from audit order by n desc limit 1),
       kept as (update nights set audit_n = head.n, audit_hash = head.hash from head where run = $1)
     select n, hash from head`,
    [run],
  );
  return head ?? null;
}

/** The heads that the school's nights told. */
export async function toldHeads(db: SchoolDb): Promise<Head[]> {
  return db.query<Head>('select audit_n as n, audit_hash as hash from nights where audit_n is not null order by date');
}

/** Somebody the audit knows. */
export interface Known {
  readonly kind: 'staff' | 'learner';
  readonly person: string;
}

/** The people behind codes. A code whose row was changed finds nobody, because the code is the hash of the row. */
export async function peopleOf(db: SchoolDb, codes: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await db.query<Known & { readonly salt: string; readonly code: string }>(
    'select kind, person, salt, code from audit_people where code = any($1::text[])',
    [[...new Set(codes)]],
  );
  const sound = rows.filter(
    ({ kind, person, salt, code }) => hash('sha256', `${salt} ${kind} ${person}`, 'base64url') === code,
  );
  return new Map(sound.map(({ code, kind, person }) => [code, { kind, person }]));
}
