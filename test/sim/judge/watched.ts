import type { CourseworkId, LearnerId, TeacherId } from '../../../src/ids.ts';
import type { Carrier } from '../../../src/lms/posts.ts';
import type { Capabilities } from '../../../src/lms/types.ts';
import type { Instant } from '../../../src/time.ts';

/** Who did something to a post: a run of ours, by its label, or a person. */
export type Hand =
  | {
      readonly ours: true;
      readonly actor: string;
      /** The step at which it was sent; it may have waited on the way, or arrived late. */
      readonly sent: number;
      /** The step of the newest thing that run had been told about posts when it sent this. */
      readonly looked: number;
      /** The same of other things: the work done on this very post, whether sending is paused; -1: never asked. */
      readonly work: number;
      readonly pause: number;
      /** Its newest reading of the roster, from its first step to its last. */
      readonly roster: { readonly from: number; readonly to: number };
      /** Another run had taken the course: this was the one call under way. */
      readonly overtaken: boolean;
      /** The step at which the run began, and the time it goes by: its writes count for that day, though it was stopped over night. */
      readonly began: number;
      readonly beganAt: Instant;
    }
  | { readonly ours: false };
export const TEACHER: Hand = { ours: false };

/** A person's doing, by hand or by an undo. */
export function isByPerson(by: Hand): boolean {
  return !by.ours || by.actor.includes('undo ');
}

/** A run that a teacher ordered: what was held is taken away where it stands hidden, and sent anew. */
export function isSentAnew(by: Hand): boolean {
  return by.ours && by.actor.includes('decides anew');
}

/** A post as the host keeps it; `marker` stands for the link a post of ours carries. */
export interface HostPost {
  readonly id: string;
  readonly carrier: Carrier;
  /** The work a comment stands on. */
  readonly on: string | null;
  readonly marker: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly due: Instant | null;
  readonly points: number | null;
  readonly state: 'DRAFT' | 'PUBLISHED' | 'DELETED';
  readonly mode: 'ALL_STUDENTS' | 'INDIVIDUAL_STUDENTS';
  readonly students: readonly LearnerId[];
  /** Made through our project, by call; a copy by hand is not. */
  readonly project: boolean;
  readonly createdAt: Instant;
}

/** One text before one child's eyes, and who put it there. */
export interface Sighting {
  readonly learner: LearnerId;
  readonly post: HostPost;
  readonly by: Hand;
  readonly step: number;
  readonly at: Instant;
}

/** One thing done to a post, in order. */
export interface Change {
  readonly step: number;
  readonly at: Instant;
  readonly by: Hand;
  readonly what: 'create' | 'publish' | 'students' | 'words' | 'delete';
  readonly before: HostPost | null;
  readonly after: HostPost;
}

/** What the oracle reads of a host: what stands before each child, and all that was ever done to a post. */
export interface Watched {
  readonly can: Pick<Capabilities, 'notePost'>;
  /** Whom our adapter acts as. */
  readonly teacher: TeacherId;
  readonly now: () => Instant;
  /** Deleted ones too. */
  readonly posts: ReadonlyMap<string, HostPost>;
  readonly sightings: readonly Sighting[];
  readonly changes: readonly Change[];
  /** Work of who left the class is still listed. */
  readonly keepsWork: boolean;
  /** In the order of the roster. */
  readonly enrolled: ReadonlySet<LearnerId>;
  list(states: readonly HostPost['state'][]): HostPost[];
  canSee(post: HostPost, learner: LearnerId): boolean;
  /** Closed by people: the child came back as somebody new to the host (F39), or the work it stands on is hidden. */
  isClosedTo(post: HostPost, learner: LearnerId): boolean;
  /** What one child finds in the class now. */
  sees(learner: LearnerId): HostPost[];
  /** Scores on a teacher's work that is there. */
  scores(): readonly Pick<HostSubmission, 'coursework' | 'learner'>[];
}

export interface HostWork {
  readonly id: CourseworkId;
  readonly title: string;
  readonly createdAt: Instant;
  readonly removed: boolean;
}

export interface HostSubmission {
  readonly coursework: string;
  readonly learner: LearnerId;
  readonly state: 'new' | 'turned-in' | 'returned';
  readonly points: number | null;
  readonly possible: number;
  readonly at: Instant;
}

/** A host whose people act; `false` where people could not do that there. */
export interface Peopled extends Watched {
  /** The world's, whenever something happens. */
  step: number;
  readonly work: ReadonlyMap<CourseworkId, HostWork>;
  enrol(learner: LearnerId): void;
  leave(learner: LearnerId): void;
  /** A teacher's own work, for one child where `to` names it. */
  giveWork(work: Omit<HostWork, 'removed'>, to: LearnerId | null): void;
  /** A teacher's work vanishes, or is back. */
  hideWork(id: CourseworkId, removed: boolean): void;
  /** `false`: nothing can be handed in there. */
  submit(submission: HostSubmission): boolean;
  reword(post: HostPost, text: string): boolean;
  giveAlso(post: HostPost, learner: LearnerId): void;
  remove(post: HostPost): void;
  /** Returns the copy's id. */
  copy(post: HostPost, state: HostPost['state']): string | null;
}
