import type { Request } from 'express';
import type { CourseId, LearnerId, PlanId, RunId, SchoolId, WriteKey } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Limits } from '../../limits/index.ts';
import type { Log } from '../../log.ts';
import type { Consent } from '../../lms/consent.ts';
import type { Frames } from '../../lms/host.ts';
import type { LaunchDoor } from '../../lms/launch.ts';
import type { Person, SignInDoor } from '../../lms/sign-in.ts';
import type { LmsId } from '../../lms/known.ts';
import type { PublicFileRead } from '../../http/public-file.ts';
import type { RulePart } from '../../mastery/rule.ts';
import type { SchoolFile } from '../../school/file.ts';
import type { TaughtClass, takeClassIn } from '../../sync/acts/set-up-class.ts';
import type { WhatIf } from '../../sync/acts/what-if.ts';
import type { Refused } from '../../sync/refused.ts';
import type { Store } from '../../store/types.ts';
import type { Scorecard } from '../../routing/scorecard/scorecard.ts';
import type { Sealed } from '../../store/secrets/vault.ts';
import type { Session } from '../../store/people/sessions.ts';
import type { listClasses } from '../../sync/acts/which-classes.ts';
import type { Receipt } from '../../sync/erase/receipt.ts';
import type { SelectedCourse } from '../../sync/find.ts';
import type { Imported, ResultsFile } from '../../sync/acts/import-results.ts';
import type { CourseReport } from '../../report/types.ts';
import type { Instant } from '../../time.ts';
import type { Operator } from '../about/document.ts';
import type { TodayAnswer } from '../actions/today-from-page.ts';
import type { Press } from '../actions/press.ts';
import type { SignedIn, TicketDesk } from '../../sync/tickets/desk.ts';
import type { Asked } from './route.ts';
import type { Viewer } from './viewer.ts';

/** The outcome of a button, in words for the teacher. It is carried in an address, so it holds no names. */
export interface Answer {
  readonly ok: boolean;
  readonly said: Said;
}

export interface ApprovalAnswer extends Answer {
  readonly report?: CourseReport;
}

/** The parts of connecting a teacher's account to one LMS. */
export interface Connecting {
  readonly consent: Consent;
  /** Seals the secret of a consent that has begun, so that only this session can use it. */
  readonly seal: {
    close(school: SchoolId, session: string, secret: string): Promise<Sealed>;
    open(school: SchoolId, session: string, sealed: Sealed): Promise<string>;
  };
  /**
   * Tries the credential and stores it.
   * @throws LmsError when it does not work, belongs to another account, or cannot be tried
   */
  readonly grant: (school: SchoolId, user: string, credential: string, at: Instant) => Promise<unknown>;
  /** Days the LMS lets a credential live; null: forever. */
  readonly days: number | null;
}

/** The parts of a sign-in that are kept, each sealed for its own purpose. */
export type SignInPurpose = 'hand-over' | 'sign-in';

/** What the LMS answered when a class was asked for. `closed`: it is archived there, and left alone. */
export interface ClassTried {
  readonly name: string;
  readonly can: 'read' | 'closed' | 'nothing';
  /** Null: nothing has to be done. */
  readonly todo: Said | null;
}

/** Whose value it is: for a hand-over its code, as its LMS is not known yet. */
export interface SealedFor {
  readonly lms: LmsId | null;
  readonly user: string;
}

/** The parts of people signing in themselves. */
export interface SigningIn {
  /** Null where the settings name no app for it, or the LMS sends its people in. */
  readonly doors: Readonly<Record<LmsId, SignInDoor | null>>;
  /** Seals what somebody granted, so that it can be used for this purpose alone. */
  readonly seal: {
    close(purpose: SignInPurpose, whose: SealedFor, secret: string): Promise<Sealed>;
    /** @throws StoreError `key` */
    open(purpose: SignInPurpose, whose: SealedFor, sealed: Sealed): Promise<string>;
  };
  /** The schools whose files name this person a teacher, and as whom. */
  readonly places: (person: Person) => Promise<readonly { readonly school: SchoolId; readonly user: string }[]>;
  /**
   * The schools this person looks after. An open invitation to one of their e-mail addresses is accepted by this call.
   */
  readonly administers: (person: Person, at: Instant) => Promise<readonly SchoolId[]>;
  /** Whether a school file names this teacher while the nights have no credential for their classes. */
  readonly lacksNights: (person: Person) => Promise<boolean>;
  /** Asks the LMS for each of a teacher's classes, as the night will; `waymark doctor` does the same. */
  readonly tries: (person: Person) => Promise<readonly ClassTried[]>;
  /** The same for a teacher of one school, as its file names them. */
  readonly triesOf: (school: SchoolId, teacher: string) => Promise<readonly ClassTried[]>;
  /**
   * Stores a teacher's long-lived token for the nights of the classes that name them, with the permissions the LMS
   * reports for it.
   */
  readonly keepForNights: (
    person: Person,
    refreshToken: string,
    scopes: readonly string[],
    at: Instant,
  ) => Promise<void>;
}

/** The import of question results from files. */
export interface ResultsDesk {
  /** This LMS does not report question results itself. */
  takenFor(lms: LmsId): boolean;
  /** @param session the teacher's launch session, where they came from inside the LMS */
  take(selected: SelectedCourse, file: ResultsFile, session: Session | null): Promise<Imported>;
}

/** What an administrator erases: a learner, a course, or the whole school. */
export type Erasing = { readonly learner: LearnerId } | { readonly course: CourseId } | { readonly whole: true };

/** A school somebody may look at, and where to go for it. */
export interface SchoolLink {
  readonly id: SchoolId;
  readonly name: string;
  readonly href: string;
}

/** What setting up a class asks beyond the school file. */
export interface SetupDesk {
  /** The open classes this teacher teaches at the LMS that are not in yet. */
  classes(file: SchoolFile, teacher: string): Promise<readonly TaughtClass[] | Refused<'lms'>>;
  /** Takes one of these classes in, with this teacher. */
  takeIn(school: SchoolId, course: CourseId, teacher: string): ReturnType<typeof takeClassIn>;
  /**
   * The learners whose levels would change with these settings of the class; null: no learner of it has been read yet.
   */
  whatIf(selected: SelectedCourse, proposed: RulePart): Promise<WhatIf | null>;
  /** Reads a file from a public address. */
  readAddress(address: string): Promise<PublicFileRead>;
}

/** All that the pages need from the rest of Waymark. */
export interface PageDeps {
  readonly store: Store;
  readonly now: () => Instant;
  /** Applies a waiting plan as it was shown, or says why not; safe to call again for the same plan. */
  readonly approve: (school: SchoolId, course: CourseId, plan: PlanId, hash: string) => Promise<ApprovalAnswer>;
  /** Pauses or resumes sending to a class. */
  readonly pause: (school: SchoolId, course: CourseId, order: 'pause' | 'resume') => Promise<Answer>;
  /** Takes back what a run sent to a class; safe to call again. */
  readonly undo: (school: SchoolId, course: CourseId, run: RunId) => Promise<Answer>;
  /** Sends a held write again, or decides not to send it; safe to call again. */
  readonly decideHeld: (
    school: SchoolId,
    course: CourseId,
    key: WriteKey,
    decision: 'anew' | 'leave',
  ) => Promise<Answer>;
  /** Applies a teacher's change to the waiting plan and the day; safe to call again. */
  readonly hand: (school: SchoolId, course: CourseId, actor: string, press: Press) => Promise<Answer>;
  /** Reads today's tickets of a class and makes its plan for the day again; safe to call again. */
  readonly today: (school: SchoolId, course: CourseId) => Promise<TodayAnswer>;
  /** The actions of an administrator on a whole school. */
  readonly school: {
    /** @param course null: the whole school. Returns false: it was paused (or not) already. */
    pause(school: SchoolId, course: CourseId | null, order: 'pause' | 'resume'): Promise<boolean>;
    /** `unknown`: the store holds nothing about it; `busy`: a run is working on it, and nothing was erased. */
    erase(school: SchoolId, what: Erasing): Promise<Receipt | 'unknown' | 'busy'>;
    /** Takes a class in from the next night on; returns false if it is in already. */
    takeIn(school: SchoolId, course: CourseId, teacher: string, by: string): Promise<boolean>;
    /** Leaves a class out and deletes nothing; returns false if it is out already. */
    leaveOut(school: SchoolId, course: CourseId, by: string): Promise<boolean>;
    /** The classes that could be taken in, as the LMS lists them to connected teachers. */
    listed(school: SchoolId): ReturnType<typeof listClasses>;
    /**
     * The account that could act there for teachers who granted nothing, and what the LMS's administrator has to allow
     * it; null: there is none.
     */
    delegate(lms: LmsId): { readonly account: string; readonly scopes: readonly string[] } | null;
  };
  /** Whether a learner was erased, so that nothing about them may be stored again. */
  readonly keptOut: (school: SchoolId, learner: LearnerId) => Promise<boolean>;
  /** The parts of setting up a class that ask the LMS and the results read so far. */
  readonly setup: SetupDesk;
  /** How often the advice of a class was wrong, as of its newest run. The first call after a run takes seconds. */
  readonly scorecard: (of: SelectedCourse, run: RunId, at: Instant) => Promise<Scorecard>;
  /** Who is looking; null when nobody is signed in. @param as the role the page is for, as a person may have several */
  readonly viewer: (request: Request, as?: Viewer['role']) => Promise<Viewer | null> | Viewer | null;
  /**
   * The schools the viewer may switch between; empty or a single one: there is no choice. A viewer who came in from
   * inside a class may not switch.
   */
  readonly schools: readonly SchoolLink[];
  /** The door through which each LMS sends people in; null where it sends none. */
  readonly doors: Readonly<Record<LmsId, LaunchDoor | null>>;
  /** How the teachers of each LMS give a credential in the browser; null where the settings name no app for it. */
  readonly connecting: Readonly<Record<LmsId, Connecting | null>>;
  /** How people sign in themselves. */
  readonly signingIn: SigningIn;
  /**
   * The person who signed in directly, by the cookie or token of a request. Where `hint` is not null and names somebody
   * else, the person is signed out.
   */
  readonly signedIn: (shown: Pick<Asked, 'cookies' | 'bearer'>, hint: string | null) => Promise<SignedIn | null>;
  /** Everything that a ticket's pages read and write. */
  readonly desk: TicketDesk;
  /** Question results from files. */
  readonly results: ResultsDesk;
  /** Hosts of the LMS, which may frame the pages made for it. */
  readonly frames: Frames;
  /** Who runs this Waymark, for the public texts. */
  readonly operator: Operator;
  /**
   * The public address of the pages, and the origin a form must come from where the browser does not send
   * `Sec-Fetch-Site`.
   */
  readonly baseUrl: string;
  /** 16 random bytes. */
  readonly random: () => Uint8Array;
  /** Signs forms and receipts. */
  readonly secret: Buffer;
  /** The limits on requests; null: there are none. */
  readonly limits: Limits | null;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Aborted when the process is about to end: open requests are told to come again instead of being cut off. */
  readonly leaving: AbortSignal;
  /** A fresh number for an error page and its line in the log. */
  readonly reference?: () => string;
}
