import type { LearnerId, Marker } from '../../../src/ids.ts';
import { isAskedAnew } from './asked-anew.ts';
import type { Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import { meaningOf } from './meaning.ts';
import type { Played } from '../play.ts';
import type { Room } from '../room.ts';
import { tellsSetBack } from './set-back.ts';
import { isByPerson, isSentAnew, type Change, type Sighting } from './watched.ts';

/** The same message in two posts: of a note or a chance ever, of a route post at the same time. */
export function twice(played: Played, room: Room, ours: readonly Sighting[], lost: LostDays): Finding[] {
  const { host, book } = room;
  const noticed = played.reports.some(
    (each) => each.room === room && each.report.courses.some(({ problems }) => problems.some(tellsSetBack)),
  );
  const changed = new Set(
    host.changes
      .filter(({ by, what }) => isByPerson(by) && (what === 'delete' || what === 'students'))
      .map(({ after }) => after.id),
  );
  const posts = new Map<string, Set<string>>();
  for (const { learner, post } of ours) {
    const write = book.decided.get((post.marker ?? '') as Marker)?.[0];
    if (write === undefined) continue;
    const meaning = meaningOf(write, learner);
    const seen = posts.get(meaning) ?? posts.set(meaning, new Set()).get(meaning);
    seen?.add(post.id);
  }
  return [...posts].flatMap(([meaning, all]): Finding[] => {
    const ids = new Set([...all].filter((id) => !isReplaced(played, room, all, id)));
    // What a teacher removed, had undone or gave to others and only the lost part of the ledger knew is known to nobody (README, limits).
    if ([...ids].some((id) => changed.has(id) && lost.post(id))) return [];
    // Nor, where nothing else of the lost days stands, whether a comment was said: comments are in no list.
    if (
      !noticed &&
      [...ids].every((id) => host.posts.get(id)?.carrier === 'comment') &&
      [...ids].some((id) => lost.post(id))
    )
      return [];
    if (
      ids.size < 2 ||
      (meaning.startsWith('route') && !atOnce(host.changes, ids, meaning.split(' ').at(-1) as LearnerId))
    )
      return [];
    return [{ kind: 'duplicate', what: `${meaning} stands in ${[...ids].join(' and ')}` }];
  });
}

/** An undo or a hold took it back, and only then did another come, because somebody had asked for it anew. */
function isReplaced(played: Played, room: Room, all: ReadonlySet<string>, id: string): boolean {
  const { host } = room;
  // it was shown to others than it was made for and hidden at once; a teacher then decided that it is sent anew
  if (
    host.changes.some(
      ({ by, what, before, after }) =>
        isSentAnew(by) && what === 'delete' && before?.state === 'DRAFT' && after.id === id,
    )
  )
    return true;
  const shown = (of: string): Change | undefined =>
    host.changes.find(({ after }) => after.id === of && after.state === 'PUBLISHED');
  const since = shown(id)?.step ?? 0;
  const undone = host.changes.find(
    ({ by, what, after }) => by.ours && isByPerson(by) && what === 'delete' && after.id === id,
  );
  if (undone === undefined) return false;
  const next = [...all]
    .flatMap((other) => (other === id ? [] : (shown(other) ?? [])))
    .filter(({ step }) => step > since)
    .toSorted((a, b) => a.step - b.step)[0];
  return (
    next?.by.ours === true &&
    next.step > undone.step &&
    isAskedAnew(
      played,
      room,
      { marker: undone.after.marker, step: undone.step },
      { marker: next.after.marker, sent: next.by.sent },
    )
  );
}

/** A route post that was taken back and is needed again the same day is no double; two that stand side by side are. */
function atOnce(changes: readonly Change[], ids: ReadonlySet<string>, learner: LearnerId): boolean {
  const visible = new Set<string>();
  for (const { after } of changes) {
    if (!ids.has(after.id)) continue;
    if (after.state === 'PUBLISHED' && after.students.includes(learner)) visible.add(after.id);
    else visible.delete(after.id);
    if (visible.size > 1) return true;
  }
  return false;
}
