import type { CourseId, SchoolId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { LmsId, Row } from './types.ts';

/** Form or address fields as they came, outside text all of them. */
export type LaunchFields = Readonly<Record<string, string>>;

/** Somebody whom the LMS sent to us from inside a class, and what it says of them: signed by the LMS and checked. */
export interface Launch {
  /** The LMS's name of one school's installation of Waymark. */
  readonly deployment: string;
  /** The LMS's stable id of the person. */
  readonly user: string;
  readonly course: CourseId;
  /** What the person is in this course; `other`: a parent, an observer, or more than one thing at once that does not include learner. */
  readonly role: 'teacher' | 'learner' | 'other';
  /** Host name on which the person is signed in to the LMS; null when it did not say, or named one that is not its own. */
  readonly domain: string | null;
  /** Address of the course's list of names and roles; null when the LMS offers none. */
  readonly members: string | null;
  /** The ticket that the pressed link leads to, as we put it there; null: the link says nothing of one. */
  readonly ticket: string | null;
  /** The person is choosing what to add to the course; null: they came to use it. */
  readonly choosing: LinkWish | null;
}

/** A wish for a link to Waymark in the course, to be answered at `returnTo`. */
export interface LinkWish {
  readonly returnTo: string;
  readonly takesLinks: boolean;
  /** To be sent back as it came. */
  readonly data: string | null;
}

/** A wish, and the installation it came from. */
export interface Wished {
  readonly deployment: string;
  readonly choosing: LinkWish;
}

/** What is to stand in the course. */
export interface WaymarkLink {
  readonly title: string;
  /** The ticket it leads to; null: to Waymark itself. */
  readonly ticket: string | null;
}

/** Why a launch was not let in; a word for the log, never what was sent. */
export type RefusedLaunch =
  | 'fields'
  | 'platform-error'
  | 'issuer'
  | 'client'
  | 'address'
  | 'state'
  | 'token'
  | 'algorithm'
  | 'key'
  | 'signature'
  | 'audience'
  | 'old'
  | 'early'
  | 'nonce'
  | 'version'
  | 'message'
  | 'claims'
  | 'replay'
  | 'deployment'
  | 'course'
  | 'keys-unreachable';

/** A launch that is not let in. Its message is the reason's word: nothing of what was sent. */
export class LaunchRefused extends Error {
  override readonly name = 'LaunchRefused';
  readonly why: RefusedLaunch;
  constructor(why: RefusedLaunch) {
    super(why);
    this.why = why;
  }
}

/** One member of a course as the LMS's names and roles service tells it. */
export interface Member {
  readonly user: string;
  readonly name: string | null;
  /** The school's own number for the person; null when it is not told. */
  readonly schoolId: string | null;
  readonly role: Launch['role'];
  readonly active: boolean;
}

/** The door through which an LMS sends people in from inside a class. */
export interface LaunchDoor {
  readonly lms: LmsId;
  /** Where the browser goes to have the LMS say who this is. @throws LaunchRefused when the start is not the LMS's */
  loginAddress(fields: LaunchFields, ours: { readonly state: string; readonly nonce: string }): string;
  /** What the LMS says, checked whole. @throws LaunchRefused */
  read(fields: LaunchFields, nonce: string, at: Instant): Promise<Launch>;
  /** The signed answer to a wish for a link: a form with one field, to be sent to `to`. */
  answerWish(
    wished: Wished,
    link: WaymarkLink,
    at: Instant,
  ): Promise<{ readonly to: string; readonly field: string; readonly value: string }>;
  /** Everybody in the course, page by page. @throws LmsError */
  members(school: SchoolId, address: string, at: Instant): AsyncIterable<Row<Member>>;
  /** The public half of our key, as a key set. */
  publicKeys(): Promise<object>;
}
