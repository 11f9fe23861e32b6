import type { Marker } from '../../../src/ids.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import { minutesBetween } from '../../../src/time.ts';
import { isComment } from '../../../src/writeback/request.ts';
import { short, type Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import type { Room } from '../room.ts';
import type { HostPost } from './watched.ts';

/** Drafts of ours nobody will ever finish, and published posts of ours the ledger knows nothing of. */
export function orphans(
  { host, book: { decided }, handedIn }: Room,
  rows: readonly LedgerRow[],
  lost: LostDays,
): Finding[] {
  const regiven = (id: string): boolean =>
    host.changes.some(({ by, what, after }) => !by.ours && what === 'students' && after.id === id);
  const bound = new Map(rows.flatMap((row) => (row.remoteId === null ? [] : [[row.remoteId as string, row] as const])));
  /** Nor who had left before it was sent. */
  const narrowed = ({ marker, students }: HostPost): boolean =>
    (decided.get(marker as Marker)?.[0]?.learners.length ?? students.length) > students.length;
  return host.list(['DRAFT', 'PUBLISHED']).flatMap((post): Finding[] => {
    if (!post.project || post.marker === null) return [];
    const row = bound.get(post.id);
    if (row !== undefined)
      // a change of it that came back different was held, and a person has left it so
      return post.state === 'PUBLISHED' && row.state !== 'DONE' && row.trouble !== 'left by the teacher'
        ? [{ kind: 'orphan', what: `${post.id} is published, its row is ${row.state}` }]
        : [];
    // Taken back in the second in which a child handed it in: hidden, and kept for the work on it (lms/schoology/README.md).
    if (post.state === 'DRAFT' && handedIn.some(({ post: id }) => id === post.id)) return [];
    // After a restore, words that no list of an ordinary night shows may stay unknown; the row that wants them adopts or holds them.
    if (
      post.state === 'PUBLISHED' &&
      lost.post(post.id) &&
      (post.carrier !== 'assignment' || regiven(post.id) || narrowed(post))
    )
      return [];
    if (post.state === 'DRAFT' && lost.post(post.id)) return []; // swept by the next night that has work
    // A row that a cap holds back still looks for it.
    if (
      post.state === 'DRAFT' &&
      rows.some(
        ({ state, marker, changedAt }) => state === 'NEW' && marker === post.marker && post.createdAt >= changedAt,
      )
    )
      return [];
    // Announcements are in no list of an ordinary night: a stray of theirs waits for the next one that has something to send.
    if (
      post.state === 'DRAFT' &&
      post.carrier === 'announcement' &&
      !host
        .list(['DRAFT', 'PUBLISHED', 'DELETED'])
        .some(({ project, createdAt }) => project && minutesBetween(post.createdAt, createdAt) > 60)
    )
      return [];
    // Said late, or standing for others: its row waits for a person, or a person has decided on it by then.
    if (
      rows.some(
        ({ state, marker, carrier, trouble }) =>
          marker === post.marker &&
          (state === 'HELD' || (state === 'TOMBSTONE' && (isComment(carrier) || trouble === 'left by the teacher'))),
      )
    )
      return [];
    return [{ kind: 'orphan', what: `${post.state} ${post.id} (“${short(post)}”) belongs to no row` }];
  });
}
