import type { Marker, WriteKey } from '../../../src/ids.ts';
import type { Played } from '../play.ts';
import type { Room } from '../room.ts';

/**
 * What the restored ledger may not know, asked in this one place: whatever was recorded between the snapshot and the moment the store
 * was set back to it. Everything before and after it knows as ever, and is judged as ever.
 */
export interface LostDays {
  /** What was recorded at this step is lost, for somebody who acts at `sent`. */
  forgot(step: number, sent?: number): boolean;
  /** Something about this write: that it was decided, sent, or closed. */
  write(key: WriteKey | undefined): boolean;
  /** Something about this post, or about the write it is of. */
  post(id: string): boolean;
  /** The same of any post or row that carries the marker. */
  marker(marker: string | null): boolean;
}

const NOTHING_LOST: LostDays = { forgot: () => false, write: () => false, post: () => false, marker: () => false };

export function lostDaysOf({ setBack }: Pick<Played, 'setBack'>, { host, book }: Room): LostDays {
  if (setBack === null) return NOTHING_LOST;
  const forgot = (step: number, sent = Number.POSITIVE_INFINITY): boolean =>
    step > setBack.kept && step <= setBack.at && sent > setBack.at;
  const writes = new Set<WriteKey>([
    ...book.moves.filter(({ step }) => forgot(step)).map(({ key }) => key),
    ...[...book.released].filter(([, versions]) => versions.some(({ step }) => forgot(step))).map(([key]) => key),
  ]);
  const posts = new Set(host.changes.filter(({ step }) => forgot(step)).map(({ after }) => after.id));
  const write = (key: WriteKey | undefined): boolean => key !== undefined && writes.has(key);
  const marker = (of: string | null): boolean => write(book.keys.get((of ?? '') as Marker));
  return { forgot, write, marker, post: (id) => posts.has(id) || marker(host.posts.get(id)?.marker ?? null) };
}
