import type { LearnerId, Marker } from '../../../src/ids.ts';
import { sameLearners } from '../../../src/lms/adopt.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';
import { isAskedAnew } from './asked-anew.ts';
import type { Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import { meaningOf } from './meaning.ts';
import type { Played } from '../play.ts';
import type { Room } from '../room.ts';
import { isByPerson, isSentAnew, type Change, type Hand, type HostPost } from './watched.ts';

type Ours = Extract<Hand, { ours: true }>;

/** What a teacher took away and we gave again, although the run that did had been able to see that it was gone. */
export function agains(played: Pick<Played, 'orders'>, room: Room, lost: LostDays): Finding[] {
  const removals = room.host.changes.filter(
    ({ by, what, before }) => !by.ours && what === 'delete' && before?.project === true && before.state === 'PUBLISHED',
  );
  return removals.flatMap(({ before, step }) =>
    before === null || lost.post(before.id) || withdrawnAnyway(room, before, step)
      ? []
      : givenAgain(
          room,
          before,
          // an undo that found it gone took the whole message back, and may be asked for anew
          ({ looked, sent }, { marker }) =>
            looked > step &&
            !(
              wasUndone(room, before, step) &&
              isAskedAnew(played, room, { marker: before.marker, step }, { marker, sent })
            ),
          step,
        ).map(([meaning, id]): Finding => ({
          kind: 'teacher',
          what: `${meaning} was removed by the teacher and stands again in ${id}`,
        })),
  );
}

function wasUndone({ book }: Room, { marker }: HostPost, step: number): boolean {
  const key = book.keys.get((marker ?? '') as Marker);
  return book.moves.some(
    (move) => move.key === key && move.step > step && move.trouble?.startsWith('withdrawn by undo') === true,
  );
}

/** The run that took it back at the same time had recorded that, and found it gone. */
function withdrawnAnyway({ book }: Room, { marker }: HostPost, step: number): boolean {
  const key = book.keys.get((marker ?? '') as Marker);
  return book.moves.some(
    (move) =>
      move.key === key &&
      move.to === 'CANCELLED' &&
      move.step > step &&
      move.began <= step &&
      move.trouble?.startsWith('withdrawn') === true,
  );
}

/** What an undo took back and a later run gave again, although nobody had asked for it that day and approved it then. */
export function undoneAgain(played: Pick<Played, 'orders'>, room: Room, lost: LostDays): Finding[] {
  const undone = room.host.changes.filter(
    ({ by, what, before }) => by.ours && isByPerson(by) && what === 'delete' && before?.state === 'PUBLISHED',
  );
  return undone.flatMap(({ before, step }) =>
    before === null || lost.post(before.id)
      ? []
      : givenAgain(
          room,
          before,
          ({ sent }, { marker }) =>
            sent > step && !isAskedAnew(played, room, { marker: before.marker, step }, { marker, sent }),
          step,
        ).map(([meaning, id]): Finding => ({
          kind: 'undone',
          what: `${meaning} was undone and stands again in ${id}`,
        })),
  );
}

/** What this post was for, before the same eyes in another one. */
function givenAgain(
  { host, book }: Room,
  before: HostPost,
  wrongly: (by: Ours, post: HostPost) => boolean,
  step: number,
): [meaning: string, id: string][] {
  const write = book.recorded.get((before.marker ?? '') as Marker)?.findLast((version) => version.step <= step)?.write;
  if (write === undefined) return [];
  // whom a teacher gave it to besides, also one who had left when we sent it, may get a chance of their own
  return before.students
    .filter((learner) => write.learners.includes(learner))
    .flatMap((learner): [string, string][] => {
      const meaning = meaningOf(write, learner);
      const repeat = host.sightings.find(
        (each) =>
          each.by.ours &&
          each.step > step &&
          wrongly(each.by, each.post) &&
          each.learner === learner &&
          each.post.id !== before.id &&
          meansTheSame(book.decided.get((each.post.marker ?? '') as Marker)?.[0], learner, meaning),
      );
      return repeat === undefined ? [] : [[meaning, repeat.post.id]];
    });
}

function meansTheSame(write: PostingWrite | undefined, learner: LearnerId, meaning: string): boolean {
  return write !== undefined && meaningOf(write, learner) === meaning;
}

/** Words or recipients a teacher chose and we changed, or a post with them that we took back, knowing of it. */
export function overTheTeacher({ host: { changes }, book: { decided } }: Room, lost: LostDays): Finding[] {
  return changes.flatMap((edit, i) => {
    if (
      edit.by.ours ||
      (edit.what !== 'words' && edit.what !== 'students') ||
      !decided.has((edit.after.marker ?? '') as Marker)
    )
      return [];
    // recipients that were decided on as well are the teacher's and ours
    if (
      edit.what === 'students' &&
      decided
        .get((edit.after.marker ?? '') as Marker)
        ?.some(({ learners }) => sameLearners(edit.after.students, learners)) === true
    )
      return [];
    // overwritten by a run that could not know of it: from then on it reads as we wrote it
    const ours = changes.slice(i + 1).filter(({ by, after: { id } }) => id === edit.after.id && by.ours);
    if (ours.some(({ by, what }) => what === edit.what && by.ours && by.looked <= edit.step)) return [];
    const after = changes
      .slice(i + 1)
      .find(
        ({ by, what, after: { id } }) => id === edit.after.id && by.ours && what !== 'publish' && by.looked > edit.step,
      );
    // it was hidden at once, as it stood for others, and nothing could record that: to the next night a draft that nobody has seen
    if (
      edit.what === 'students' &&
      after?.what === 'delete' &&
      after.before?.state === 'DRAFT' &&
      hiddenAtOnce(ours, edit)
    )
      return [];
    // what only the lost part of the ledger knew to be held is a stray draft to the night after a restore
    if (after?.what === 'delete' && after.before?.state === 'DRAFT' && lost.post(after.after.id)) return [];
    // so does the draft that was taken back, once the teacher has decided that it is sent anew
    if (after?.what === 'delete' && after.before?.state === 'DRAFT' && isSentAnew(after.by)) return [];
    return after === undefined
      ? []
      : [
          {
            kind: 'teacher' as const,
            what: `${edit.after.id} was edited by the teacher (step ${edit.step}) and then had its ${after.what} by ${after.by.ours ? after.by.actor : ''}`,
          },
        ];
  });
}

/** By the run that had just published it, in its next call but one. */
function hiddenAtOnce(ours: readonly Change[], edit: Change): boolean {
  return ours.some(
    ({ by, what, before, step }) =>
      by.ours && what === 'delete' && before?.state === 'PUBLISHED' && by.looked <= edit.step && step <= edit.step + 2,
  );
}

/** A copy a teacher made by hand is the teacher's, marker or not. */
export function notOurs(changes: readonly Change[]): Finding[] {
  return changes.flatMap(({ by, what, after }) =>
    by.ours && !after.project
      ? [{ kind: 'teacher' as const, what: `${after.id} is the teacher's own and had its ${what} by ${by.actor}` }]
      : [],
  );
}
