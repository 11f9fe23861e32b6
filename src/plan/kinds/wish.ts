import type { WriteKey } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { Note } from '../../notes/types.ts';
import type { Pathway, Reassignment } from '../../pathway/types.ts';
import type { DayRoute, SeminarPlan, Slot } from '../../routing/types.ts';
import type { SchoolDate } from '../../time.ts';

/** Words of shared posts; they are made without any child's data (writeback/PROTOCOL.md 2.4). */
export interface PostWords {
  /** `sessions`: how many seminars the day has. */
  route(slot: Slot, date: SchoolDate, session: SeminarPlan['sessions'][number] | null, sessions: number): { title: string; text: string };
  reassign(sample: Reassignment, date: SchoolDate): { title: string; text: string };
  /** Title of a note that has to be an assignment: others may see it, so it says nothing. */
  note(language: Language, week: SchoolDate): string;
}

export interface Decided {
  readonly date: SchoolDate;
  readonly routes: readonly DayRoute[];
  readonly seminar: SeminarPlan;
  readonly pathway: Pathway;
  readonly notes: readonly Note[];
}

/** Makes the key of one intent out of its parts: kind, subject, target, round or period. */
export type KeyOf = (...parts: readonly string[]) => WriteKey;
