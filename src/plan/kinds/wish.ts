import type { LearnerId, WriteKey } from '../../ids.ts';
import type { NotePlace } from '../note-place.ts';
import type { Decisions } from '../decisions.ts';

/** What a night decided, as far as writes follow from it. */
export type Decided = Pick<Decisions, 'date' | 'routes' | 'seminar' | 'pathway' | 'notes'>;

/** Makes the key of one intent out of its parts: kind, subject, target, round or period. */
export type KeyOf = (...parts: readonly string[]) => WriteKey;

/** What a kind makes its wishes of. */
export interface Wish {
  readonly decided: Decided;
  readonly placeOf: (learner: LearnerId) => NotePlace;
  readonly keyOf: KeyOf;
}
