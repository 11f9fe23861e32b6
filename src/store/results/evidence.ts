import type { CourseId, EvidenceId, LearnerId, RunId, TargetCode } from '../../ids.ts';
import type { Evidence } from '../../evidence/types.ts';
import type { Instant } from '../../time.ts';
import { asInstant, queryColumns } from '../engine/columns.ts';
import { StoreError } from '../errors.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';

export interface EvidenceChanges {
  readonly added: readonly Evidence[];
  /** Current versions that no longer hold: those an added one of the same key replaces, and those withdrawn. */
  readonly superseded: readonly EvidenceId[];
}

/** The column of each field. */
const COLUMNS: Readonly<Record<keyof Evidence, string>> = {
  id: 'evidence',
  key: 'key',
  version: 'version',
  learner: 'learner',
  target: 'target',
  course: 'course',
  coursework: 'coursework',
  source: 'source',
  kind: 'kind',
  item: 'item',
  attempt: 'attempt',
  by: 'graded_by',
  share: 'share',
  points: 'points',
  possible: 'possible',
  questions: 'questions',
  at: asInstant('happened_at'),
  provisional: 'provisional',
  provenance: 'provenance',
};

/** Which evidence to read; an absent field does not narrow the choice. */
export interface EvidenceScope {
  readonly targets?: readonly TargetCode[];
  /** Read in this course. */
  readonly course?: CourseId;
  /** Read in any course but this one. */
  readonly besides?: CourseId;
}

/** "Any but this one" finds nothing by an index: it is asked as those before it and those after it. */
const OF_LEARNERS = ['$4::text is null', 'course < $4', 'course > $4']
  .map(
    (besides) => `select * from evidence
     where superseded_at is null and learner = any($1::text[]) and ($2::text[] is null or target = any($2::text[]))
       and ($3::text is null or course = $3) and ${besides}`,
  )
  .join(' union all ');

/** The current version of everything stored about these learners, from any course of the school, oldest first. */
export async function loadEvidence(
  db: SchoolDb,
  learners: readonly LearnerId[],
  { targets, course, besides }: EvidenceScope = {},
): Promise<Evidence[]> {
  return queryColumns<Evidence>(db, COLUMNS, `from (${OF_LEARNERS}) found order by happened_at, evidence`, [
    learners,
    targets ?? null,
    course ?? null,
    besides ?? null,
  ]);
}

/** When the newest stored result of anybody in the school was given; null: there is none. */
export async function newestEvidence(db: SchoolDb): Promise<Instant | null> {
  const [row] = await db.query<{ at: Instant | null }>(
    'select max(happened_at) as at from evidence where superseded_at is null',
  );
  return row?.at ?? null;
}

/** These versions, current or superseded: what a decision of then was made of. */
export async function evidenceById(db: SchoolDb, ids: readonly EvidenceId[]): Promise<Evidence[]> {
  return queryColumns<Evidence>(
    db,
    COLUMNS,
    'from evidence where evidence = any($1::text[]) order by happened_at, evidence',
    [ids],
  );
}

/**
 * Appends: no row is ever changed but to say when, and by which newer version, it was superseded.
 * Throws `StoreError` `conflict` when one of `superseded` is no longer current: somebody else wrote in between.
 */
export async function saveEvidence(db: SchoolDb, changes: EvidenceChanges, run: RunId, at: Instant): Promise<void> {
  if (changes.superseded.length > 0) await supersede(db, changes, at);
  if (changes.added.length === 0) return;
  await db.query(
    `insert into evidence (evidence, key, version, learner, target, course, coursework, source, kind, item, attempt, graded_by,
       share, points, possible, questions, happened_at, provisional, provenance, run, recorded_at)
     select id, key, version, learner, target, course, coursework, source, kind, item, attempt, "by",
       share, points, possible, questions, "at", provisional, provenance, $2, $3::timestamptz
     from json_to_recordset($1::json) as added(id text, key text, version integer, learner text, target text, course text,
       coursework text, source text, kind text, item text, attempt integer, "by" text, share double precision,
       points double precision, possible double precision, questions integer, "at" timestamptz, provisional boolean, provenance text)`,
    [json(changes.added), run, at],
  );
}

async function supersede(db: SchoolDb, { added, superseded }: EvidenceChanges, at: Instant): Promise<void> {
  const current = await db.query<{ id: string; key: string }>(
    'select evidence as id, key from evidence where evidence = any($1::text[]) and superseded_at is null for update',
    [superseded],
  );
  if (current.length < new Set(superseded).size) {
    throw new StoreError(
      'conflict',
      `${superseded.length - current.length} pieces of evidence were superseded meanwhile`,
      'run the command again',
    );
  }
  const heirs = new Map(added.map(({ key, id }) => [key, id]));
  await db.query(
    `update evidence set superseded_at = $2::timestamptz, superseded_by = old.heir
     from jsonb_to_recordset($1::jsonb) as old(id text, heir text) where evidence = old.id`,
    [json(current.map(({ id, key }) => ({ id, heir: heirs.get(key) ?? null }))), at],
  );
}
