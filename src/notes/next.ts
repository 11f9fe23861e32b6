import { byId } from '../ids.ts';
import type { TargetCode } from '../ids.ts';
import type { ChoiceMenu, GivenChance, Reassignment } from '../pathway/types.ts';
import type { DayRoute } from '../routing/types.ts';
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
 * The one next step: the chance that ends first (open already, or given with this plan: both read the same, so that a
 * repeated run says the same), else the seat in the small group, else the first choice of the menu, else one more ticket.
 */
export function oneNextStep(plan: OwnPlan, at: Instant): NextStep {
  const open = plan.given.filter((chance) => chance.share === null && !chance.handedIn && chance.due >= at);
  const chance = [...open, ...plan.reassignments].map(({ target, due }) => ({ target, due }))
    .toSorted((a, b) => byId(a.due, b.due) || byId(a.target, b.target))[0];
  if (chance !== undefined) return { kind: 'chance', ...chance };

  if (plan.seat !== null) return { kind: 'seminar', target: plan.seat };
  const menu = plan.menus.find((each) => each.choices.length > 0);
  const choice = menu?.choices[0];
  if (menu !== undefined && choice !== undefined) return { kind: 'choice', target: menu.target, activity: choice.activity.title };
  return { kind: 'ticket', target: plan.route?.targets[0]?.target ?? null };
}
