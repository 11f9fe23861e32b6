import type { CourseId, PostId, RunId, WriteKey } from '../ids.ts';
import type { PostingWrite } from '../plan/types.ts';
import type { Instant } from '../time.ts';
import { CHANGING, type LedgerRow, type LedgerState } from '../plan/ledger-row.ts';
import { StoreError } from './errors.ts';
import type { SchoolDb } from './types.ts';
import { json } from './engine/values.ts';
import { storedWrite } from './write-shape.ts';

/** Every row of a course, in the order the writes were decided. */
export async function loadLedger(db: SchoolDb, course: CourseId): Promise<LedgerRow[]> {
  return read(db, 'course = $1', course);
}

/** Every row that a run decided, in any state, in every course. */
export async function ledgerOfRun(db: SchoolDb, run: RunId): Promise<LedgerRow[]> {
  return read(db, 'run = $1', run);
}

async function read(db: SchoolDb, where: string, of: string): Promise<LedgerRow[]> {
  const rows = await db.query<
    Omit<LedgerRow, 'write' | 'before'> & { readonly write: unknown; readonly before: Stored }
  >(
    `select key, course, state, write, carrier, marker, content_hash as "contentHash", remote_id as "remoteId", attempted_at as "attemptedAt", run,
       decided_at as "decidedAt", changed_at as "changedAt", trouble, before
     from ledger where ${where} order by sequence`,
    [of],
  );
  return rows.map(({ before, ...row }) => ({
    ...row,
    write: storedWrite(row.write),
    before: before === null ? null : { ...before, write: storedWrite(before.write) },
  }));
}

type Stored = { readonly write: unknown; readonly contentHash: string } | null;

/**
 * Records decisions before anything is sent, and returns the keys that are to be written now. A key that is there
 * already is left as it is (it was decided before), except a CANCELLED one, which is revived.
 */
export async function recordDecision(db: SchoolDb, rows: readonly LedgerRow[]): Promise<WriteKey[]> {
  const recorded = await db.query<{ key: WriteKey }>(
    `insert into ledger as stored (key, course, state, write, carrier, marker, content_hash, remote_id, run, decided_at, changed_at, written_at, trouble)
     select key, course, state, write, carrier, marker, "contentHash", "remoteId", run, "decidedAt", "changedAt", "changedAt", trouble
     from jsonb_to_recordset($1::jsonb) as decided(key text, course text, state text, write jsonb, carrier text, marker text,
       "contentHash" text, "remoteId" text, run text, "decidedAt" timestamptz, "changedAt" timestamptz, trouble text)
     on conflict (school, key) do update
       set state = excluded.state, write = excluded.write, carrier = excluded.carrier, marker = excluded.marker,
           content_hash = excluded.content_hash, remote_id = excluded.remote_id, attempted_at = null, run = excluded.run,
           decided_at = excluded.decided_at, changed_at = excluded.changed_at, written_at = excluded.written_at, trouble = excluded.trouble, before = null
       where stored.state = 'CANCELLED'
     returning key`,
    [json(rows)],
  );
  return recorded.map((row) => row.key);
}

/**
 * Binds a row to its post, once: returns the post it is bound to, which is an earlier one if there was one
 * (writeback/PROTOCOL.md 2.5: the row's word counts). Throws `StoreError` `conflict` when the row may no longer be
 * written (HELD, TOMBSTONE, CANCELLED) or the post belongs to another row.
 */
export async function bind(db: SchoolDb, key: WriteKey, remoteId: PostId, at: Instant): Promise<PostId> {
  const [row] = await db.query<{ remoteId: PostId }>(
    `update ledger as mine
     set remote_id = coalesce(remote_id, $2),
         changed_at = case when state = 'NEW' then $3::timestamptz else changed_at end,
         state = case when state = 'NEW' then 'BOUND' else state end
     where key = $1 and state in ('NEW', 'BOUND', 'DONE')
       and (remote_id is not null or not exists (
         select from ledger as other
         where other.course = mine.course and other.carrier = mine.carrier and other.remote_id = $2 and other.key <> mine.key))
     returning remote_id as "remoteId"`,
    [key, remoteId, at],
  );
  if (row !== undefined) return row.remoteId;
  throw new StoreError(
    'conflict',
    'a write could not be bound: it was stopped meanwhile, or the post belongs to another write',
    'nothing: the next run looks again',
  );
}

/** Moves a row from one of these states to another, and with it ends a change of its post; false when it was in none of them (somebody else moved it). */
export async function move(
  db: SchoolDb,
  key: WriteKey,
  from: readonly LedgerState[],
  to: LedgerState,
  trouble: string | null,
  at: Instant,
): Promise<boolean> {
  const rows = await db.query(
    `update ledger set state = $3, trouble = $4, changed_at = $5::timestamptz, before = null where key = $1 and state = any($2::text[]) returning key`,
    [key, from, to, trouble, at],
  );
  return rows.length > 0;
}

/** A published post is about to read so: the row is `BOUND` again and keeps what it said. False when it is not `DONE` (any more). */
export async function beginChange(
  db: SchoolDb,
  key: WriteKey,
  write: PostingWrite,
  contentHash: string,
  at: Instant,
): Promise<boolean> {
  const rows = await db.query(
    `update ledger set state = 'BOUND', trouble = $5, changed_at = $4::timestamptz, written_at = $4::timestamptz,
       before = jsonb_build_object('write', write, 'contentHash', content_hash), write = $2::jsonb, content_hash = $3
     where key = $1 and state = 'DONE' returning key`,
    [key, json(write), contentHash, at, CHANGING],
  );
  return rows.length > 0;
}

/** The change is over and nothing of it counts: the row is `DONE` and says what it said before it, where that is known. */
export async function dropChange(db: SchoolDb, key: WriteKey, at: Instant): Promise<boolean> {
  const rows = await db.query(
    `update ledger set state = 'DONE', trouble = null, changed_at = $2::timestamptz, written_at = $2::timestamptz,
       write = coalesce(before -> 'write', write), content_hash = coalesce(before ->> 'contentHash', content_hash), before = null
     where key = $1 and state = 'BOUND' and trouble = $3 returning key`,
    [key, at, CHANGING],
  );
  return rows.length > 0;
}

/** Notes that a comment's one attempt begins; false when it was begun before, or the row is no longer `NEW` (writeback/PROTOCOL.md 2.9). */
export async function claim(db: SchoolDb, key: WriteKey, at: Instant): Promise<boolean> {
  const rows = await db.query(
    `update ledger set attempted_at = $2::timestamptz where key = $1 and state = 'NEW' and attempted_at is null returning key`,
    [key, at],
  );
  return rows.length > 0;
}

/** The attempt was plainly refused, so that it may be made again. */
export async function release(db: SchoolDb, key: WriteKey): Promise<void> {
  await db.query(`update ledger set attempted_at = null where key = $1 and state = 'NEW'`, [key]);
}

/** Why a row nobody has seen waits for another day; null: no longer for that. */
export async function leave(db: SchoolDb, key: WriteKey, why: string | null): Promise<void> {
  await db.query(`update ledger set trouble = $2 where key = $1 and state in ('NEW', 'BOUND')`, [key, why]);
}

/**
 * A person has decided that a HELD row is to be sent again: it is as if it had just been decided, bound to nothing and never
 * attempted. False when it is not HELD (any more).
 */
export async function reopen(db: SchoolDb, key: WriteKey, at: Instant): Promise<boolean> {
  const rows = await db.query(
    `update ledger set state = 'NEW', remote_id = null, attempted_at = null, trouble = null, changed_at = $2::timestamptz
     where key = $1 and state = 'HELD' returning key`,
    [key, at],
  );
  return rows.length > 0;
}

/** Changes what a row that may still be written says (a shared post gained a learner); false when it may not. */
export async function updateWrite(
  db: SchoolDb,
  key: WriteKey,
  write: PostingWrite,
  contentHash: string,
  at: Instant,
): Promise<boolean> {
  const rows = await db.query(
    `update ledger set write = $2::jsonb, content_hash = $3, written_at = $4::timestamptz
     where key = $1 and state in ('NEW', 'BOUND', 'DONE') returning key`,
    [key, json(write), contentHash, at],
  );
  return rows.length > 0;
}

/** Posts that rows of the course are bound to: none of them may be adopted by another row. */
export async function boundIds(db: SchoolDb, course: CourseId): Promise<Set<PostId>> {
  const rows = await db.query<{ id: PostId }>(
    'select remote_id as id from ledger where course = $1 and remote_id is not null',
    [course],
  );
  return new Set(rows.map((row) => row.id));
}
