import type { CourseworkId, LearnerId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { NoteChannel } from '../../lms/types.ts';
import type { Note } from '../../notes/types.ts';
import type { SchoolDate } from '../../time.ts';
import type { NotePlace } from '../note-place.ts';
import type { KeyOf, PostWords } from './wish.ts';
import type { WriteBase, WriteCarrier } from './write-base.ts';

export interface NoteWrite extends WriteBase {
  readonly kind: 'note';
  readonly learners: readonly [LearnerId];
  readonly week: SchoolDate;
  readonly language: Language;
  readonly channel: NoteChannel;
  readonly carrier: WriteCarrier;
  /** The learner's work a comment stands on; null for the other carriers. */
  readonly on: CourseworkId | null;
  readonly factsHash: string;
}

/** One note per learner and school week. */
export function noteWrite(note: Note, words: PostWords, place: NotePlace, keyOf: KeyOf): NoteWrite {
  return {
    kind: 'note',
    key: keyOf('note', note.week, note.learner),
    learners: [note.learner],
    week: note.week,
    language: note.language,
    ...place,
    factsHash: note.factsHash,
    why: note.why,
    title: place.carrier === 'assignment' ? words.note(note.language, note.week) : null,
    text: note.text,
    links: [],
    due: null,
    points: null,
  };
}
