import type { CourseId, CourseworkId, LearnerId, PlanId, RunId, TargetCode, WriteKey } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Carrier, NoteChannel, PostRef } from '../lms/types.ts';
import type { Route, Slot, Why } from '../routing/types.ts';
import type { Instant, SchoolDate } from '../time.ts';

interface WriteBase {
  readonly key: WriteKey;
  readonly why: Why;
  readonly title: string | null;
  readonly text: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly due: Instant | null;
  readonly points: number | null;
}

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

export interface NoteWrite extends WriteBase {
  readonly kind: 'note';
  readonly learners: readonly [LearnerId];
  readonly week: SchoolDate;
  readonly language: Language;
  readonly channel: NoteChannel;
  readonly carrier: WriteCarrier;
  /** The learner's work a comment stands on; null for the other carriers. */
  readonly on: CourseworkId | null;
  readonly factsHash: string;
}

/** Takes back a route post of an earlier day that nobody touched. */
export interface WithdrawWrite {
  readonly kind: 'withdraw';
  readonly key: WriteKey;
  /** The ledger row whose post goes. */
  readonly of: WriteKey;
  readonly post: PostRef;
  readonly learners: readonly LearnerId[];
  readonly title: string | null;
  readonly why: Why;
}

export type PostingWrite = RouteWrite | ReassignWrite | NoteWrite;
export type Write = PostingWrite | WithdrawWrite;

/** The list of writes a run wants. Plain data: printed, stored, shown for approval, applied unchanged. */
export interface Plan {
  readonly id: PlanId;
  readonly run: RunId;
  readonly course: CourseId;
  readonly at: Instant;
  readonly date: SchoolDate;
  readonly writes: readonly Write[];
  /** Same writes, same hash: a run that wants nothing new leaves the waiting plan as it is. */
  readonly hash: string;
}

/** The carrier a write uses in the LMS; a note by `paste` or `frame` uses none. */
export type WriteCarrier = Carrier | 'none';
