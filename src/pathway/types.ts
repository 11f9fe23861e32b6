import type { CourseworkId, LearnerId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Activity, Check } from '../school/file.ts';
import type { Why } from '../routing/types.ts';
import type { Instant, SchoolDate } from '../time.ts';

/** A chance that was given: what the ledger and the pull know of one reassignment to one learner. */
export interface GivenChance {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly round: number;
  readonly coursework: CourseworkId | null;
  readonly givenAt: Instant;
  /** The school day it was planned for: the day and the week it counts in. */
  readonly date: SchoolDate;
  readonly due: Instant;
  /** `addressOf` the activity it carried, so that the next round offers another. */
  readonly activity: string | null;
  /** Minutes it took from the week's budget (P13). */
  readonly minutes: number;
  /** Its activity has a check, so that nobody marks it by hand. */
  readonly marksItself: boolean;
  /** Handed in; with no share yet it waits to be scored, and nothing new is given meanwhile. */
  readonly handedIn: boolean;
  /** Share of points once scored; null: nothing handed in or not scored yet. */
  readonly share: number | null;
  /** When that score came about; null as `share`. */
  readonly scoredAt: Instant | null;
  /** The learner asked for it and the teacher granted it: the next ticket asks it, and there is no post. */
  readonly inTicket?: true;
}

/** A short quiz of the teacher's that a chance links; its answers are the evidence of that chance. */
export interface LinkedCheck {
  readonly of: Check;
  readonly address: string;
}

/** One more chance for one learner on one target. */
export interface Reassignment {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly round: number;
  /** `redo` below the threshold; `recheck`, a quick check, when what was shown is due (P6); `check` after workshop was chosen before it is shown (R5). */
  readonly purpose: 'redo' | 'recheck' | 'check';
  readonly due: Instant;
  /** What to work with; null: no activity is on file, or it is a quick check: the target's own words are the task. */
  readonly activity: Activity | null;
  /** What shows that it is met; null: what the learner hands in, marked by hand. */
  readonly check: LinkedCheck | null;
  /** All activities were used before, so this one comes again; said to the teacher (capability 36). */
  readonly repeats: boolean;
  /** A step back offered beside the grade-level task, never instead of it (P8). */
  readonly prerequisite: { readonly target: TargetCode; readonly activity: Activity | null } | null;
  /** Minutes it takes from the week's budget (P13). */
  readonly minutes: number;
  readonly why: Why;
}

/** What the evidence asked for but is not given now, and why (window still open, budget used, seat instead). */
export interface Withheld {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly why: Said;
  /** It waits for something of the teacher's: room in the week's marking, or the teaching that goes first. Absent: for something else. */
  readonly waitsFor?: 'marking' | 'teaching';
}

/** Chances missed in a row on a target, and whether that owes a seminar seat (P7). */
export interface Misses {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly misses: number;
  readonly seatOwed: boolean;
}

export interface MenuChoice {
  readonly activity: Activity;
  readonly why: Said;
}

/** Workshop activities for one learner, best first. */
export interface ChoiceMenu {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly choices: readonly MenuChoice[];
  /** The target is mastered: the choices go deeper (at least two where the file has them). */
  readonly deeper: boolean;
  /** What the school's file lacks for this menu, said to the teacher (capability 30). */
  readonly missing?: Said;
}

export interface Pathway {
  readonly reassignments: readonly Reassignment[];
  readonly withheld: readonly Withheld[];
  readonly misses: readonly Misses[];
  readonly menus: readonly ChoiceMenu[];
}
