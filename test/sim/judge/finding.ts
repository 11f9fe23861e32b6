import type { HostPost } from './watched.ts';

/** What must never be, by what a child could see, and by what the protocol promises of its last moment. */
export type FindingKind =
  | 'vacuous'
  | 'misdirected'
  | 'named'
  | 'stale'
  | 'duplicate'
  | 'whole-class'
  | 'half-done'
  | 'teacher'
  | 'undone'
  | 'struck'
  | 'edited'
  | 'other-plan'
  | 'two-routes'
  | 'paused'
  | 'cap'
  | 'work'
  | 'swept'
  | 'lost'
  | 'orphan'
  | 'evidence'
  | 'restless'
  | 'stuck'
  | 'broke'
  | 'overtaken';

export interface Finding {
  readonly kind: FindingKind;
  readonly what: string;
}

/** A post in a few words. */
export function short(post: Pick<HostPost, 'title' | 'text'>): string {
  return (post.title ?? post.text).replaceAll('\n', ' ').slice(0, 60);
}
