import type { CourseId, LearnerId, RunId, WriteKey } from '../ids.ts';
import type { Said, Told } from '../language.ts';
import { LmsError } from '../lms/errors.ts';
import type { Post, PostRef } from '../lms/posts.ts';
import type { Lms } from '../lms/types.ts';
import { CHANGING, REMOVED, type LedgerRow } from '../plan/ledger-row.ts';
import type { PostingWrite } from '../plan/types.ts';
import { undoneWords } from '../plan/undone.ts';
import { nextStep } from '../report/next-step.ts';
import { minutesBetween, type Instant } from '../time.ts';
import { isBusy, untilNotBusy } from './busy.ts';
import { commentRequestOf, isComment, listable } from './request.ts';
import { WAIT_MINUTES } from './say.ts';
import { isEdited, isOnTheWay, standing } from './stands.ts';
import type { Ledger } from './types.ts';
import { workersIfThere } from './worked.ts';

/** Why something of the run stays although it was to be taken back. */
export type KeptFor = 'worked' | 'edited' | 'beside' | 'left' | 'pasted' | 'held';

export const KEPT: Readonly<Record<KeptFor, Said>> = {
  worked: { en: 'a learner has worked on it', es: 'alguien ya trabajó en ella' },
  edited: { en: 'a teacher edited it', es: 'un docente la editó' },
  beside: {
    en: 'the grade it stands beside, or what else stands there, was changed since; take the words out by hand',
    es: 'cambió la calificación junto a la que está, o lo demás que hay allí; quite las palabras a mano',
  },
  left: {
    en: 'the learner has left the class and the words cannot be reached; should they still stand there, take them out by hand',
    es: 'ya no está en la clase y no se llega a las palabras; si siguen allí, quítelas a mano',
  },
  pasted: {
    en: 'it was a text to paste; where it was pasted it must be removed by hand',
    es: 'era un texto para pegar; donde se haya pegado hay que quitarlo a mano',
  },
  held: {
    en: 'it is held and was not sent; decide on the board',
    es: 'está detenida y no se envió; decídalo en el tablero',
  },
};

export type Undone = { readonly key: WriteKey; readonly kind: PostingWrite['kind'] } & (
  | { readonly is: 'withdrawn' }
  | { readonly is: 'kept'; readonly for: KeptFor }
  | { readonly is: 'failed'; readonly why: string; readonly todo: Told }
);

export interface UndoOptions {
  readonly course: CourseId;
  readonly run: RunId;
  readonly lms: Lms;
  readonly ledger: Ledger;
  readonly enrolled: ReadonlySet<LearnerId>;
  /**
   * Called once when the host refuses the credential: the error becomes the rows' outcome, so no caller would see it.
   */
  readonly disconnected: (error: LmsError) => Promise<void>;
  readonly now: () => Instant;
}

/** Rows an undo has something to do about; the others were taken back, removed or never sent. */
export function canUndo({ state }: LedgerRow): boolean {
  return state !== 'TOMBSTONE' && state !== 'CANCELLED';
}

/**
 * Takes back what a run published, row by row, and says what became of each. What a learner has worked on or a teacher
 * edited stays. Each row is closed, and told, as soon as its post is gone, so that an undo that broke off goes on where it was.
 */
export async function* undoRows(rows: readonly LedgerRow[], options: UndoOptions): AsyncGenerator<Undone> {
  const open = rows.filter(canUndo);
  let ended: LmsError | null = null;
  let listed: readonly Post[] | null = null;
  for (const row of open) {
    const about = { key: row.key, kind: row.write.kind };
    try {
      if (ended !== null) throw ended;
      const fate = await untilNotBusy(async () => {
        listed ??= await listOf(open, options);
        return undoRow(row, listed, options);
      });
      yield { ...about, ...fate };
    } catch (error) {
      if (!(error instanceof LmsError)) throw error;
      if (error.scope === 'credential' && ended === null) await options.disconnected(error);
      if (error.scope !== 'call' || isBusy(error) || listed === null) ended = error;
      yield { ...about, is: 'failed', why: error.message, todo: nextStep(error) };
    }
  }
}

type Fate = { readonly is: 'withdrawn' } | { readonly is: 'kept'; readonly for: KeptFor };

/** @param listed what stood when the undo began: of it only drafts that no row knows are taken, which nobody edits */
async function undoRow(row: LedgerRow, listed: readonly Post[], options: UndoOptions): Promise<Fate> {
  if (row.state === 'HELD') return { is: 'kept', for: 'held' };
  if (row.carrier === 'none') {
    await close(row, undoneWords(options.run), options); // it must not be pasted from the board any more
    return { is: 'kept', for: 'pasted' };
  }
  const found = isComment(row.carrier) ? await takeBackComment(row, options) : await takeBackPost(row, listed, options);
  if (found !== 'gone' && found !== 'taken') return { is: 'kept', for: found };
  await close(row, found === 'gone' ? REMOVED : undoneWords(options.run), options);
  return { is: 'withdrawn' };
}

/** `taken`: by this undo, or never made; `gone`: somebody had removed it, or an undo that died before it could say so. Only the first may be asked for again. */
type Found = KeptFor | 'taken' | 'gone';

async function takeBackPost(row: LedgerRow, listed: readonly Post[], options: UndoOptions): Promise<Found> {
  const { lms, course, enrolled } = options;
  const strays = listed.filter(
    (post) => post.marker === row.marker && post.ours && post.state === 'draft' && post.ref.id !== row.remoteId,
  );
  for (const { ref } of strays) await remove(ref, options); // copies by hand are not ours; drafts of an unclear answer are
  const ref = boundPost(row);
  if (ref === null) return 'taken'; // nothing was made
  const post = await standing(row, options); // null: a person ordered this, so that one which is not to be found is not kept for it
  const changing = row.state === 'BOUND' && row.trouble === CHANGING;
  if (
    post?.state === 'published' &&
    !(changing ? isOnTheWay(post, row, enrolled) : !isEdited(post, row.write, enrolled))
  )
    return 'edited';
  if (
    post?.state !== 'draft' &&
    ref.carrier === 'assignment' &&
    ((await workersIfThere(lms, course, ref.id)) ?? []).length > 0
  )
    return 'worked';
  return foundBy(await remove(ref, options), 'edited');
}

function boundPost({ remoteId, carrier }: LedgerRow): PostRef | null {
  return remoteId === null || carrier === 'none' ? null : { carrier, id: remoteId };
}

async function takeBackComment(row: LedgerRow, options: UndoOptions): Promise<Found> {
  const { lms, course, enrolled, now } = options;
  const request = commentRequestOf(row, new Set([...enrolled, ...row.write.learners]));
  if (request === null || lms.comments === null)
    throw new LmsError('denied', 'the host offers no comments any more', { todo: 'Remove it by hand in the LMS.' });
  for await (const found of lms.comments.on(course, request)) {
    if (
      !found.ok ||
      found.value.marker !== row.marker ||
      (row.remoteId !== null && found.value.ref.id !== row.remoteId)
    )
      continue;
    if (isEdited({ ...found.value, assignees: request.to }, row.write, enrolled)) return 'edited';
    return foundBy(await remove(found.value.ref, options), 'beside');
  }
  if (row.remoteId !== null && !request.to.every((learner) => enrolled.has(learner))) return 'left'; // not listed is not gone: a host may hide it with its learner
  if (row.remoteId === null && row.attemptedAt !== null && minutesBetween(row.attemptedAt, now()) < WAIT_MINUTES) {
    throw new LmsError('down', 'its answer was lost and it may still arrive', {
      todo: 'Undo the run again in ten minutes.',
      uncertain: true,
    });
  }
  if (row.remoteId === null) return 'taken';
  return foundBy(await lms.ensureGone(course, { carrier: request.carrier, id: row.remoteId }), 'beside'); // a list may have left it out
}

function foundBy(removed: Removed, stays: KeptFor): Found {
  return removed === 'stays' ? stays : removed === 'none' ? 'gone' : 'taken';
}

type Removed = Awaited<ReturnType<Lms['ensureGone']>>;

/** Nothing was recorded since the last look, so whether the turn is still ours is asked for itself. */
async function remove(ref: PostRef, { lms, ledger, course }: UndoOptions): Promise<Removed> {
  await ledger.confirm();
  return lms.ensureGone(course, ref);
}

async function close(row: LedgerRow, why: string, { ledger, now }: UndoOptions): Promise<void> {
  await ledger.move(row.key, ['NEW', 'BOUND', 'DONE'], 'TOMBSTONE', why, now());
}

async function listOf(rows: readonly LedgerRow[], { lms, course }: UndoOptions): Promise<Post[]> {
  const posts: Post[] = [];
  const carriers = listable(rows.map(({ carrier }) => carrier));
  if (carriers.length > 0) for await (const row of lms.posts(course, carriers)) if (row.ok) posts.push(row.value);
  return posts;
}
