// Longer than most files: one interface with the shapes that it alone takes and gives, so that a page finds all of it in one place.
import type { AttachmentId, CourseId, CourseworkId, LearnerId, SchoolId, TargetCode } from '../../ids.ts';
import type { Language, Said } from '../../language.ts';
import type { AddonPlace } from '../../lms/addon.ts';
import type { Lms } from '../../lms/types.ts';
import type { Person } from '../../lms/sign-in.ts';
import type {
  Act,
  ComposedTicket,
  Move,
  Question,
  Save,
  Saved,
  Ticket,
  TicketId,
  TicketKind,
  TicketState,
} from '../../ticket/types.ts';
import type { AskAnswer, Live } from '../../ticket/live.ts';
import type { Instant } from '../../time.ts';
import type { SelectedCourse } from '../find.ts';

export const FRAMES = ['discovery', 'teacher', 'student', 'review'] as const;
export type Frame = (typeof FRAMES)[number];

/** Somebody with a session of their own, and the LMS as they see it. */
export interface SignedIn {
  /** Since when, of who signed in themselves. */
  readonly since?: Instant;
  readonly person: Person;
  /** Opens the LMS as this person; made once a request at most. Null: they gave nothing that acts as them. */
  readonly as: ((school: SchoolId) => Promise<Lms>) | null;
  /** What the LMS itself said of them when it sent them in from inside a class; absent: they signed in themselves. */
  readonly inside?: Inside;
}

/** The signed facts about a person whom the LMS sent in. */
export interface Inside {
  readonly school: SchoolId;
  readonly course: CourseId;
  readonly role: 'teacher' | 'learner';
}

/** What the address of a frame asks for; each part is checked. */
export interface OpeningWish {
  readonly frame: Frame;
  readonly place: AddonPlace;
  readonly attachment: string | null;
  /** What the LMS wants with a new attachment; in discovery only. */
  readonly token: string | null;
  /** In a review only. */
  readonly submission: string | null;
}

/** A frame that somebody left for a window of its own: the opening it had, or its place in the LMS. Each is checked again. */
export type FrameLeft =
  | { readonly opening: string }
  | { readonly place: AddonPlace; readonly attachment: AttachmentId };

/** A page somebody opened, checked with the LMS. */
export interface Opening {
  /** As it is in the address. It is no secret: it is useless without a session of `person`. */
  readonly id: string;
  readonly school: SchoolId;
  readonly course: CourseId;
  readonly item: CourseworkId;
  readonly place: AddonPlace;
  readonly attachment: string | null;
  readonly submission: string | null;
  /** Null while a ticket is being composed. */
  readonly ticket: TicketId | null;
  readonly door: 'addon' | 'link' | 'launch';
  readonly frame: Frame;
  readonly role: 'teacher' | 'learner';
  readonly person: string;
  readonly name: string | null;
  /** Whose work it shows: one's own, in a review somebody else's; null in a preview, a room or a composer. */
  readonly learner: LearnerId | null;
}

/** Why somebody is not let in or a write is not taken, with the status it is answered with. */
export class TicketRefused extends Error {
  override readonly name = 'TicketRefused';
  readonly status: 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503;
  readonly reason: TicketRefusal;
  /** Instead of the usual words for that reason. */
  readonly said: Said | null;
  /** Of a 409. */
  readonly state: TicketState | null;
  /** Seconds until another try is worth it, of a 503 where that is known. */
  readonly waitSeconds: number | null;
  /** A ticket open to a learner who was refused a page for teachers. */
  readonly own: TicketId | null;
  constructor(
    status: TicketRefused['status'],
    reason: TicketRefusal,
    {
      said = null,
      state = null,
      waitSeconds = null,
      own = null,
    }: Partial<Pick<TicketRefused, 'said' | 'state' | 'waitSeconds' | 'own'>> = {},
  ) {
    super(reason);
    this.status = status;
    this.reason = reason;
    this.said = said;
    this.state = state;
    this.waitSeconds = waitSeconds;
    this.own = own;
  }
}

/** One word each; pages have words for every one of them. */
export type TicketRefusal =
  | 'signed-out' // 401: what they granted is no good any more
  | 'not-yours' // 403
  | 'learner' // 403: a learner before what is for teachers
  | 'left-class' // 403: no longer in this class
  | 'kept-out' // 403: the learner's data was erased, and none is to be kept again
  | 'other-account' // 403: several accounts in this browser
  | 'open-again' // 403: the LMS's token is too old
  | 'unknown-class' // 404
  | 'ticket-gone' // 404
  | 'unknown-page' // 404: no such opening
  | 'state' // 409
  | 'too-long' // 413
  | 'not-an-answer' // 422
  | 'malformed' // 422
  | 'flood' // 429
  | 'lms-silent' // 503
  | 'lms-garbled' // 503: it answered, and not as we know it
  | 'not-connected'; // 503: the class has no teacher's account that could be asked

/** What a page of a ticket is drawn from. */
export interface TicketPage {
  readonly opening: Opening;
  /** Of whoever looks at it: as they chose on it, else as the school's file says. */
  readonly language: Language;
  readonly ticket: Ticket;
  readonly live: Live;
  /** Whose work it shows, with the name where it is known. */
  readonly learner: { readonly id: LearnerId; readonly name: string } | null;
  /** Names of the ticket's targets. */
  readonly targets: readonly { readonly code: TargetCode; readonly iCan: Said }[];
}

/** What a teacher composes a ticket from. */
export interface Composing {
  readonly opening: Opening;
  /** Of whoever composes: as they chose on it, else as the school's file says. */
  readonly language: Language;
  readonly courseName: string;
  readonly units: readonly { readonly title: string; readonly targets: readonly TargetCode[] }[];
  readonly targets: readonly { readonly code: TargetCode; readonly iCan: Said }[];
  /** How many asked to be checked on a target and were granted it: the next ticket is theirs. Whom it was granted to first stands first. */
  readonly asked: readonly { readonly target: TargetCode; readonly learners: number }[];
  /** Questions of earlier tickets and quizzes, newest first, by target. */
  readonly bank: readonly { readonly target: TargetCode; readonly question: Question }[];
}

/** The outcome of composing a ticket. */
export interface Attached {
  readonly ticket: TicketId;
  /** Null: a link leads to it. */
  readonly attachment: string | null;
  readonly maxPoints: number | null;
}

export type IdeaOrder =
  | { readonly act: 'propose'; readonly target: TargetCode; readonly text: string; readonly url: string | null }
  | { readonly act: 'take-back'; readonly idea: number };

/** `title`: offered to the class under it; null: the learner's alone. `open`: the word before is taken back. */
export type IdeaAnswer = { readonly idea: number } & (
  | { readonly answer: 'accept'; readonly title: string | null }
  | { readonly answer: 'reply'; readonly text: string }
  | { readonly answer: 'open' }
);

/**
 * All that a ticket's pages ask and tell. Every call but those that open a page begins with an opening and who is signed in, checks both, and asks the
 * LMS again for the role when its last answer is too old. Refusals are thrown as `TicketRefused`.
 */
export interface TicketDesk {
  open(who: SignedIn, wish: OpeningWish, at: Instant): Promise<Opening>;
  /**
   * Opens a ticket from its link: a teacher's room, a learner's own page (FRAMES.md 11).
   * @param ticket as it stands in the address
   * @param from the frame they come from, where that is known: what hangs there may be a copy, whose address still
   * names the original
   */
  openLink(who: SignedIn, ticket: string, at: Instant, from?: FrameLeft): Promise<Opening>;
  /**
   * Opens a page on which a teacher composes a ticket that a link will lead to.
   * @param course as it stands in the address; null: the one they came from inside
   * @param wish what the LMS that sent them in wants with the link; null: they came by themselves
   */
  openComposer(who: SignedIn, course: string | null, wish: string | null, at: Instant): Promise<Opening>;
  /** What was composed on such a page, and what the LMS wants with the link to it. */
  composed(
    who: SignedIn,
    opening: string,
    at: Instant,
  ): Promise<{ readonly ticket: TicketId; readonly title: string; readonly wish: string }>;
  /** The tickets of their class that a learner from inside may go to just now, newest first. */
  openNow(
    inside: Inside,
    at: Instant,
  ): Promise<readonly { readonly ticket: TicketId; readonly title: string; readonly kind: TicketKind }[]>;
  composing(who: SignedIn, opening: string, at: Instant): Promise<Composing>;
  page(who: SignedIn, opening: string, at: Instant): Promise<TicketPage>;
  /** Null: nothing has changed since `version`. */
  live(who: SignedIn, opening: string, version: number | null, at: Instant): Promise<Live | null>;
  attach(
    who: SignedIn,
    opening: string,
    order: { readonly draft: string; readonly ticket: ComposedTicket },
    at: Instant,
  ): Promise<Attached>;
  save(
    who: SignedIn,
    opening: string,
    order: { readonly saves: readonly Save[]; readonly done?: boolean },
    at: Instant,
  ): Promise<{ readonly saved: readonly Saved[]; readonly state: TicketState; readonly v: number }>;
  /** A step already taken changes nothing. */
  move(
    who: SignedIn,
    opening: string,
    order: { readonly act: Act; readonly question?: number },
    at: Instant,
  ): Promise<Live>;
  markOwn(
    who: SignedIn,
    opening: string,
    marks: readonly { readonly question: number; readonly share: 0 | 1 }[],
    at: Instant,
  ): Promise<Live>;
  declare(
    who: SignedIn,
    opening: string,
    order: { readonly route: 'seminar' | 'workshop'; readonly reflection?: string },
    at: Instant,
  ): Promise<Live>;
  assign(
    who: SignedIn,
    opening: string,
    order: { readonly learner: LearnerId; readonly to: Move },
    at: Instant,
  ): Promise<Live>;
  mark(
    who: SignedIn,
    opening: string,
    order: { readonly learner: LearnerId; readonly question: number; readonly share: number | null },
    at: Instant,
  ): Promise<Live>;
  countLate(
    who: SignedIn,
    opening: string,
    order: { readonly learner: LearnerId; readonly question: number; readonly count: boolean },
    at: Instant,
  ): Promise<Live>;
  confer(
    who: SignedIn,
    opening: string,
    order: {
      readonly learner: LearnerId;
      readonly target: TargetCode;
      readonly share: 0 | 0.5 | 1;
      readonly key?: string | undefined;
    },
    at: Instant,
  ): Promise<Live>;
  note(
    who: SignedIn,
    opening: string,
    order: { readonly learner: LearnerId; readonly text: string; readonly key?: string | undefined },
    at: Instant,
  ): Promise<Live>;
  /** A learner is ready to show a target, or takes that back. */
  ask(
    who: SignedIn,
    opening: string,
    order: { readonly target: TargetCode; readonly act: 'ask' | 'take-back'; readonly why?: string | undefined },
    at: Instant,
  ): Promise<Live>;
  /** The teacher's word on it; `open` takes the word before back. */
  answerAsk(
    who: SignedIn,
    opening: string,
    order: { readonly ask: number; readonly answer: AskAnswer | 'open' },
    at: Instant,
  ): Promise<Live>;
  /** A learner proposes an activity of their own, or takes it back. */
  propose(who: SignedIn, opening: string, order: IdeaOrder, at: Instant): Promise<Live>;
  /** The teacher's word on it. */
  answerIdea(who: SignedIn, opening: string, order: IdeaAnswer, at: Instant): Promise<Live>;
  /** Gives the draft grades that the days before left, as the course's teacher: at night, when nobody waits. */
  giveLeft(selected: SelectedCourse, lms: Lms, at: Instant): Promise<void>;
  /** Somebody chose the language of a page of theirs: it and those they open after it are in that one. */
  speak(who: SignedIn, opening: string, language: Language, at: Instant): Promise<{ readonly language: Language }>;
  /** What goes on behind the answers, the draft grades, has come to an end. */
  settled(): Promise<void>;
}
