import type { LearnerId, Marker } from '../../../src/ids.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';
import type { Version } from './chronicle.ts';
import { short, type Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import type { Room } from '../room.ts';
import { EVERYBODY, nameOf, secretOf } from '../school.ts';
import type { Sighting } from './watched.ts';

/** It is read back, and hidden. */
const CALLS_UNTIL_HIDDEN = 2;

/** Each text that we put before a child's eyes: whose it is, and whether it is what was decided last. */
/** @param school all classes of the room's school, for work done in one of them is spoken of in the others */
export function judgeSightings(
  room: Room,
  school: readonly Room[],
  ours: readonly Sighting[],
  lost: LostDays,
): Finding[] {
  const given = givenByTeacher(school.flatMap(({ host }) => host.sightings));
  return ours.flatMap((sighting) => judgeSighting(room, sighting, given, lost));
}

/** `learner other`: a teacher showed the learner what holds the other's word; work done on it is the learner's own, and may be spoken of. */
function givenByTeacher(sightings: readonly Sighting[]): ReadonlySet<string> {
  return new Set(
    sightings
      .filter(({ by }) => !by.ours)
      .flatMap(({ learner, post }) =>
        EVERYBODY.filter((other) => holds(post, secretOf(other))).map((other) => `${learner} ${other}`),
      ),
  );
}

function holds({ title, text }: Pick<Sighting['post'], 'title' | 'text'>, word: string): boolean {
  return text.includes(word) || title?.includes(word) === true;
}

function judgeSighting(room: Room, sighting: Sighting, given: ReadonlySet<string>, lost: LostDays): Finding[] {
  const { learner, post, by } = sighting;
  if (by.ours && (isBetween(room, sighting) || isReadAgain(room, sighting))) return [];
  const who = `${learner} sees ${post.id} (“${short(post)}”)`;
  if (post.mode === 'ALL_STUDENTS' && isHiddenAtOnce(room, sighting)) return [];
  if (post.mode === 'ALL_STUDENTS') return [{ kind: 'whole-class', what: `${who}, which is for the whole class` }];
  const keeps = workedOn(room, post.id, learner) || givenByHand(room, sighting);
  const foreign = keeps
    ? []
    : EVERYBODY.filter(
        (other) => other !== learner && holds(post, secretOf(other)) && !given.has(`${learner} ${other}`),
      );
  if (foreign.length > 0)
    return [{ kind: 'misdirected', what: `${who}, which holds the word of ${foreign.join(', ')}` }];
  const marker = (post.marker ?? '') as Marker;
  const versions = room.book.decided.get(marker) ?? [];
  const [first] = versions;
  if (first === undefined) return [{ kind: 'misdirected', what: `${who}, which nobody decided` }];
  const named = EVERYBODY.filter(
    (other) =>
      (first.kind !== 'note' || other !== learner) &&
      (holds(post, other) ||
        (holds(post, nameOf(other)) && (first.kind !== 'note' || nameOf(other) !== nameOf(learner)))),
  );
  if (named.length > 0) return [{ kind: 'named', what: `${who}, which holds a name or an id of ${named.join(', ')}` }];
  if (!by.ours) return [];
  const all = room.book.released.get(room.book.keys.get(marker) ?? first.key) ?? [];
  const newest = newestFor(all, by.sent, lost);
  if (newest.length === 0) return [{ kind: 'misdirected', what: `${who}, which no plan that was applied says` }];
  return [
    ...(wordsOfTeacher(room, sighting) ? [] : wordsOf(who, post, newest, versions)),
    ...recipientOf(who, learner, newest, versions, keeps),
  ];
}

/** The one moment no host spares us: a route post whose words and whose learners are all other ones is reworded before those it is taken from. */
function isBetween({ host, book }: Room, { learner, post, step }: Sighting): boolean {
  const now = book.recorded.get((post.marker ?? '') as Marker)?.findLast((version) => version.step <= step)?.write;
  const words = host.changes.find((change) => change.step === step && change.after.id === post.id)?.what === 'words';
  return (
    words &&
    now?.kind === 'route' &&
    !now.learners.includes(learner) &&
    !now.learners.some((each) => post.students.includes(each))
  );
}

/**
 * In Schoology who left and came back has another enrollment: the post that a change keeps for them is closed to them until its first step, which
 * still holds the words they had read there before. The next step says the new ones.
 */
function isReadAgain({ host }: Room, { learner, post, by, step }: Sighting): boolean {
  const [given, next] = host.changes.filter((change) => change.after.id === post.id && change.step >= step);
  return (
    given?.step === step &&
    given.what === 'students' &&
    given.before?.students.includes(learner) === true &&
    host.sightings.some(
      (each) =>
        each.learner === learner && each.post.id === post.id && each.post.text === post.text && each.step < step,
    ) &&
    by.ours &&
    next?.by.ours === true &&
    next.by.actor === by.actor &&
    next.what === 'words'
  );
}

/**
 * Everybody for whom the post was kept left between the reading of the class and the call: an empty list is the whole class in Schoology. The
 * next call of the same run hides the post.
 */
function isHiddenAtOnce({ host, moved }: Room, { post, by, step }: Sighting): boolean {
  const [given, next] = host.changes.filter((change) => change.after.id === post.id && change.step >= step);
  return (
    by.ours &&
    given?.step === step &&
    given.what === 'students' &&
    moved.some((move) => !move.here && move.step > by.roster.to && move.step <= step) &&
    next?.by.ours === true &&
    next.by.actor === by.actor &&
    next.after.state === 'DRAFT' &&
    next.step - step <= CALLS_UNTIL_HIDDEN
  );
}

/** A teacher has given the post to this child as well. */
function givenByHand({ host }: Room, { post, learner, step }: Sighting): boolean {
  return host.changes.some(
    ({ by, what, after, step: given }) =>
      !by.ours && what === 'students' && after.id === post.id && given <= step && after.students.includes(learner),
  );
}

/** The words a teacher chose, before somebody we gave the post to without knowing of them. */
function wordsOfTeacher({ host }: Room, { post, step }: Sighting): boolean {
  return (
    host.changes.findLast(
      (change) =>
        change.step <= step && change.after.id === post.id && (change.what === 'words' || change.what === 'create'),
    )?.by.ours === false
  );
}

/** What was decided last when it was sent; after a restore also what the ledger still knew. */
function newestFor(all: readonly Version[], sent: number, lost: LostDays): PostingWrite[] {
  const before = all.filter(({ step }) => step <= sent);
  const [newest, known] = [before.at(-1), before.findLast(({ step }) => !lost.forgot(step, sent))];
  return [
    ...(newest === undefined ? [] : [newest.write]),
    ...(known === undefined || known === newest ? [] : [known.write]),
  ];
}

function wordsOf(
  who: string,
  post: Sighting['post'],
  newest: readonly PostingWrite[],
  versions: readonly PostingWrite[],
): Finding[] {
  const says = (write: PostingWrite): boolean => write.title === post.title && write.text === post.text;
  if (newest.some(says)) return [];
  return versions.some(says)
    ? [{ kind: 'stale', what: `${who}, whose words had been decided anew` }]
    : [{ kind: 'half-done', what: `${who}, which is no text that was decided` }];
}

/** Who has worked on a post keeps it, whatever is decided about it later. */
function workedOn({ handedIn }: Room, id: string, learner: LearnerId): boolean {
  return handedIn.some((each) => each.post === id && each.learner === learner);
}

function recipientOf(
  who: string,
  learner: LearnerId,
  newest: readonly PostingWrite[],
  versions: readonly PostingWrite[],
  keeps: boolean,
): Finding[] {
  const meant = (write: PostingWrite): boolean => write.learners.some((each) => each === learner);
  if (keeps || newest.some(meant)) return [];
  return versions.some(meant)
    ? [{ kind: 'stale', what: `${who}, which had been decided anew without ${learner}` }]
    : [{ kind: 'misdirected', what: `${who}, which was never meant for ${learner}` }];
}
