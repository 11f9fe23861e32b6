import { byId, SourceId, type CourseworkId, type FormId, type LearnerId, type TargetCode } from '../ids.ts';
import type { Check } from '../school/file.ts';
import type { Instant } from '../time.ts';

/** A reassignment of ours, as far as its scores are evidence. */
export interface OwnChance {
  readonly target: TargetCode;
  readonly round: number;
  readonly learners: readonly LearnerId[];
  /** The teacher's questions whose answers show whether it is met; null: what is handed in. */
  readonly check: Check | null;
  /** When it was decided: what was answered before belongs to something else. */
  readonly since: Instant;
}

/** Reassignments of ours, by the coursework they are. */
export type OwnChances = ReadonlyMap<CourseworkId, OwnChance>;

/** The chance that an answer to its check is evidence of. */
export interface CheckedChance {
  readonly coursework: CourseworkId;
  readonly source: SourceId;
  readonly target: TargetCode;
}

/** Where something was answered: a piece of coursework and the forms on it. */
export interface AnsweredAt {
  readonly coursework: CourseworkId;
  readonly forms: readonly FormId[];
}

export interface Checks {
  /** Some chance is checked there. */
  isCheck(where: AnsweredAt): boolean;
  /** The newest chance of that learner, given before, which is checked there; null: the answer is no chance's. */
  chanceOf(where: AnsweredAt, learner: LearnerId, at: Instant): CheckedChance | null;
}

export function checksOf(ownChances: OwnChances): Checks {
  const checked = [...ownChances]
    .flatMap(([coursework, { check, ...chance }]) => (check === null ? [] : [{ coursework, check, ...chance }]))
    .toSorted((a, b) => byId(b.since, a.since) || b.round - a.round);
  return {
    isCheck: (where) => checked.some(({ check }) => isAt(check, where)),
    chanceOf: (where, learner, at) => {
      const chance = checked.find(
        ({ check, learners, since }) => since <= at && learners.includes(learner) && isAt(check, where),
      );
      return chance === undefined
        ? null
        : {
            coursework: chance.coursework,
            source: SourceId.parse(`coursework:${chance.coursework}`),
            target: chance.target,
          };
    },
  };
}

function isAt(check: Check, { coursework, forms }: AnsweredAt): boolean {
  return 'form' in check ? forms.includes(check.form) : check.coursework === coursework;
}
