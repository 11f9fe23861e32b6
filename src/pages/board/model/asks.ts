import type { CheckAsk } from '../../../pathway/check-asks.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import type { Named } from './morning.ts';

/** A learner who is ready to show a target. */
export interface ReadyToShow {
  readonly id: CheckAsk['id'];
  readonly person: Named;
  readonly target: TargetName;
  /** The learner's own words; '': none were written. */
  readonly why: string;
  readonly moment: string;
  readonly state: 'open' | 'approved' | 'talk';
}

/** In the order of asking. Targets mastered meanwhile and learners who left the class are left out. */
export function asksOf({ asks, decisions }: BoardInput, look: Lookup): ReadyToShow[] {
  const here = new Set(decisions.learners.map(({ id }) => id));
  return asks.flatMap(({ id, learner, target, why, at, state }): ReadyToShow[] =>
    !here.has(learner) || look.standing(learner, target)?.level === 'mastered'
      ? []
      : [
          {
            id,
            person: { id: learner, name: look.name(learner) },
            target: look.target(target),
            why,
            moment: look.moment(at),
            state,
          },
        ],
  );
}
