import type { LearnerId } from '../../../ids.ts';
import type { Level } from '../../../mastery/types.ts';
import { activityTitle } from '../../../school/activity-title.ts';
import type { Activity } from '../../../school/file.ts';
import type { Choice, DayRoute, Route } from '../../../routing/types.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import { resultsOf, type Result } from './results.ts';

/** One learner in today's groups, with the reasons (P11) and the three facts of P1. */
export interface Person {
  readonly id: LearnerId;
  readonly name: string;
  readonly recommended: Route;
  readonly declared: ChoiceMade | null;
  readonly assigned: ChoiceMade | null;
  readonly effective: Route;
  readonly rule: string;
  readonly wouldChange: string;
  /** The day's targets with what the evidence shows for each. */
  readonly targets: readonly (TargetName & {
    readonly level: Level;
    readonly route: Route;
    readonly wouldChange: string;
  })[];
  readonly results: readonly Result[];
  readonly menus: readonly Menu[];
}

export interface ChoiceMade {
  readonly route: Choice['route'];
  readonly moment: string;
}

/** The workshop activities offered to the learner, best first. */
export interface Menu {
  readonly target: TargetName;
  readonly deeper: boolean;
  readonly choices: readonly (Pick<Activity, 'title' | 'url' | 'kind' | 'modality' | 'minutes'> & {
    readonly why: string;
  })[];
}

export function peopleOf(input: BoardInput, look: Lookup): Map<LearnerId, Person> {
  const menus = new Map<LearnerId, Menu[]>();
  for (const menu of input.decisions.pathway.menus) {
    const shown = {
      target: look.target(menu.target),
      deeper: menu.deeper,
      choices: menu.choices.map(({ activity, why }) => ({
        ...activity,
        title: look.say(activityTitle(activity)),
        why: look.say(why),
      })),
    };
    menus.set(menu.learner, [...(menus.get(menu.learner) ?? []), shown]);
  }
  return new Map(
    input.decisions.routes.map((route) => [
      route.learner,
      personOf(route, input, look, menus.get(route.learner) ?? []),
    ]),
  );
}

function personOf(route: DayRoute, input: BoardInput, look: Lookup, menus: readonly Menu[]): Person {
  return {
    id: route.learner,
    name: look.name(route.learner),
    recommended: route.recommended,
    declared: choiceOf(route.declared, look),
    assigned: choiceOf(route.assigned, look),
    effective: route.effective,
    rule: look.say(route.why.rule),
    wouldChange: look.say(route.why.wouldChange),
    targets: route.targets.map((each) => ({
      ...look.target(each.target),
      route: each.route,
      wouldChange: look.say(each.why.wouldChange),
      level: look.standing(route.learner, each.target)?.level ?? 'no-evidence',
    })),
    results: resultsOf(route.why.evidence, input.titles, look),
    menus,
  };
}

function choiceOf(choice: Choice | null, look: Lookup): ChoiceMade | null {
  return choice === null ? null : { route: choice.route, moment: look.moment(choice.at) };
}
