import { z } from 'zod';
import { type LearnerId, type TargetCode } from '../../ids.ts';
import { SLOTS, type Route, type SeminarPlan, type Slot } from '../../routing/types.ts';
import type { Target } from '../../school/file.ts';
import { namingOf } from '../../school/i-can.ts';
import { dateInWords, SchoolDate } from '../../time.ts';
import type { Found } from './found.ts';
import type { Kind } from './kind.ts';
import { nonEmpty, sharedWhy, type Called } from './shared-post.ts';
import { STORED, STORED_SHARED } from './stored.ts';
import type { Wish } from './wish.ts';
import type { WriteBase } from './write-base.ts';

/** One post per course, date and slot, shared by those who go there; it carries no word about anyone. */
export interface RouteWrite extends WriteBase {
  readonly kind: 'route';
  /** The first of `targets`; null for the workshop. */
  readonly target: TargetCode | null;
  /** What it serves: two where two needs share a seminar. */
  readonly targets: readonly TargetCode[];
  readonly route: Exclude<Route, 'undecided'>;
  readonly slot: Slot;
  readonly date: SchoolDate;
}

/**
 * `sessions`: how many seminars the day has; `hasMenu`: the post links activities to choose from; `called`: what the link to one is
 * called.
 */
type RouteWords = (
  slot: Slot,
  date: SchoolDate,
  session: SeminarPlan['sessions'][number] | null,
  sessions: number,
  hasMenu: boolean,
) => { title: string; text: string; called: Called };

/** Where to go today. */
export const route: Kind<RouteWrite, RouteWords> = {
  about: 'nobody',
  cap: 'item',
  keptRoom: true,
  stored: z.looseObject({ ...STORED, kind: z.literal('route'), learners: STORED_SHARED, date: SchoolDate }),
  day: {
    of: ({ date }) => date,
    over: ({ date }) => ({
      en: `The route was for ${dateInWords(date, 'en')}; nobody has touched the post.`,
      es: `La ruta era para el ${dateInWords(date, 'es')}; nadie ha tocado la publicación.`,
    }),
  },
  wanted,
  place: () => ({ carrier: 'assignment', on: null }),
  stillMatters: (write, date) => write.date === date,
  chance: () => null,
  tells: () => null,
  serves: ({ targets }) => (targets.length === 0 ? [null] : targets),
  behind,
  shown: ({ slot }) => ({ slot, target: null, language: null, channel: 'shared' }),
  json: ({ route, slot, date, text, targets }) => ({
    ...(targets.length > 1 ? { targets } : {}),
    route,
    slot,
    date,
    text,
  }),
  line: ({ slot }) => `route ${slot}`,
  // while a session served one target, its list was not stored
  renewed: (write) => ({
    ...write,
    targets: (write as Partial<RouteWrite>).targets ?? (write.target === null ? [] : [write.target]),
  }),
};

/** One post per date and slot (house rule); the undecided and those without a seat get none. */
function wanted({ decided: { date, seminar, routes }, keyOf }: Wish, words: RouteWords): RouteWrite[] {
  const slots: { slot: Slot; learners: readonly LearnerId[]; session: SeminarPlan['sessions'][number] | null }[] = [
    ...seminar.sessions.map((session) => ({ slot: session.slot, learners: session.learners, session })),
    { slot: 'workshop' as const, learners: seminar.workshop, session: null },
  ];
  const whys = new Map(routes.map((each) => [each.learner, each.why]));
  return slots.flatMap(({ slot, learners, session }) => {
    const to = nonEmpty(learners);
    if (to === null) return [];
    const { called, ...text } = words(slot, date, session, seminar.sessions.length, seminar.menu.length > 0);
    return [
      {
        kind: 'route' as const,
        key: keyOf('route', date, slot),
        slot,
        date,
        route: routeOf(slot),
        target: session?.needs[0].target ?? null,
        targets: session?.needs.map((need) => need.target) ?? [],
        learners: to,
        why: sharedWhy(to.flatMap((learner) => whys.get(learner) ?? [])),
        ...text,
        links: seminar.menu.map((each) => ({ title: called(each), url: each.url })),
        due: null,
        points: null,
      },
    ];
  });
}

/** A route post is made on its day, before it where days without school lie between, or after it where its plan was approved late. */
function behind({ around, to, says, file, keyIfBehind }: Found): RouteWrite | null {
  for (const date of around) {
    for (const slot of SLOTS) {
      const key = keyIfBehind('route', date, slot);
      if (key === null) continue;
      const targets = slot === 'workshop' ? [] : targetsSaid(says.text, file.targets);
      return {
        ...says,
        kind: 'route',
        key,
        learners: to,
        target: targets[0] ?? null,
        targets,
        route: routeOf(slot),
        slot,
        date,
      };
    }
  }
  return null;
}

/** The targets whose sentence a post says, so that its group is known the day after. */
function targetsSaid(text: string, targets: readonly Target[]): TargetCode[] {
  const naming = namingOf(targets);
  return targets
    .map(({ code }) => code)
    .filter((code) => Object.values(naming(code)).some((sentence) => text.includes(sentence)));
}

function routeOf(slot: Slot): RouteWrite['route'] {
  return slot === 'workshop' ? 'workshop' : 'seminar';
}
