import type { LearnerId, TargetCode } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Route, Why } from '../routing/types.ts';
import type { Instant, SchoolDate } from '../time.ts';

/** Something the record shows a learner did (P10); never an effort nobody saw. */
export type Done =
  | { readonly kind: 'mastered'; readonly target: TargetCode }
  | { readonly kind: 'second-chance'; readonly target: TargetCode }
  | { readonly kind: 'more-right'; readonly target: TargetCode; readonly more: number }
  | { readonly kind: 'handed-in'; readonly target: TargetCode };

/** Words for one learner, built from that learner's own facts and nobody else's (`writeback/PROTOCOL.md` 2.13). */
export interface Note {
  readonly learner: LearnerId;
  /** The Monday of the school week it belongs to. */
  readonly week: SchoolDate;
  readonly language: Language;
  readonly text: string;
  /** Same facts, same hash: a note is written only when something changed. */
  readonly factsHash: string;
  readonly why: Why;
}

/** The one next step a note names. */
export type NextStep =
  /** A chance that is open now, or is given with this plan. */
  | { readonly kind: 'chance'; readonly target: TargetCode; readonly due: Instant }
  | { readonly kind: 'seminar'; readonly target: TargetCode }
  | { readonly kind: 'choice'; readonly target: TargetCode; readonly activity: string }
  /** One more ticket; null: on whatever target comes. */
  | { readonly kind: 'ticket'; readonly target: TargetCode | null };

/** How the route was reached (P1). */
export interface RouteFact {
  readonly route: Route;
  readonly by: 'assigned' | 'declared' | 'recommended';
}

/** All that a note may speak of: one learner's own facts. Same facts, same note. */
export interface NoteFacts {
  readonly learner: LearnerId;
  readonly language: Language;
  readonly done: Done | null;
  readonly next: NextStep;
  readonly route: RouteFact | null;
}
