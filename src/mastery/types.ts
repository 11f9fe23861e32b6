import type { EvidenceId, LearnerId, SourceId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Instant } from '../time.ts';

export const LEVELS = ['mastered', 'approaching', 'not-yet', 'slipped', 'not-enough', 'no-evidence'] as const;
export type Level = (typeof LEVELS)[number];

/** Which rule of `RULES.md` (restated in README.md here) set the level. */
export type Reason =
  | { readonly rule: 'no-evidence' }
  /** `counted`: evidence and sources are enough, and the answers they count for are not yet (R0). */
  | {
      readonly rule: 'too-little';
      readonly evidence: number;
      readonly sources: number;
      readonly counted?: { readonly answers: number; readonly of: number };
    }
  | { readonly rule: 'mastered' }
  /** Still `mastered`, but a due re-check came out under the threshold: reopened, one more ticket (R8). */
  | { readonly rule: 'reopened'; readonly at: Instant }
  /** Still `mastered`, but one light answer came out under the threshold: one more question (R8). */
  | { readonly rule: 'light-answer'; readonly at: Instant }
  | { readonly rule: 'learning' } // older sources were low, and the newer ones are good: R4's exception
  | { readonly rule: 'not-yet' }
  | { readonly rule: 'between' }
  | { readonly rule: 'one-source'; readonly source: SourceId }
  | { readonly rule: 'sources-disagree'; readonly sources: readonly [SourceId, SourceId] }
  | { readonly rule: 'slipped'; readonly masteredAt: Instant };

/** The estimate for one learner and one target, and why. */
export interface Mastery {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly method: string;
  /** Share in [0, 1]; null without evidence (or where the method needs more). */
  readonly value: number | null;
  /** The same on the input's own scale, rounded as the host of that method rounds it. */
  readonly points: number | null;
  /** 10-90 % interval; null where the method gives no distribution. */
  readonly low: number | null;
  readonly high: number | null;
  /** P(true share >= threshold); null where the method gives no distribution. */
  readonly pThreshold: number | null;
  readonly level: Level;
  readonly certainty: 'sure' | 'leaning' | 'too-little';
  readonly reason: Reason;
  /** The evidence behind it. */
  readonly evidence: readonly EvidenceId[];
  readonly sources: readonly SourceId[];
  /** Answers each of `sources` counts for, before newer ones fade it (R9); null for a method that does not weigh. */
  readonly weights: readonly number[] | null;
  readonly newest: Instant | null;
  /** The newest evidence is over `lapseDays` (60) days old: the level stays with its date, nothing is recommended on it. */
  readonly stale: boolean;
  /** When it last became `mastered` in an unbroken run; null unless it is now. */
  readonly masteredAt: Instant | null;
  /** When a mastered target wants its next re-check; null unless mastered. */
  readonly recheckAt: Instant | null;
  /** The re-check is due: a mastered target wants to be asked about. */
  readonly due: boolean;
  /** The rule in one sentence (P5). */
  readonly rule: Said;
  readonly wouldChange: Said;
}
