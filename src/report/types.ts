import type { CourseId, PlanId, SchoolId } from '../ids.ts';
import type { Told } from '../language.ts';
import type { Level } from '../mastery/types.ts';
import type { Limit } from '../plan/limits.ts';

/** Something a person should know, and what to do about it. No names, no e-mail: ids and titles of work only. */
export interface Problem {
  readonly kind:
    | 'denied'
    | 'busy'
    | 'down'
    | 'gone'
    | 'malformed'
    | 'held'
    | 'unmatched'
    | 'untagged'
    | 'roster'
    | 'edited'
    | 'cap'
    | 'paused'
    /** `settings`: this installation has to be set right; `fault`: our own bug. */
    | 'settings'
    | 'fault';
  readonly what: Told;
  readonly do: Told;
}

export interface WriteCounts {
  readonly created: number;
  readonly updated: number;
  readonly adopted: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  /** In a plan that waits for the teacher. */
  readonly waiting: number;
  readonly skipped: readonly { readonly key: string; readonly why: string }[];
  /** `again`: the same run once more may do it. `over`: a limit of the day holds it back. */
  readonly failed: readonly {
    readonly key: string;
    readonly why: string;
    readonly again?: boolean;
    readonly over?: Limit;
  }[];
}

/** One course's part of the night report (`DESIGN.md` 4.5). */
export interface CourseReport {
  readonly id: CourseId;
  readonly school?: SchoolId;
  readonly learners: number;
  readonly coursework: number;
  readonly submissions: number;
  readonly responses: number;
  readonly evidence: { readonly new: number; readonly changed: number; readonly kept: number };
  readonly mastery: Readonly<Record<Level, number>>;
  readonly routes: { readonly seminar: number; readonly workshop: number; readonly undecided: number };
  readonly writes: WriteCounts;
  /** The plan that waits for the teacher, for `approve --plan`. */
  readonly waitingPlan?: PlanId;
  readonly problems: readonly Problem[];
  readonly calls: Readonly<Record<string, number>>;
  /** The course could not be finished. */
  readonly unfinished: boolean;
}
