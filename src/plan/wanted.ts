import type { LearnerId } from '../ids.ts';
import { kindNamed, KIND_NAMES, type PostingWrite, type PostWords } from './kinds/registry.ts';
import type { Decided, KeyOf } from './kinds/wish.ts';
import type { NotePlace } from './note-place.ts';

/** Every post and note the decisions ask for, whether or not it stands in the LMS already. */
export function wantedWrites(
  decided: Decided,
  words: PostWords,
  placeOf: (learner: LearnerId) => NotePlace,
  keyOf: KeyOf,
): PostingWrite[] {
  return KIND_NAMES.flatMap((name) => kindNamed(name).wanted({ decided, placeOf, keyOf }, words[name]));
}
