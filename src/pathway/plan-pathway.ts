import { pairOf } from '../ids.ts';
import type { LearnerId } from '../ids.ts';
import type { DayRoute } from '../routing/types.ts';
import { planChances } from './chances.ts';
import { knownFrom } from './known.ts';
import type { ChancesInput, Known } from './known.ts';
import { menuFor } from './menus.ts';
import type { ChoiceMenu, Pathway } from './types.ts';

export interface PathwayInput extends ChancesInput {
  readonly learners: readonly LearnerId[];
}

/** What each learner is given again, what waits and why, and the workshop's choice menus for the day's targets. */
export function planPathway(input: PathwayInput): Pathway {
  const known = knownFrom(input);
  return {
    ...planChances(input.learners, known),
    misses: input.misses,
    menus: input.routes.filter((route) => route.effective === 'workshop').flatMap((route) => menusFor(route, known)),
  };
}

function menusFor(route: DayRoute, known: Known): ChoiceMenu[] {
  return route.targets
    .filter(({ target }) => known.dayTargets.has(target))
    .map(({ learner, target }) => {
      const mastered = known.masteryOf.get(pairOf(learner, target))?.level === 'mastered';
      return menuFor({ learner, target }, mastered, known.activitiesOn(target), known.profiles.get(learner));
    });
}
