import type { Evidence } from '../../../src/evidence/types.ts';
import type { LearnerId } from '../../../src/ids.ts';
import type { Strike } from '../../../src/plan/hand.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';
import { schoolWeekOf } from '../../../src/school/calendar.ts';
import { dateIn, type Instant } from '../../../src/time.ts';
import { ZONE } from '../school.ts';

/** Whom a strike leaves out of what. */
export type Struck = Pick<Strike, 'kind' | 'learner' | 'target'>;

/** Of what was struck and taken back the newest of each, in the order in which it was said. */
export function asDone<Of extends Struck>(said: readonly Of[]): Of[] {
  return [...new Map(said.map((each) => [`${each.kind} ${each.learner} ${each.target}`, each])).values()];
}

interface Known {
  /** All that was said up to then. */
  readonly said: readonly Strike[];
  /** Every piece of evidence ever held; a ticket of the day bears an hour after the night that reads it. */
  readonly evidence: readonly Pick<Evidence, 'learner' | 'target' | 'at'>[];
  readonly at: Instant;
}

/** Of what a message serves, how much is struck for the learner: of two needs that share a seminar a learner may have one. */
export function struckIn(
  write: PostingWrite,
  learner: LearnerId,
  { said, evidence, at }: Known,
): 'all' | 'some' | 'none' {
  const inForce = asDone(said).filter((strike) => {
    if (!strike.struck || strike.kind !== write.kind || strike.learner !== learner) return false;
    if (write.kind === 'note') return schoolWeekOf(strike.date) === write.week;
    if (strike.target === null) return write.kind === 'route' && strike.date === write.date;
    return !evidence.some(
      (each) =>
        each.learner === learner &&
        each.target === strike.target &&
        each.at > strike.at &&
        dateIn(ZONE, each.at) <= dateIn(ZONE, at),
    );
  });
  const serves =
    write.kind === 'note'
      ? [null]
      : write.kind === 'reassign'
        ? [write.target]
        : write.targets.length === 0
          ? [null]
          : write.targets;
  const struck = serves.filter((target) => inForce.some((strike) => strike.target === target));
  return struck.length === 0 ? 'none' : struck.length < serves.length ? 'some' : 'all';
}
