import type { CourseId, LearnerId, WriteKey } from '../ids.ts';
import { LmsError } from '../lms/errors.ts';
import type { Post } from '../lms/posts.ts';
import type { Lms } from '../lms/types.ts';
import type { Limit } from '../plan/limits.ts';
import { chanceOf } from '../plan/kinds/registry.ts';
import type { WriteCarrier } from '../plan/kinds/write-base.ts';
import type { WithdrawWrite } from '../plan/kinds/withdraw.ts';
import type { PostingWrite } from '../plan/types.ts';
import { daysBetween, type Instant } from '../time.ts';
import { StoreError } from '../store/errors.ts';
import type { Batch } from './batch.ts';
import { isBusy, untilNotBusy } from './busy.ts';
import { batchBrakes, Stopped, type Brakes } from './brakes.ts';
import { cancelRow } from './cancel.ts';
import { carryRow } from './carry.ts';
import { changePost } from './change.ts';
import { failRow, mayPass } from './fail.ts';
import { rememberLeft } from './left.ts';
import { isComment, listable } from './request.ts';
import { sweep } from './strays.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { Ledger, Outcome } from './types.ts';
import { withdrawPost } from './withdraw.ts';

/** How long drafts that a lost answer may have left are looked for after a write; a long weekend is shorter. */
const STRAYS_FOR_DAYS = 7;

const SEEN_AFTER_ALL = 'another chance on this had been published after all; the next night decides anew';

export interface OpenWrites {
  /** Rows in `NEW` or `BOUND`, in the order they are to be done. */
  readonly carry: readonly LedgerRow[];
  readonly cancel: readonly LedgerRow[];
  /** Posts that stand already and should read otherwise. */
  readonly change: readonly { readonly row: LedgerRow; readonly write: PostingWrite }[];
  readonly withdraw: readonly { readonly row: LedgerRow; readonly write: WithdrawWrite }[];
  /** Drafts of ours that no row is bound to, found by the night and to be deleted. */
  readonly strays: readonly Post[];
}

export interface ApplyOptions {
  readonly course: CourseId;
  readonly lms: Lms;
  readonly ledger: Ledger;
  readonly enrolled: ReadonlySet<LearnerId>;
  readonly topic: string | null;
  readonly brakes: Brakes;
  /** Called when the host refuses the credential half-way: the error becomes an outcome, so no caller would see it. */
  readonly disconnected: (error: LmsError) => Promise<void>;
  readonly now: () => Instant;
}

/** One step of a row and its outcome; null: nothing to report. */
type Step = (row: LedgerRow) => Promise<Outcome | null>;

/**
 * Sends the open writes, one at a time, and says what became of each. A row for which the host was busy is begun again, after a
 * fresh look. One row's failure is one outcome; a failure that would meet every row alike (credential, frozen course,
 * a host that stays busy) ends the batch, and the rows left keep their state for the next run. So does a full cap, which the rows remember; a pause cancels what nobody has
 * seen yet, so that a later night decides again. Nothing is decided here.
 */
export async function applyWrites(open: OpenWrites, options: ApplyOptions): Promise<Outcome[]> {
  const rows = await options.ledger.rows();
  if (rowsOf(open).length === 0 && open.strays.length === 0 && unclearIn(rows, options.now()).length === 0) return [];
  const bound = new Set(rows.flatMap((row) => (row.remoteId === null ? [] : [row.remoteId])));
  const look = () =>
    lookAround(
      [
        ...[...rowsOf(open), ...lately(rows, options.now())].map(({ carrier }) => carrier),
        ...open.strays.map(({ ref }) => ref.carrier),
      ],
      options,
    );
  const brakes = batchBrakes(options.brakes);
  let batch: Batch = {
    ...options,
    enrolled: new Set(options.enrolled),
    brakes,
    seen: await look(),
    bound,
    markers: new Set(rows.map(({ marker }) => marker)),
    drafted: new Set(),
  };
  const outcomes: Outcome[] = [];
  const end: { by: LmsError | Stopped | null } = { by: null };
  const seenAfterAll: LedgerRow[] = [];
  const unanswered = new Set<WriteKey>();

  const settlingWhenBusy = async (step: () => Promise<Outcome | null>): Promise<Outcome | null> => {
    try {
      return await step();
    } catch (error) {
      if (isBusy(error)) await brakes.settle(error.uncertain);
      throw error;
    }
  };

  const attempt = async (decided: LedgerRow, step: Step): Promise<void> => {
    if (end.by !== null) {
      outcomes.push(leftBy(end.by, decided));
      return;
    }
    let row = decided;
    let wrote = true;
    try {
      const outcome = await untilNotBusy(async (again) => {
        if (again) {
          if (!isComment(row.carrier)) batch = { ...batch, seen: await look() };
          row = await asItStands(row, batch);
        }
        await options.ledger.confirm();
        return settlingWhenBusy(() => step(row));
      });
      if (outcome !== null) outcomes.push(outcome);
      wrote = outcome?.is !== 'skipped' && outcome?.is !== 'failed';
    } catch (error) {
      if (error instanceof Stopped) {
        end.by = error;
        wrote = false;
        outcomes.push(leftBy(error, row));
      } else if (error instanceof LmsError) {
        if (error.scope !== 'call' || isBusy(error)) end.by = error;
        wrote = error.uncertain;
        if (error.uncertain) unanswered.add(row.key);
        outcomes.push(await failRow(row, error, batch));
      } else if (error instanceof StoreError && error.kind === 'conflict') {
        outcomes.push({ key: row.key, is: 'failed', why: error.message, todo: error.todo });
      } else {
        throw error;
      }
    } finally {
      await brakes.settle(wrote);
    }
  };

  for (const row of open.cancel) {
    await attempt(row, async (now) => {
      if (await cancelRow(now, 'no longer wanted', batch)) seenAfterAll.push(row);
      return null;
    });
  }
  for (const { row, write } of open.withdraw) await attempt(row, (now) => withdrawPost(write, now, batch));
  // Once it is recorded that a post changes, it is brought to its record like any other row.
  for (const { row, write } of open.change)
    await attempt(row, (now) => (now.state === 'BOUND' ? carryRow(now, batch) : changePost(now, write, batch)));
  for (const row of open.carry) {
    if (seenAfterAll.some((other) => isSameChance(row, other)))
      outcomes.push({ key: row.key, is: 'skipped', why: SEEN_AFTER_ALL });
    else await attempt(row, (now) => carryRow(now, batch));
  }
  if (end.by instanceof Stopped) {
    if ('pause' in end.by.by) await clearUnseen(open, end.by.message, batch, { ...options, unanswered });
    else await rememberLeft(open.carry, limitsOf(outcomes), options.ledger);
  }
  if (end.by instanceof LmsError) await tellRefusal(end.by, options);
  else await sweep(batch);
  return outcomes;
}

/** Both give one of the same learners the same round on the same target; this one was decided while the other was thought never to have been seen. */
function isSameChance({ write }: LedgerRow, { write: other }: LedgerRow): boolean {
  const [chance, otherChance] = [chanceOf(write), chanceOf(other)];
  return (
    chance !== null &&
    otherChance !== null &&
    chance.target === otherChance.target &&
    write.learners.some((learner) => other.learners.some((each) => each === learner))
  );
}

async function asItStands(row: LedgerRow, { ledger }: Batch): Promise<LedgerRow> {
  return (await ledger.rows()).find(({ key }) => key === row.key) ?? row;
}

function rowsOf(open: OpenWrites): LedgerRow[] {
  return [
    ...open.carry,
    ...open.cancel,
    ...open.change.map((each) => each.row),
    ...open.withdraw.map((each) => each.row),
  ];
}

/** Rows whose create may have been sent without an answer: those that the run which decided them did not finish. */
function unclearIn(rows: readonly LedgerRow[], now: Instant): LedgerRow[] {
  return rows.filter(
    ({ state, remoteId, decidedAt, changedAt }) =>
      changedAt > decidedAt &&
      (state === 'DONE' || remoteId === null) &&
      daysBetween(changedAt, now) <= STRAYS_FOR_DAYS,
  );
}

function leftBy(ended: LmsError | Stopped, { key }: LedgerRow): Outcome {
  if (ended instanceof Stopped) {
    if ('pause' in ended.by) return { key, is: 'skipped', why: ended.message, stopped: ended.by.pause };
    return { key, is: 'failed', why: ended.message, over: { limit: 'school', most: ended.by.most } };
  }
  return { key, is: 'failed', why: ended.message, todo: ended.todo, again: mayPass(ended) };
}

/** The limit that each write which was held back would exceed. */
function limitsOf(outcomes: readonly Outcome[]): ReadonlyMap<WriteKey, Limit> {
  return new Map(
    outcomes.flatMap((outcome) =>
      outcome.is === 'failed' && outcome.over !== undefined ? [[outcome.key, outcome.over.limit] as const] : [],
    ),
  );
}

/**
 * Paused: drafts that nobody has seen are listed again and deleted, and their rows closed. What cannot be cleared now is left to the next run, and so is
 * what this one sent without an answer: it may be published between the look and the deletion.
 */
async function clearUnseen(
  open: OpenWrites,
  why: string,
  batch: Batch,
  options: ApplyOptions & { readonly unanswered: ReadonlySet<WriteKey> },
): Promise<void> {
  const keys = new Set(open.carry.map((row) => row.key).filter((key) => !options.unanswered.has(key)));
  const unseen = (await batch.ledger.rows()).filter(
    (row) => keys.has(row.key) && (row.state === 'NEW' || row.state === 'BOUND'),
  );
  try {
    const fresh = {
      ...batch,
      seen: await lookAround(
        rowsOf(open).map(({ carrier }) => carrier),
        options,
      ),
    };
    for (const row of unseen)
      await untilNotBusy(async (again) => cancelRow(again ? await asItStands(row, fresh) : row, why, fresh));
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    await tellRefusal(error, options);
  }
}

async function tellRefusal(error: LmsError, { disconnected }: ApplyOptions): Promise<void> {
  if (error.scope === 'credential') await disconnected(error);
}

/** A row that changed lately may have left a draft behind. */
function lately(rows: readonly LedgerRow[], now: Instant): LedgerRow[] {
  return rows.filter((row) => daysBetween(row.changedAt, now) <= STRAYS_FOR_DAYS);
}

/** Drafts and published posts of ours, listed once before the batch; only in the carriers it needs. Comments are looked for one by one. */
async function lookAround(needed: readonly WriteCarrier[], { lms, course }: ApplyOptions): Promise<Post[]> {
  const carriers = listable(needed);
  const posts: Post[] = [];
  if (carriers.length === 0) return posts;
  for await (const row of lms.posts(course, carriers)) {
    if (row.ok) posts.push(row.value);
  }
  return posts;
}
