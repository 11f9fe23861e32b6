import { z } from 'zod';
import { TargetCode } from '../../ids.ts';
import { MINUTES_WITHOUT_ACTIVITY } from '../../pathway/budget.ts';
import { addressOf } from '../../pathway/activities.ts';
import type { Reassignment } from '../../pathway/types.ts';
import { Check } from '../../school/file.ts';
import type { SchoolDate } from '../../time.ts';
import type { Found } from './found.ts';
import type { Chance, Kind } from './kind.ts';
import { nonEmpty, sharedWhy, type Called } from './shared-post.ts';
import { STORED, STORED_SHARED } from './stored.ts';
import type { Wish } from './wish.ts';
import type { WriteBase } from './write-base.ts';

/** Points a teacher can give on one chance; more than any ticket has, so that partial credit is easy. */
const CHANCE_POINTS = 10;

/** More rounds on one target than a school year holds. */
const MOST_ROUNDS = 40;

/** One more chance on one target and round, shared by those it concerns. */
export interface ReassignWrite extends WriteBase, Chance {
  readonly kind: 'reassign';
  readonly due: WriteBase['due'];
}

/** `questions`, `called`: what the links to a check and to an activity are called. */
type ReassignWords = (
  sample: Reassignment,
  date: SchoolDate,
) => { title: string; text: string; questions: string; called: Called };

/** What to do again. */
export const reassign: Kind<ReassignWrite, ReassignWords> = {
  about: 'nobody',
  cap: 'item',
  keptRoom: false,
  stored: z.looseObject({
    ...STORED,
    kind: z.literal('reassign'),
    learners: STORED_SHARED,
    target: TargetCode,
    round: z.int().min(1),
    check: Check.nullish(),
  }),
  day: null,
  wanted,
  place: () => ({ carrier: 'assignment', on: null }),
  stillMatters: ({ due }, _date, now) => due !== null && due >= now,
  chance: (write) => write,
  tells: () => null,
  behind,
  serves: ({ target }) => [target],
  shown: ({ target }) => ({ slot: null, target, language: null, channel: 'shared' }),
  json: ({ due, text }) => ({ due, text }),
  line: ({ target, round }) => `reassign ${target} round ${round}`,
  // before activities had checks none was stored
  renewed: (write) => ({ ...write, check: (write as Partial<ReassignWrite>).check ?? null }),
};

/**
 * Learners given the same task on the same target and for the same time share one post, whatever round it is for each: the post counts
 * as the latest of their rounds. The group is part of the key.
 */
function wanted({ decided, keyOf }: Wish, words: ReassignWords): ReassignWrite[] {
  const groups = new Map<string, Reassignment[]>();
  for (const each of decided.pathway.reassignments) {
    const task = JSON.stringify([
      each.target,
      each.purpose === 'recheck',
      each.activity === null ? '' : addressOf(each.activity),
      each.check?.of ?? '',
      each.prerequisite?.target ?? '',
      each.prerequisite?.activity?.title ?? '',
      each.due,
    ]);
    groups.set(task, [...(groups.get(task) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [sample] = group;
    const to = nonEmpty(group.map((each) => each.learner));
    if (sample === undefined || to === null) return [];
    const { questions, called, ...text } = words(sample, decided.date);
    const round = Math.max(...group.map((each) => each.round));
    const links = [sample.activity, sample.prerequisite?.activity]
      .flatMap((activity) => (activity?.url === undefined ? [] : [{ title: called(activity), url: activity.url }]))
      .concat(sample.check === null ? [] : [{ title: questions, url: sample.check.address }]);
    return [
      {
        kind: 'reassign' as const,
        key: keyOf('reassign', sample.target, String(round), ...to),
        learners: to,
        target: sample.target,
        round,
        date: decided.date,
        minutes: sample.minutes,
        activity: sample.activity === null ? null : addressOf(sample.activity),
        check: sample.check?.of ?? null,
        why: sharedWhy(group.map((each) => each.why)),
        ...text,
        links,
        due: sample.due,
        points: sample.check === null ? CHANCE_POINTS : null,
      },
    ];
  });
}

function behind({ to, made, says, file, keyIfBehind }: Found): ReassignWrite | null {
  for (const { code } of file.targets) {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const key = keyIfBehind('reassign', code, String(round), ...to);
      if (key === null) continue;
      return {
        ...says,
        kind: 'reassign',
        key,
        learners: to,
        target: code,
        round,
        date: made,
        minutes: MINUTES_WITHOUT_ACTIVITY,
        activity: null,
        check: null,
      };
    }
  }
  return null;
}
