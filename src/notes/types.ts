import type { LearnerId, TargetCode } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Why } from '../routing/types.ts';
import type { Instant, SchoolDate } from '../time.ts';

/** What a note may name first, the most telling first, with what is told of each beside its target. */
interface Told {
  /** Mastered again after it had slipped. */
  readonly 'came-back': unknown;
  /** Newly mastered. */
  readonly mastered: unknown;
  /** Right where most of the class were not; its words, where the LMS tells them. */
  readonly 'hard-question': { readonly question: string | null };
  /** Handed in another chance, where the one before was not handed in or did not reach the mark. */
  readonly 'after-miss': unknown;
  /** More right than the time before, of as many questions. */
  readonly 'more-right': { readonly from: number; readonly to: number; readonly of: number };
  /** Right now, and not the time before: one question each, so that there is nothing to count. */
  readonly 'now-right': unknown;
  /** Everything right in each of the last three results. */
  readonly 'three-full': unknown;
  /** Shown again weeks after it was mastered. */
  readonly held: unknown;
  readonly 'chance-taken': unknown;
  /** In a seminar that counts as held. */
  readonly 'with-teacher': unknown;
  /** In a talk that was logged. */
  readonly talked: unknown;
  readonly 'all-right': { readonly of: number };
  /** A chance handed in that nobody has scored yet. */
  readonly practice: unknown;
  readonly 'some-right': { readonly right: number; readonly of: number };
  readonly 'first-work': unknown;
  /** So many pieces of work in one week; the target is the newest one's. */
  readonly pieces: { readonly pieces: number };
  readonly 'handed-in': unknown;
}

export const DONE_KINDS = [
  'came-back',
  'mastered',
  'hard-question',
  'after-miss',
  'more-right',
  'three-full',
  'now-right',
  'held',
  'chance-taken',
  'with-teacher',
  'talked',
  'all-right',
  'practice',
  'some-right',
  'first-work',
  'pieces',
  'handed-in',
] as const satisfies readonly (keyof Told)[];
export type DoneKind = keyof Told;

export type DoneOf<Kind extends DoneKind> = { readonly kind: Kind; readonly target: TargetCode } & Told[Kind];
/** Something the record shows a learner did (P10); never an effort nobody saw. */
export type Done = { [Kind in DoneKind]: DoneOf<Kind> }[DoneKind];

/** A thing done, and when. */
export interface Thing {
  readonly done: Done;
  readonly at: Instant;
}

/** What a note said first, and in which of the ways there are to say it; kept so that it is not said again too soon. */
export interface Spoken {
  readonly kind: DoneKind;
  readonly target: TargetCode;
  readonly way: number;
}

/** A note of this week or an earlier one. */
export interface EarlierNote {
  readonly learner: LearnerId;
  readonly week: SchoolDate;
  /** Null: not known, it was written before this was kept. */
  readonly said: Spoken | null;
}

/** Words for one learner, built from that learner's own facts and nobody else's (`writeback/PROTOCOL.md` 2.13). */
export interface Note {
  readonly learner: LearnerId;
  /** The Monday of the school week it belongs to. */
  readonly week: SchoolDate;
  readonly language: Language;
  readonly text: string;
  readonly said: Spoken;
  /** Same facts, same hash: a note is written only when something changed. */
  readonly factsHash: string;
  readonly why: Why;
}

/** The one next step a note names: always one target. */
export type NextStep =
  /** The target of today's seat; the words name no seat, because a note outlives the day. */
  | { readonly kind: 'seat'; readonly target: TargetCode }
  /** A chance that is open now, or is given with this plan. */
  | { readonly kind: 'chance'; readonly target: TargetCode; readonly due: Instant }
  /** The day's target, with what to begin with, by its title in the learner's language. `deeper`: it is mastered, and the activity goes further. */
  | { readonly kind: 'activity'; readonly target: TargetCode; readonly activity: string; readonly deeper: boolean }
  | { readonly kind: 'ticket'; readonly target: TargetCode };

/** All that a note speaks of: one learner's own facts. */
export interface NoteFacts {
  readonly language: Language;
  readonly done: Done;
  /** Which of the ways to say it. */
  readonly way: number;
  readonly next: NextStep;
}
