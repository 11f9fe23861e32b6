import type { z } from 'zod';
import type { CourseworkId, LearnerId, TargetCode } from '../../ids.ts';
import type { Language, Said } from '../../language.ts';
import type { NoteChannel } from '../../lms/types.ts';
import type { Slot } from '../../routing/types.ts';
import type { Check } from '../../school/file.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import type { Found } from './found.ts';
import type { Wish } from './wish.ts';
import type { WriteBase, WriteCarrier } from './write-base.ts';

/** What a plan needs of everything that stands in it. */
export interface Planned<W> {
  /** What must hold of it when it comes out of the store, because what it says is sent; the rest is kept as it was stored. */
  readonly stored: z.ZodObject<{ kind: z.ZodLiteral<string> }, z.core.$loose>;
  /** What the plan of a dry run says of it to programs, beside what it says of every write (`DESIGN.md` 4.5). */
  json(write: W): object;
  /** What it is, in the plan of a dry run for people. */
  line(write: W): string;
}

/**
 * One kind of write: a file in this folder, a line in registry.ts. The compiler asks it for all of this, and `notes/post-words.ts` for `Words`.
 */
export interface Kind<W extends WriteBase, Words> extends Planned<W> {
  /** Who it speaks of: its one learner, who alone is sent it, or nobody, so that several may share it (writeback/PROTOCOL.md 2.4). */
  readonly about: WordsAbout<W>;
  /** Which of a learner's daily caps it counts against. */
  readonly cap: 'note' | 'item';
  /** Whether it may use the part of a school's cap that is kept for routes, which have to be there in the morning. */
  readonly keptRoom: boolean;
  /** Of a kind that follows its day, changed while the day lasts and taken back after it; null: it stays as it was given. */
  readonly day: Day<W> | null;
  /** Every write of this kind the decisions ask for, whether or not it stands in the LMS already. */
  wanted(wish: Wish, words: Words): W[];
  /** How it reaches the LMS, and the work a comment stands on. */
  place(write: W): { readonly carrier: WriteCarrier; readonly on: CourseworkId | null };
  /** Whether what it says is still so. */
  stillMatters(write: W, date: SchoolDate, now: Instant): boolean;
  /** The one more chance it gives: its scores are evidence, and it is given once in a round. Null: it gives none. */
  chance(write: W): Chance | null;
  /** What it tells its learner in which week; the same is not told again until there is something new. Null: it is told every time. */
  tells(write: W): { readonly week: SchoolDate; readonly facts: string } | null;
  /** The decision behind a post of ours that the ledger has lost, told by its marker; null: it is none of this kind. */
  behind(found: Found): W | null;
  /** The targets for which a teacher who strikes it strikes it; `null`: none, it is struck for its day or week. */
  serves(write: W): readonly (TargetCode | null)[];
  /** As the board shows it. */
  shown(write: W): Shown;
  /** A write that an older Waymark stored, as it would be stored now; only where that said less. */
  renewed?(write: W): W;
}

type WordsAbout<W extends WriteBase> = W extends { readonly learners: readonly [LearnerId] } ? 'learner' : 'nobody';

export interface Day<W> {
  of(write: W): SchoolDate;
  /** Why it is taken back when its day is over. */
  over(write: W): Said;
}

export interface Chance {
  readonly target: TargetCode;
  readonly round: number;
  /** The school day it was planned for. */
  readonly date: SchoolDate;
  readonly due: Instant | null;
  /** Minutes it takes from each learner's week (P13). */
  readonly minutes: number;
  /** Address of the activity offered, remembered so that the next round offers another. */
  readonly activity: string | null;
  /** What shows that it is met, so that nobody marks it by hand; null: what is handed in. */
  readonly check: Check | null;
}

export interface Shown {
  /** The group whose post it is. */
  readonly slot: Slot | null;
  readonly target: TargetCode | null;
  /** The language of its one reader; null where the words stand in each of the school's languages. */
  readonly language: Language | null;
  /** How it reaches the learners: work shared by a group, or a note's own channel. */
  readonly channel: NoteChannel | 'shared';
}
