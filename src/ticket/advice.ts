import type { LearnerId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { OwnAsk, OwnIdea, ShownActivity, ShownAsk, ShownIdea, ShownRoute, ShownTarget } from './live.ts';

/** The advice on one learner with this ticket's answers counted in. */
export interface LearnerAdvice {
  /** With the reason in the child's words. */
  readonly route: ShownRoute;
  /** The reason in the teacher's words. */
  readonly teacherWhy: Said;
  readonly targets: readonly ShownTarget[];
  readonly menu: readonly ShownActivity[];
  readonly asks: readonly OwnAsk[];
  readonly ideas: readonly OwnIdea[];
  /** The next chance, in the child's words. */
  readonly next: Said;
}

/** What it says of the class. */
export interface TicketAdvice {
  readonly learners: ReadonlyMap<LearnerId, LearnerAdvice>;
  /** Who sits where, of those who chose or were asked to a seminar. */
  readonly seats: {
    readonly first: readonly LearnerId[];
    readonly second: readonly LearnerId[];
    readonly talk: readonly LearnerId[];
  };
  /** Mismatches and standing groups, as questions. */
  readonly ask: readonly { readonly learner: LearnerId; readonly question: Said }[];
  readonly teachAll: readonly { readonly target: TargetCode; readonly need: number; readonly of: number }[];
  /** Who asked to be checked on what, first come, first served. */
  readonly checks: readonly ShownAsk[];
  /** Activities of their own, first come, first served. */
  readonly ideas: readonly ShownIdea[];
}

/** Before anything is known: nobody has a route. */
export const NO_ADVICE: TicketAdvice = {
  learners: new Map(),
  seats: { first: [], second: [], talk: [] },
  ask: [],
  teachAll: [],
  checks: [],
  ideas: [],
};

const WAITING: Said = {
  en: 'The recommendation comes with the key.',
  es: 'La recomendación llega con las respuestas.',
};

export const NO_ROUTE: ShownRoute = {
  recommended: 'undecided',
  declared: null,
  assigned: null,
  effective: 'undecided',
  why: WAITING,
};
