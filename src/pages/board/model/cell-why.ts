import { activityTitle } from '../../../school/activity-title.ts';
import { ruleFor } from '../../../school/rules.ts';
import type { LearnerId, SourceId } from '../../../ids.ts';
import type { Mastery } from '../../../mastery/types.ts';
import { OCCASIONS } from '../../../mastery/counting.ts';
import { reasonSentence } from '../../../mastery/words.ts';
import type { Reassignment } from '../../../pathway/types.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import { resultsOf, type Result } from './results.ts';

/** The reasons of one cell: estimate, evidence, rule, what would change it, what is given next. */
export interface CellWhy extends Pick<Mastery, 'level' | 'value' | 'low' | 'high' | 'certainty'> {
  readonly learner: { readonly id: LearnerId; readonly name: string };
  readonly target: TargetName;
  readonly threshold: number;
  readonly sources: number;
  readonly results: readonly Result[];
  /** Which rule set the level, in words. */
  readonly reason: string;
  readonly rule: string;
  readonly wouldChange: string;
  /** Day of the newest evidence when it is too old to act on. */
  readonly staleSince: string | null;
  readonly masteredSince: string | null;
  /** `due`: the day of the next check has come. */
  readonly recheck: { readonly on: string; readonly due: boolean } | null;
  /** What is given again, or why not now. */
  readonly next: readonly {
    readonly kind: Reassignment['purpose'];
    readonly due: string;
    readonly activity: string | null;
  }[];
  readonly withheld: readonly string[];
}

/** The reasons of the cell asked for; null when no cell is asked for, or the cell belongs to another course. */
export function cellWhyOf(input: BoardInput, look: Lookup): CellWhy | null {
  const { asked, decisions, estimate: mastery } = input;
  if (asked === null || mastery === null || !decisions.learners.some((learner) => learner.id === asked.learner))
    return null;
  const here = (each: { learner: LearnerId; target: string }) =>
    each.learner === asked.learner && each.target === asked.target;
  return {
    learner: { id: asked.learner, name: look.name(asked.learner) },
    target: look.target(asked.target),
    level: mastery.level,
    value: mastery.value,
    low: mastery.low,
    high: mastery.high,
    certainty: mastery.certainty,
    threshold: ruleFor(input.school, input.course)(asked.target).threshold,
    sources: mastery.sources.length,
    results: resultsOf(mastery.evidence, input.titles, look),
    reason: look.say(
      reasonSentence(mastery.reason, {
        name: (source) => sourceTitle(source, mastery, input, look),
        on: (at) => look.day(at),
        counting: OCCASIONS,
      }),
    ),
    rule: look.say(mastery.rule),
    wouldChange: look.say(mastery.wouldChange),
    staleSince: mastery.stale && mastery.newest !== null ? look.day(mastery.newest) : null,
    masteredSince: mastery.masteredAt === null ? null : look.day(mastery.masteredAt),
    recheck:
      mastery.recheckAt === null ? null : { on: look.day(mastery.recheckAt), due: mastery.recheckAt <= input.now },
    next: decisions.pathway.reassignments.filter(here).map(({ purpose, due, activity }) => ({
      kind: purpose,
      due: look.day(due),
      activity: activity === null ? null : look.say(activityTitle(activity)),
    })),
    withheld: decisions.pathway.withheld.filter(here).map(({ why }) => look.say(why)),
  };
}

function sourceTitle(source: SourceId, mastery: Mastery, { titles }: BoardInput, look: Lookup): string {
  const work = look.evidence(mastery.evidence).find((each) => each.source === source)?.coursework ?? null;
  return (work === null ? null : titles.get(work)) ?? source;
}
