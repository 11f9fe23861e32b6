import { createHash } from 'node:crypto';
import type { LearnerId, PostId, WriteKey } from '../ids.ts';
import type { Seen } from './decisions.ts';
import { isPartStruckSince, type Strike } from './hand.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { Instant, SchoolDate } from '../time.ts';
import { chanceOf, isOfTheDay, kindOf, type PostingWrite, type Write } from './kinds/registry.ts';
import type { KeyOf } from './kinds/wish.ts';
import { withdrawals } from './withdrawals.ts';

/** What the wanted writes come to, once compared with what was written before. */
export interface Planned {
  /** The writes still needed: new posts, changed route posts, withdrawals. */
  readonly writes: readonly Write[];
  /** Decided (and approved) in an earlier run that ended before they were done; still wanted. */
  readonly resume: readonly LedgerRow[];
  /** Decided earlier, never seen by anyone, no longer wanted. */
  readonly cancel: readonly LedgerRow[];
  readonly unchanged: number;
  readonly skipped: readonly { readonly key: WriteKey; readonly why: string }[];
}

export interface LedgerView {
  readonly rows: readonly LedgerRow[];
  /** Posts a student or teacher has done something with: handed in, graded or edited. */
  readonly touched: ReadonlySet<PostId>;
  /** Of these, the ones a teacher edited. */
  readonly edited: ReadonlySet<PostId>;
  /** Who has worked on which of them. */
  readonly worked: ReadonlyMap<PostId, ReadonlySet<LearnerId>>;
  /** What the teacher struck on the course's plans. */
  readonly strikes: readonly Strike[];
}

/** The ledger beside what was seen of its posts and what the teacher struck. */
export function viewOf(
  rows: readonly LedgerRow[],
  { touched, edited, worked = [] }: Seen,
  strikes: readonly Strike[],
): LedgerView {
  const workers = new Map<PostId, Set<LearnerId>>();
  for (const { post, learner } of worked) workers.set(post, (workers.get(post) ?? new Set()).add(learner));
  return { rows, touched: new Set(touched), edited: new Set(edited), worked: workers, strikes };
}

/**
 * Leaves out what the ledger already holds with the same content, and what a teacher removed.
 * Pure: the same wishes and ledger give the same plan, so that a repeated run writes nothing.
 */
export function planWrites(
  wanted: readonly PostingWrite[],
  ledger: LedgerView,
  date: SchoolDate,
  at: Instant,
  keyOf: KeyOf,
): Planned {
  const rowByKey = new Map(ledger.rows.map((row) => [row.key, row]));
  const wantedKeys = new Set(wanted.map((write) => write.key));
  const told = lastTold(ledger.rows);
  const writes: Write[] = [];
  const resume: LedgerRow[] = [];
  const cancel: LedgerRow[] = [];
  const skipped: { key: WriteKey; why: string }[] = [];
  let unchanged = 0;

  for (const write of wanted) {
    const row = rowByKey.get(write.key);
    if (row === undefined || row.state === 'CANCELLED') {
      if (isTold(write, told)) unchanged += 1;
      else writes.push(write);
    } else if (row.state === 'NEW' || row.state === 'BOUND') {
      if (isOver(row, at) || isApprovedBeforeStrike(row, ledger.strikes)) cancel.push(row);
      else resume.push(row);
    } else if (row.state === 'HELD' || row.state === 'TOMBSTONE') {
      skipped.push({ key: write.key, why: row.trouble ?? 'a person has to look at it first' });
    } else if (isOfTheDay(write) && contentHash(write) !== row.contentHash) {
      if (row.trouble !== null) skipped.push({ key: write.key, why: row.trouble });
      else if (row.remoteId !== null && ledger.edited.has(row.remoteId))
        skipped.push({ key: write.key, why: 'a teacher edited the post; it is left as it is' });
      else writes.push(write);
    } else {
      unchanged += 1; // a note says its piece once a week; a chance given stays as given
    }
  }

  const done = ledger.rows.filter((row) => row.state === 'DONE');
  writes.push(...withdrawals(done, wantedKeys, ledger, date, keyOf));
  unchanged += done.filter(
    (row) => chanceOf(row.write) !== null && !wantedKeys.has(row.key) && row.write.due !== null && row.write.due > at,
  ).length;
  cancel.push(
    ...ledger.rows.filter((row) => (row.state === 'NEW' || row.state === 'BOUND') && !wantedKeys.has(row.key)),
  );
  return { writes, resume, cancel, unchanged, skipped };
}

/** Its window has ended before anybody saw it; what it says is no longer true. */
export function isOver(row: Pick<LedgerRow, 'write'>, at: Instant): boolean {
  return row.write.due !== null && row.write.due <= at;
}

/**
 * A chance struck for one of its learners since it was decided. New evidence may want it again; the approval from before the strike does not send it.
 * Not a route post: it is of one day, and its other learners need it.
 */
function isApprovedBeforeStrike({ write, decidedAt }: LedgerRow, strikes: readonly Strike[]): boolean {
  return chanceOf(write) !== null && isPartStruckSince(strikes, write, decidedAt);
}

type Told = ReadonlyMap<string, { readonly week: string; readonly facts: string }>;

/** What each learner was told last, by the kind that told it. */
function lastTold(rows: readonly LedgerRow[]): Told {
  const last = new Map<string, { week: string; facts: string }>();
  for (const { write, state } of rows) {
    const tells = kindOf(write).tells(write);
    if (tells === null || state === 'CANCELLED') continue;
    for (const place of placesOf(write)) {
      const known = last.get(place);
      if (known === undefined || known.week < tells.week) last.set(place, tells);
    }
  }
  return last;
}

/** Nothing in it is new to any of its learners. */
function isTold(write: PostingWrite, told: Told): boolean {
  const tells = kindOf(write).tells(write);
  return tells !== null && placesOf(write).every((place) => told.get(place)?.facts === tells.facts);
}

function placesOf({ kind, learners }: PostingWrite): string[] {
  return learners.map((learner) => `${kind} ${learner}`);
}

/** Hash of what a learner would see of a write, and of who would see it. */
export function contentHash(write: PostingWrite): string {
  const { title, text, links, due, points, learners } = write;
  const linked = links.map((link) => ({ title: link.title, url: link.url })); // a store gives fields back in an order of its own
  return createHash('sha256')
    .update(JSON.stringify([title, text, linked, due, points, learners]))
    .digest('base64url');
}

/** Same writes, same hash; ids and times of the run do not count. */
export function planHash(writes: readonly Write[]): string {
  const content = writes.map((write) => [
    write.kind,
    write.key,
    write.kind === 'withdraw' ? write.post.id : contentHash(write),
  ]);
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
