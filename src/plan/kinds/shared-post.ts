import type { Activity } from '../../school/file.ts';
import type { LearnerId } from '../../ids.ts';
import type { Why } from '../../routing/types.ts';

/** What the link to an activity is called, for all who read the post. */
export type Called = (activity: Pick<Activity, 'title' | 'titleEs'>) => string;

/** Of a shared post: the evidence of all its learners, and the reasons that stand behind it. */
export function sharedWhy(whys: readonly Why[]): Why {
  const join = (pick: (why: Why) => string): string => [...new Set(whys.map(pick))].slice(0, 3).join(' · ');
  return {
    evidence: [...new Set(whys.flatMap((why) => why.evidence))],
    rule: { en: join((why) => why.rule.en), es: join((why) => why.rule.es) },
    wouldChange: { en: join((why) => why.wouldChange.en), es: join((why) => why.wouldChange.es) },
  };
}

/** Sorted, so that a group reads the same whatever order its members come in. */
export function nonEmpty(learners: readonly LearnerId[]): readonly [LearnerId, ...LearnerId[]] | null {
  const [first, ...rest] = [...new Set(learners)].toSorted();
  return first === undefined ? null : [first, ...rest];
}
