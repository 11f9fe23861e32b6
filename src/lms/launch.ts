import type { CourseId, SchoolId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { LmsId } from './known.ts';
import type { Row } from './types.ts';

/** Form or address fields as they came, outside text all of them. */
export type LaunchFields = Readonly<Record<string, string>>;

/**
 * Somebody the LMS sent to us from inside a class, and what it says about them. The LMS's signature has been checked.
 */
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

/** A request from the LMS for a link to Waymark in the course; our answer goes to `returnTo`. */
export interface LinkWish {
  readonly returnTo: string;
  readonly takesLinks: boolean;
  /** To be sent back as it came. */
  readonly data: string | null;
}

/** A request for a link, and the installation it came from. */
export interface Wished {
  readonly deployment: string;
  readonly choosing: LinkWish;
}

/** The link to be put into the course. */
export interface WaymarkLink {
  readonly title: string;
  /** The ticket it leads to; null: to Waymark itself. */
  readonly ticket: string | null;
}

/** Why a launch was refused: a fixed word for the log, never anything that was sent. */
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

/** A launch that was refused. Its message is only the reason's word, nothing of what was sent. */
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

/** The launch: how an LMS sends people in from inside a class. */
export interface LaunchDoor {
  readonly lms: LmsId;
  /**
   * The address to send the browser to, so that the LMS says who this is.
   * @throws LaunchRefused when the start did not come from the LMS
   */
  loginAddress(fields: LaunchFields, ours: { readonly state: string; readonly nonce: string }): string;
  /**
   * Checks the LMS's answer in full and says who came in.
   * @throws LaunchRefused
   */
  read(fields: LaunchFields, nonce: string, at: Instant): Promise<Launch>;
  /** The signed answer to a request for a link: a form with one field, to be sent to `to`. */
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
