import { byId, type TargetCode } from '../ids.ts';
import type { Language } from '../language.ts';
import type { ChoiceMenu, GivenChance, Reassignment } from '../pathway/types.ts';
import type { DayRoute } from '../routing/types.ts';
import { activityTitle } from '../school/activity-title.ts';
import type { Instant } from '../time.ts';
import type { NextStep } from './types.ts';

/** What is planned for one learner. */
export interface OwnPlan {
  readonly reassignments: readonly Reassignment[];
  readonly given: readonly GivenChance[];
  readonly menus: readonly ChoiceMenu[];
  readonly route: DayRoute | null;
  /** The grade-level target of the session in which this learner has a seat. */
  readonly seat: TargetCode | null;
}

/**
 * The one next step: the target of today's seat, else of the open chance, else the day's, else of the thing done. Of several open
 * chances the one that ends first; of those that end together the one the day is about (open already, or given with this plan: both
 * read the same, so that a repeated run says the same).
 */
export function oneNextStep(
  { reassignments, given, menus, route, seat }: OwnPlan,
  done: TargetCode,
  at: Instant,
  language: Language,
): NextStep {
  if (seat !== null) return { kind: 'seat', target: seat };
  const day = route?.targets.map(({ target }) => target) ?? [];
  const open = given.filter((chance) => chance.share === null && !chance.handedIn && chance.due >= at);
  const chance = [...open, ...reassignments]
    .map(({ target, due }) => ({ target, due }))
    .toSorted(
      (a, b) => byId(a.due, b.due) || placeIn(day, a.target) - placeIn(day, b.target) || byId(a.target, b.target),
    )[0];
  if (chance !== undefined) return { kind: 'chance', ...chance };

  const target = day[0] ?? done;
  const menu = menus.find((each) => each.target === target);
  const choice = menu?.choices[0];
  if (menu !== undefined && choice !== undefined)
    return { kind: 'activity', target, activity: activityTitle(choice.activity)[language], deeper: menu.deeper };
  return { kind: 'ticket', target };
}

function placeIn(day: readonly TargetCode[], target: TargetCode): number {
  const place = day.indexOf(target);
  return place === -1 ? day.length : place;
}
