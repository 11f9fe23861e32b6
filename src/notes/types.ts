import type { LearnerId, TargetCode } from '../ids.ts';
import type { Language, Said } from '../language.ts';
import type { Why } from '../routing/types.ts';
import type { Instant } from '../time.ts';

/** Something the record shows a learner did (P10); never an effort nobody saw. */
export type Done =
  | { readonly kind: 'mastered'; readonly target: TargetCode }
  | { readonly kind: 'second-chance'; readonly target: TargetCode }
  | { readonly kind: 'more-right'; readonly target: TargetCode; readonly more: number }
  | { readonly kind: 'handed-in'; readonly target: TargetCode };

/** Words for one learner, built from that learner's own facts and nobody else's (`safety.md` 2.13). */
export interface Note {
  readonly learner: LearnerId;
  /** The Monday of the school week it belongs to. */
  readonly week: string;
  readonly language: Language;
  readonly text: string;
  /** Same facts, same hash: a note is written only when something changed. */
  readonly factsHash: string;
  readonly why: Why;
}

/** When the next ticket or chance is, as far as the record shows. */
export interface NextChance {
  readonly due: Instant | null;
  readonly words: Said;
}
