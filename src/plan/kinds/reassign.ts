import type { LearnerId, TargetCode } from '../../ids.ts';
import type { Reassignment } from '../../pathway/types.ts';
import type { SchoolDate } from '../../time.ts';
import { nonEmpty, sharedWhy } from './shared-post.ts';
import type { Decided, KeyOf, PostWords } from './wish.ts';
import type { WriteBase } from './write-base.ts';

/** Points a teacher can give on one chance; more than any ticket has, so that partial credit is easy. */
const CHANCE_POINTS = 10;

/** One more chance on one target and round, shared by those it concerns. */
export interface ReassignWrite extends WriteBase {
  readonly kind: 'reassign';
  readonly learners: readonly [LearnerId, ...LearnerId[]];
  readonly target: TargetCode;
  readonly round: number;
  /** The school day it was planned for. */
  readonly date: SchoolDate;
  /** Minutes it takes from each learner's week (P13). */
  readonly minutes: number;
  /** Address of the activity offered, remembered so that the next round offers another. */
  readonly activity: string | null;
}

/** Learners given the same task on the same target and round share one post; the group is part of the key. */
export function reassignWrites(decided: Decided, words: PostWords, keyOf: KeyOf): ReassignWrite[] {
  const groups = new Map<string, Reassignment[]>();
  for (const each of decided.pathway.reassignments) {
    const task = JSON.stringify([
      each.target, each.round, each.activity?.url ?? each.activity?.title ?? '',
      each.prerequisite?.target ?? '', each.prerequisite?.activity?.title ?? '', each.due,
    ]);
    groups.set(task, [...(groups.get(task) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [sample] = group;
    const to = nonEmpty(group.map((each) => each.learner));
    if (sample === undefined || to === null) return [];
    const links = [sample.activity, sample.prerequisite?.activity]
      .flatMap((activity) => (activity?.url === undefined ? [] : [{ title: activity.title, url: activity.url }]));
    return [{
      kind: 'reassign' as const,
      key: keyOf('reassign', sample.target, String(sample.round), ...to),
      learners: to,
      target: sample.target,
      round: sample.round,
      date: decided.date,
      minutes: sample.minutes,
      activity: sample.activity?.url ?? sample.activity?.title ?? null,
      why: sharedWhy(group.map((each) => each.why)),
      ...words.reassign(sample, decided.date),
      links,
      due: sample.due,
      points: CHANCE_POINTS,
    }];
  });
}
