import type { LearnerId } from '../ids.ts';
import { noteWrite } from './kinds/note.ts';
import { reassignWrites } from './kinds/reassign.ts';
import { routeWrites } from './kinds/route.ts';
import type { Decided, KeyOf, PostWords } from './kinds/wish.ts';
import type { NotePlace } from './note-place.ts';
import type { PostingWrite } from './types.ts';

/** Every post and note the decisions ask for, whether or not it stands in the LMS already. */
export function wantedWrites(decided: Decided, words: PostWords, placeOf: (learner: LearnerId) => NotePlace, keyOf: KeyOf): PostingWrite[] {
  return [
    ...routeWrites(decided, words, keyOf),
    ...reassignWrites(decided, words, keyOf),
    ...decided.notes.map((note) => noteWrite(note, words, placeOf(note.learner), keyOf)),
  ];
}
