import type { LearnerId, TargetCode } from '../../ids.ts';
import type { Route, SeminarPlan, Slot } from '../../routing/types.ts';
import type { SchoolDate } from '../../time.ts';
import { nonEmpty, sharedWhy } from './shared-post.ts';
import type { Decided, KeyOf, PostWords } from './wish.ts';
import type { WriteBase } from './write-base.ts';

/** One post per course, date and slot, shared by those who go there; it carries no word about anyone. */
export interface RouteWrite extends WriteBase {
  readonly kind: 'route';
  readonly learners: readonly [LearnerId, ...LearnerId[]];
  /** The first of `targets`; null for the workshop. */
  readonly target: TargetCode | null;
  /** What it serves: two where two needs share a seminar. */
  readonly targets: readonly TargetCode[];
  readonly route: Exclude<Route, 'undecided'>;
  readonly slot: Slot;
  readonly date: SchoolDate;
}

/** One post per date and slot (house rule); the undecided and those without a seat get none. */
export function routeWrites(decided: Decided, words: PostWords, keyOf: KeyOf): RouteWrite[] {
  const { date, seminar } = decided;
  const slots: { slot: Slot; learners: readonly LearnerId[]; session: SeminarPlan['sessions'][number] | null }[] = [
    ...seminar.sessions.map((session) => ({ slot: session.slot, learners: session.learners, session })),
    { slot: 'workshop' as const, learners: seminar.workshop, session: null },
  ];
  const whys = new Map(decided.routes.map((route) => [route.learner, route.why]));
  return slots.flatMap(({ slot, learners, session }) => {
    const to = nonEmpty(learners);
    if (to === null) return [];
    return [{
      kind: 'route' as const,
      key: keyOf('route', date, slot),
      slot,
      date,
      route: slot === 'workshop' ? 'workshop' as const : 'seminar' as const,
      target: session?.needs[0].target ?? null,
      targets: session?.needs.map((need) => need.target) ?? [],
      learners: to,
      why: sharedWhy(to.flatMap((learner) => whys.get(learner) ?? [])),
      ...words.route(slot, date, session, seminar.sessions.length),
      links: [],
      due: null,
      points: null,
    }];
  });
}
