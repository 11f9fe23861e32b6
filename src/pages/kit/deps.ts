import type { Request } from 'express';
import type { CourseId, LearnerId, PlanId, RunId, SchoolId, WriteKey } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Limits } from '../../limits/index.ts';
import type { Log } from '../../log.ts';
import type { Consent } from '../../lms/consent.ts';
import type { Frames } from '../../lms/host.ts';
import type { LaunchDoor } from '../../lms/launch.ts';
import type { Person, SignInDoor } from '../../lms/sign-in.ts';
import type { LmsId } from '../../lms/types.ts';
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

/** What came of a button, in words for the teacher (no names: they travel in an address). */
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
  /** Keeps the secret of a consent that has begun from everything but this session. */
  readonly seal: {
    close(school: SchoolId, session: string, secret: string): Promise<Sealed>;
    open(school: SchoolId, session: string, sealed: Sealed): Promise<string>;
  };
  /** Tries the credential and stores it. @throws LmsError when it is no good, is another account's, or cannot be tried */
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

/** Whose it is; of a hand-over its code, before anybody knows of which LMS. */
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
  /** The schools this person looks after; an invitation to an address of theirs is taken up by it. */
  readonly administers: (person: Person, at: Instant) => Promise<readonly SchoolId[]>;
  /** Whether a school file names this teacher and no credential is there for their classes' nights. */
  readonly lacksNights: (person: Person) => Promise<boolean>;
  /** Asks the LMS for each of a teacher's classes, as the night will: what `waymark doctor` does of them. */
  readonly tries: (person: Person) => Promise<readonly ClassTried[]>;
  /** The same for a teacher of one school, as its file names them. */
  readonly triesOf: (school: SchoolId, teacher: string) => Promise<readonly ClassTried[]>;
  /** Keeps a teacher's lasting token for the nights of the classes that name them, with what the LMS says it allows. */
  readonly keepForNights: (
    person: Person,
    refreshToken: string,
    scopes: readonly string[],
    at: Instant,
  ) => Promise<void>;
}

/** Where question results from files are taken in. */
export interface ResultsDesk {
  /** This LMS does not tell them itself. */
  takenFor(lms: LmsId): boolean;
  /** @param session how the teacher came in, where they came from inside the LMS */
  take(selected: SelectedCourse, file: ResultsFile, session: Session | null): Promise<Imported>;
}

/** What an administrator erases: a learner, a course, or with neither the whole school. */
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
  /** Takes one of them in, as theirs. */
  takeIn(school: SchoolId, course: CourseId, teacher: string): ReturnType<typeof takeClassIn>;
  /** Who would change if the class said this; null: nobody of it was read yet. */
  whatIf(selected: SelectedCourse, proposed: RulePart): Promise<WhatIf | null>;
  /** Reads a file that stands at a public address. */
  readAddress(address: string): Promise<PublicFileRead>;
}

/** All that the pages need from the rest of Waymark. */
export interface PageDeps {
  readonly store: Store;
  readonly now: () => Instant;
  /** Applies a waiting plan as it was shown, or says why not; safe to call again for the same plan. */
  readonly approve: (school: SchoolId, course: CourseId, plan: PlanId, hash: string) => Promise<ApprovalAnswer>;
  /** Stops the sending to a class, or lets it go on. */
  readonly pause: (school: SchoolId, course: CourseId, order: 'pause' | 'resume') => Promise<Answer>;
  /** Takes back what a run sent to a class; safe to call again. */
  readonly undo: (school: SchoolId, course: CourseId, run: RunId) => Promise<Answer>;
  /** Sends a held write again, or leaves it; safe to call again. */
  readonly decideHeld: (
    school: SchoolId,
    course: CourseId,
    key: WriteKey,
    decision: 'anew' | 'leave',
  ) => Promise<Answer>;
  /** What the teacher's hand does to the plan that waits and to the day; safe to call again. */
  readonly hand: (school: SchoolId, course: CourseId, actor: string, press: Press) => Promise<Answer>;
  /** Reads today's tickets of a class and lays its day again; safe to call again. */
  readonly today: (school: SchoolId, course: CourseId) => Promise<TodayAnswer>;
  /** What whoever looks after a school does to all of it. */
  readonly school: {
    /** @param course null: the whole school. Returns false: it was paused (or not) already. */
    pause(school: SchoolId, course: CourseId | null, order: 'pause' | 'resume'): Promise<boolean>;
    /** `unknown`: nothing is held about that; `busy`: a run is at work on it, and nothing was erased. */
    erase(school: SchoolId, what: Erasing): Promise<Receipt | 'unknown' | 'busy'>;
    /** Takes a class in from the next night on; false: it is in already. */
    takeIn(school: SchoolId, course: CourseId, teacher: string, by: string): Promise<boolean>;
    /** Leaves a class out, and deletes nothing; false: it is out already. */
    leaveOut(school: SchoolId, course: CourseId, by: string): Promise<boolean>;
    /** The classes that could be taken in, as the LMS lists them to connected teachers. */
    listed(school: SchoolId): ReturnType<typeof listClasses>;
    /** Who could act there for teachers who granted nothing, and what an administrator allows it for that; null: nobody. */
    delegate(lms: LmsId): { readonly account: string; readonly scopes: readonly string[] } | null;
  };
  /** Whether a learner was erased, and nothing of them is to be kept again. */
  readonly keptOut: (school: SchoolId, learner: LearnerId) => Promise<boolean>;
  /** What setting up a class asks of the LMS and of the results read so far. */
  readonly setup: SetupDesk;
  /** How often the advice of a class was wrong, as of its newest run; takes seconds where it was not asked for since. */
  readonly scorecard: (of: SelectedCourse, run: RunId, at: Instant) => Promise<Scorecard>;
  /** Who is looking; null when nobody is signed in. */
  /** @param as the role a page is for: somebody may have several */
  readonly viewer: (request: Request, as?: Viewer['role']) => Promise<Viewer | null> | Viewer | null;
  /** The schools to change between, where one may (whoever came in from inside a class may not); a single one, or none, is no choice. */
  readonly schools: readonly SchoolLink[];
  /** Through which each LMS sends people in; null where there is none. */
  readonly doors: Readonly<Record<LmsId, LaunchDoor | null>>;
  /** How the teachers of each LMS give a credential in the browser; null where the settings name no app for it. */
  readonly connecting: Readonly<Record<LmsId, Connecting | null>>;
  /** How people sign in themselves. */
  readonly signingIn: SigningIn;
  /** Who signed in themselves, by what a request shows; somebody else than `hint` (where it is not null) is signed out. */
  readonly signedIn: (shown: Pick<Asked, 'cookies' | 'bearer'>, hint: string | null) => Promise<SignedIn | null>;
  /** All that a ticket's pages ask and tell. */
  readonly desk: TicketDesk;
  /** Question results from files. */
  readonly results: ResultsDesk;
  /** Hosts of the LMS, which may frame the pages made for it. */
  readonly frames: Frames;
  /** Who runs this Waymark, for the public texts. */
  readonly operator: Operator;
  /** Where the pages are reached; the origin a form must come from when the browser does not say more. */
  readonly baseUrl: string;
  /** 16 random bytes. */
  readonly random: () => Uint8Array;
  /** Signs forms and receipts. */
  readonly secret: Buffer;
  /** How often somebody may ask; null: as often as they like. */
  readonly limits: Limits | null;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Aborted when the process is about to end: whoever waits for an answer is told to come again, and is not cut off. */
  readonly leaving: AbortSignal;
  /** A fresh number for an error page and its line in the log. */
  readonly reference?: () => string;
}
