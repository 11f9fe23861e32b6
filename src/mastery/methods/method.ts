import type { Sitting } from '../../evidence/types.ts';
import type { Said } from '../../language.ts';
import type { Beta } from '../beta-distribution.ts';
import type { Method, Rule } from '../rule.ts';

/** What a method may look at of one sitting. Never how long it took (P4). */
export type Result = Pick<Sitting, 'kind' | 'share' | 'possible' | 'questions'>;

/** A sitting as the level rules see it. */
export type Taken = Result & Pick<Sitting, 'source' | 'at' | 'evidence'>;

/** What a method makes of the results so far. */
export interface Figure {
  /** Share in [0, 1]; null where the method says nothing yet. */
  readonly value: number | null;
  /** Where the true share may lie; null for a method that gives no distribution. */
  readonly posterior: Beta | null;
  /** Answers the results count for, older ones faded (the N of R0); null as `posterior`. */
  readonly weight: number | null;
  /**
   * The value on the scale of the newest result, not yet rounded, from a method that computes in points as
   * its host does; without it the value times that result's `possible` stands for it.
   */
  readonly points?: number;
  /** Chance that the next answer is right, in [0, 1], from a method whose value is not that chance. */
  readonly next?: number;
}

/** A method's memory of one learner on one target. `add` gives a new one, in O(1), and leaves this one as it was. */
export interface Running {
  add(result: Result): Running;
  /** `start`: where everyone begins, a share in [0, 1]; a method without a start ignores it. */
  figure(start: number): Figure;
}

/** One way to compute mastery: one file in this folder, one line in registry.ts. */
export interface MasteryMethod {
  readonly name: Method;
  begin(rule: Rule): Running;
  /** How it computes, as a clause without a full stop, for the rule in one sentence (P5). */
  clause(rule: Rule): Said;
  /** `points` (a value on the input's scale, which ends at `possible`) rounded as the method's host rounds it. */
  round(points: number, possible: number): number;
  /** What it still waits for while the evidence is enough (R0) but its value is null, as a sentence; only where that can be. */
  awaits?(rule: Rule): Said;
}
