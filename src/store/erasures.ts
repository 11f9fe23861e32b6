import type { Instant } from '../time.ts';
import { json } from './engine/values.ts';
import type { SchoolDb } from './types.ts';

/** What was erased; it does not say about whom. */
export interface Erasure {
  readonly id: string;
  readonly scope: 'learner' | 'course';
  /** Keyed hash of the learner's or the course's id. */
  readonly subject: string;
  /** The learner is not read any more, whatever the class list says. */
  readonly keptOut: boolean;
  readonly at: Instant;
}

export async function saveErasure(db: SchoolDb, erasure: Erasure, receipt: unknown): Promise<void> {
  await db.query(
    'insert into erasures (erasure, scope, subject, kept_out, at, receipt) values ($1, $2, $3, $4, $5::timestamptz, $6::jsonb)',
    [erasure.id, erasure.scope, erasure.subject, erasure.keptOut, erasure.at, json(receipt)],
  );
}

/** Hashes of the learners who are kept out of this school's classes. */
export async function loadKeptOut(db: SchoolDb): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ subject: string }>('select distinct subject from erasures where kept_out');
  return new Set(rows.map(({ subject }) => subject));
}

/** Lets a learner be read again; false: they were not kept out. */
export async function letIn(db: SchoolDb, subject: string): Promise<boolean> {
  const rows = await db.query(
    'update erasures set kept_out = false where subject = $1 and kept_out returning erasure',
    [subject],
  );
  return rows.length > 0;
}

/** An erasure as it is listed; it does not say about whom. */
export type ErasureListed = Pick<Erasure, 'id' | 'scope' | 'at'>;

/** The newest erasures. */
export async function listErasures(db: SchoolDb, most: number): Promise<ErasureListed[]> {
  return db.query<ErasureListed>('select erasure as id, scope, at from erasures order by at desc, erasure limit $1', [
    most,
  ]);
}
