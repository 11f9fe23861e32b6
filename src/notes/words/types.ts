import type { SeminarSlot } from '../../routing/types.ts';
import type { Done } from '../types.ts';

/** What a post on a chance speaks of: the task, never a child. Sentences come in quotation marks, dates in words. */
export interface ChanceText {
  readonly iCan: string;
  readonly due: string;
  readonly activity: { readonly title: string; readonly minutes: number; readonly does: Doing } | null;
  /** It links questions that mark themselves; without them something is handed in. */
  readonly check: boolean;
  readonly prerequisite: { readonly iCan: string; readonly activity: string | null } | null;
}

/** What a child does with an activity, and so what there is to hand in. */
const DOINGS = ['watch', 'together', 'build', 'read', 'work'] as const;
export type Doing = (typeof DOINGS)[number];

/** What a quick check speaks of: what was shown before, whether it links questions, until when. */
export type QuickCheckText = Pick<ChanceText, 'iCan' | 'due' | 'check'>;

/**
 * Every sentence that a learner and the family may read, in one language: calm, short, "not yet" and never less
 * (P9, P10). Targets come as quoted "I can" sentences, days in words.
 */
export interface Words {
  /** The thing done, in one of its ways; `on` is the target, or `below` where the next step names the same. */
  readonly done: (done: Done, way: number, on: string) => string;
  readonly below: string;
  /** The next step: one target, and how. */
  readonly next: (iCan: string, how: string) => string;
  readonly how: {
    readonly seat: string;
    readonly chance: (due: string) => string;
    readonly activity: (activity: string) => string;
    readonly deeper: (activity: string) => string;
    /** Where there is no work yet: the next chance. */
    readonly ticket: string;
  };
  readonly posts: {
    /** Heading our posts stand under. */
    readonly topic: string;
    /** The same for every slot (P9). */
    readonly routeTitle: (day: string) => string;
    readonly seminar: (which: 'only' | SeminarSlot, minutes: number, iCan: string) => string;
    readonly workshop: string;
    /** Said where the post links activities. */
    readonly menu: Readonly<Record<'seminar' | 'workshop', string>>;
    /** Title of a note that has to be an assignment (writeback/PROTOCOL.md 2.4: it says nothing about anyone). */
    readonly noteTitle: (day: string) => string;
    readonly chanceTitle: (iCan: string, day: string) => string;
    readonly chance: (text: ChanceText) => string;
    readonly quickCheckTitle: (iCan: string, day: string) => string;
    readonly quickCheck: (text: QuickCheckText) => string;
    /** What the link to the questions is called. */
    readonly questions: string;
  };
}
