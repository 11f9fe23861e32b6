import type { LearnerId, Marker } from '../../../src/ids.ts';
import { minutesBetween } from '../../../src/time.ts';
import type { Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import type { Played } from '../play.ts';
import { hadBetween, type Room } from '../room.ts';
import { isByPerson, type Change, type Hand } from './watched.ts';

type Ours = Extract<Hand, { ours: true }>;
type OurChange = Change & { readonly by: Ours };

function isOurs(change: Change): change is OurChange {
  return change.by.ours;
}

/** The words and the recipients of one post are changed in one deed. */
function isChange(what: Change['what']): boolean {
  return what === 'words' || what === 'students';
}

/** Once paused, a run may have the one deed under way that it began before it could know; it asks before every other. */
export function sentWhilePaused({ chronicle }: Played, { host, place }: Room): Finding[] {
  const pauses = chronicle.pausesOf(place.school, place.course);
  const sent = host.changes.filter(isOurs).filter(({ what }) => what !== 'delete');
  return sent.flatMap((change, i): Finding[] => {
    const { by, what, after } = change;
    const pause = pauses.find(({ from, to }) => from < by.sent && by.sent <= to);
    if (pause === undefined) return [];
    const before = sent
      .slice(0, i)
      .findLast((each) => each.by.actor === by.actor && each.by.sent > pause.from && each.by.sent < by.sent); // a doubled call is one
    const sameDeed = before?.after.id === after.id && isChange(before.what) && isChange(what);
    const told = by.pause > pause.from && !sameDeed;
    return told || (before !== undefined && !sameDeed)
      ? [{ kind: 'paused', what: `${after.id} had its ${what} by ${by.actor} although sending was paused` }]
      : [];
  });
}

/** Given to somebody who was not in the class when the run read its roster. */
export function sentToStrangers(room: Room): Finding[] {
  return room.host.changes
    .filter(isOurs)
    .filter(({ what }) => what === 'create' || what === 'students')
    .flatMap(({ by, before, after }) =>
      after.students
        .filter((learner) => before?.students.includes(learner) !== true && !hadBetween(room, learner, by.roster))
        .map((learner): Finding => ({
          kind: 'misdirected',
          what: `${after.id} is given to ${learner}, who had left when ${by.actor} read the class`,
        })),
    );
}

/** A draft is published for those alone whom its row was for when that was sent; whoever had left has been taken out of the record. */
export function publishedForOthers({ host, book }: Room, lost: LostDays): Finding[] {
  return host.changes
    .filter(isOurs)
    .filter(({ what }) => what === 'publish')
    .flatMap(({ by, after }) => {
      const versions = book.recorded.get((after.marker ?? '') as Marker)?.filter(({ step }) => step <= by.sent) ?? [];
      const known = [versions.at(-1), versions.findLast(({ step }) => !lost.forgot(step, by.sent))].flatMap(
        (version) => version?.write.learners ?? [],
      );
      return after.students
        .filter((learner) => !known.includes(learner) && !givenByHand(host.changes, after.id, learner))
        .map((learner): Finding => ({
          kind: 'misdirected',
          what: `${after.id} is published for ${learner}, whom its row is not for`,
        }));
    });
}

function givenByHand(changes: readonly Change[], id: string, learner: LearnerId): boolean {
  return changes.some(
    ({ by, after, what }) => !by.ours && what === 'students' && after.id === id && after.students.includes(learner),
  );
}

/**
 * A post taken from a child who had worked on it, although the run looked after that, or did not look at all. Where a host shows no work of
 * who has left, it could not see that of a child who was away when it looked.
 */
export function workTakenBack(room: Room): Finding[] {
  const { host, handedIn } = room;
  const shows = (learner: LearnerId, step: number): boolean =>
    host.keepsWork || step < 0 || hadBetween(room, learner, { from: step, to: step });
  return host.changes.filter(isOurs).flatMap(({ by, what, before, after }): Finding[] => {
    if (before?.state !== 'PUBLISHED' || (what !== 'delete' && what !== 'students')) return [];
    const worked = handedIn.find(
      ({ step, post, learner }) =>
        post === after.id &&
        step < by.sent &&
        (by.work < 0 || step < by.work) &&
        shows(learner, by.work) &&
        // whom it was not given to any more had their work hidden with it
        (what === 'delete'
          ? host.keepsWork || before.students.includes(learner)
          : before.students.includes(learner) && !after.students.includes(learner)),
    );
    return worked === undefined
      ? []
      : [{ kind: 'work', what: `${after.id} was taken from ${worked.learner} by ${by.actor}, who had worked on it` }];
  });
}

const MOST_A_DAY = { note: 1, item: 3 } as const;

/** More notes or items of one day before one child than the caps allow; what was gone when the run looked does not count (one that slept for days may have begun long before). */
export function capsPassed({ host, book }: Room): Finding[] {
  const shown = new Map<string, { readonly marker: string; readonly id: string; readonly step: number }[]>();
  const published = new Set(
    host.changes
      .filter(({ what, after }) => what === 'publish' || (what === 'create' && after.state === 'PUBLISHED'))
      .map(({ after, step }) => `${after.id} ${step}`),
  );
  const goneAt = (id: string, learner: LearnerId, shownAt: number): number =>
    host.changes.find(
      ({ what, after, step }) =>
        after.id === id &&
        step > shownAt &&
        (what === 'delete' || (what === 'students' && !after.students.includes(learner))),
    )?.step ?? Number.POSITIVE_INFINITY;
  const findings: Finding[] = [];
  for (const { learner, post, by, step } of host.sightings) {
    const marker = post.marker ?? '';
    const kind = book.decided.get(marker as never)?.[0]?.kind;
    if (!by.ours || kind === undefined || !published.has(`${post.id} ${step}`)) continue; // whom a route post is changed for gets no other
    const of = kind === 'note' ? ('note' as const) : ('item' as const);
    const day = `${of} ${learner} ${by.beganAt.slice(0, 10)}`;
    const before = shown.get(day) ?? [];
    const counted = new Set(
      before
        .filter((each) => goneAt(each.id, learner, each.step) > Math.max(by.began, by.looked))
        .map((each) => each.marker),
    );
    if (!counted.has(marker) && counted.size >= MOST_A_DAY[of] && !by.overtaken)
      findings.push({ kind: 'cap', what: `${learner} is shown ${post.id}, a ${of} over the cap of the day` });
    shown.set(day, [...before, { marker, id: post.id, step }]);
  }
  return findings;
}

/**
 * A stray is left alone for an hour (writeback/PROTOCOL.md 2.7): a slow worker may be about to bind it. Younger drafts go with their row alone, which
 * is closed or held, or as copies of one that was closed before.
 */
export function sweptTooEarly({ host, book }: Room): Finding[] {
  return host.changes.filter(isOurs).flatMap(({ by, what, before, at, step }): Finding[] => {
    if (what !== 'delete' || before?.state !== 'DRAFT' || isByPerson(by) || minutesBetween(before.createdAt, at) >= 60)
      return [];
    // what came back other than it was sent is taken out by whoever sent it, and its row is not bound to it yet
    const made = host.changes.find(({ what: did, after }) => did === 'create' && after.id === before.id);
    if (made?.by.ours === true && made.by.actor === by.actor) return [];
    const key = book.keys.get((before.marker ?? '') as Marker);
    const states = book.moves.filter((move) => move.key === key && (move.step <= step || move.actor === by.actor));
    const closed = states.some(
      ({ to, step: moved }) =>
        CLOSED.has(to) &&
        moved > (host.changes.find(({ after }) => after.id === before.id)?.step ?? -1) - CLOSING_STEPS,
    );
    return closed
      ? []
      : [{ kind: 'swept', what: `${before.id} was taken away by ${by.actor} within the hour, and its row was open` }];
  });
}

const CLOSED = new Set(['CANCELLED', 'HELD', 'TOMBSTONE']);
/** A create may be on its way for so many steps while its row is closed. */
const CLOSING_STEPS = 60;
