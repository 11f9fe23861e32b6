import type { CourseId, CourseworkId, CriterionId, FormId, LearnerId, SubmissionId, TeacherId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Addon } from './addon.ts';
import type { Hints } from './hints.ts';
import type { LmsId } from './known.ts';
import type { LinkTickets } from './link-tickets.ts';
import type {
  PostCarrier,
  CommentCarrier,
  PostRef,
  StandingRef,
  Post,
  PostRequest,
  CommentRequest,
  Written,
  Seen,
} from './posts.ts';
import type { QuizLink, Quiz, QuizResponse } from './quizzes.ts';

/** How a note reaches one learner, by what the host offers. */
export type NoteChannel =
  | 'frame' // shown in our own page inside the LMS
  | 'comment' // the host's private comment
  | 'grade-comment'
  | 'post' // a post assigned to that one learner
  | 'paste'; // drafted here; the teacher pastes it

/** What an LMS can do, as data, so that no code outside its folder asks which LMS it is. */
export interface Capabilities {
  /** Ways to results question by question: read from forms, taken from files (`waymark import results`). Empty: none. */
  readonly perQuestion: readonly ('forms' | 'import')[];
  /** Best first; `paste` always stands last. */
  readonly note: readonly NoteChannel[];
  readonly gradeForeignWork: boolean;
  readonly events: 'push' | 'hint' | 'poll';
  /** Posts can be made as drafts. Comments never can: see `Comments`. */
  readonly draftBeforePublish: boolean;
  /** What the note channel `post` is made as. */
  readonly notePost: PostCarrier;
  /** Posts can stand under a heading (`Posting.topic`). */
  readonly headings: boolean;
  /** Our pages can be attached to classwork (addon.ts), and this credential allows it. */
  readonly addon: boolean;
}

/** One record of a list: read, or set aside because it breaks the LMS's own contract. */
export type Row<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly what: string; readonly why: string };

export interface Course {
  readonly id: CourseId;
  readonly name: string;
  /** Only an `active` course can be written to. */
  readonly state: 'active' | 'archived' | 'other';
}

export interface Learner {
  readonly id: LearnerId;
  readonly name: string;
  /** Only to match quiz respondents; never stored. */
  readonly email: string | null;
  /** The school's own number for the learner, where the host tells it. Only to match results from files; never stored. */
  readonly schoolId?: string | null;
}

export interface Teacher {
  readonly id: TeacherId;
  readonly name: string;
  readonly email: string | null;
}

export interface Topic {
  readonly id: string;
  readonly name: string;
}

export interface Coursework {
  readonly id: CourseworkId;
  readonly title: string;
  readonly state: 'draft' | 'published' | 'deleted';
  /** 0 or absent at the host: ungraded, null. */
  readonly maxPoints: number | null;
  readonly due: Instant | null;
  readonly createdAt: Instant | null;
  readonly updatedAt: Instant | null;
  /** Where the class opens it; null or absent: the host does not say. */
  readonly address?: string | null;
  readonly quizzes: readonly QuizLink[];
  /** What we know of it as a post of ours; null when it does not carry our marker. */
  readonly post: Post | null;
}

/** The score of a submission, read by the host's own rules; null where there is none that counts. */
export interface Score {
  readonly points: number;
  /** The maximum at the time of the grade, above 0. */
  readonly possible: number;
  readonly by: 'teacher' | 'machine';
  /** The teacher has not returned it yet. */
  readonly provisional: boolean;
}

export interface Submission {
  readonly id: SubmissionId;
  readonly coursework: CourseworkId;
  readonly learner: LearnerId;
  /** `unknown`: the host does not say whether anything was handed in; nothing follows from it. */
  readonly state: 'new' | 'created' | 'turned-in' | 'returned' | 'reclaimed' | 'unknown';
  readonly score: Score | null;
  /** The grade standing there was given by nobody (the host's default for missing work): it is not evidence. */
  readonly placeholder: boolean;
  /** When the work was done: last handed in, else first graded, else last touched; null when never. */
  readonly at: Instant | null;
  /** `at` is an upper bound: the host moves it with every comment beside the grade, ours and a teacher's. */
  readonly atMost: boolean;
  /** What the teacher gave by a rubric and handed back, row by row, never a draft; absent: the host tells none. */
  readonly rubric?: readonly RubricGrade[];
  /** The places on this work where words for this learner can be put now; empty where the host has none. */
  readonly comments: readonly CommentCarrier[];
}

/** The points of one row of a rubric. */
export interface RubricGrade {
  readonly criterion: CriterionId;
  readonly points: number;
}

/** The rubric of one piece of coursework, as far as its rows give points. */
export interface Rubric {
  readonly coursework: CourseworkId;
  readonly rows: readonly {
    readonly criterion: CriterionId;
    readonly title: string;
    /** The most a level of it gives, above 0. */
    readonly possible: number;
  }[];
}

/** Comments on one learner's work; a `Post` of theirs is published from its first moment. */
export interface Comments {
  /** Every comment that carries a marker of ours on that work, read now. */
  on(course: CourseId, place: Pick<CommentRequest, 'carrier' | 'on' | 'to'>): AsyncIterable<Row<Post>>;
  /**
   * Publishes the comment: one request, read back, never repeated. Anything a teacher wrote in the same place stays.
   */
  say(course: CourseId, request: CommentRequest): Promise<Post>;
}

/** Reads quizzes question by question. An LMS does it itself, or another service in its place (with-quizzes.ts). */
export interface QuizReader {
  /** Calls sent so far, by the host's name, retries included. */
  calls(): Readonly<Record<string, number>>;
  quiz(form: FormId): Promise<Quiz>;
  responses(form: FormId): AsyncIterable<Row<QuizResponse>>;
}

/**
 * The port. Reads are lists that throw when a page is missing (a broken list proves nothing);
 * writes make it so and say whether anything changed. All failures are `LmsError` (errors.ts).
 * One object serves one acting teacher of one school; it counts its own calls.
 */
export interface Lms extends QuizReader {
  readonly id: LmsId;
  readonly can: Capabilities;

  /** The account behind the credential. */
  me(): Promise<Teacher>;
  courses(): AsyncIterable<Row<Course>>;
  course(course: CourseId): Promise<Course>;
  roster(course: CourseId): AsyncIterable<Row<Learner>>;
  /** E-mail addresses of learners, asked for only when answers have to be matched; it throws unless everybody's could be read. Null: the roster brings them. */
  readonly addresses:
    | ((course: CourseId, learners: readonly LearnerId[]) => Promise<ReadonlyMap<LearnerId, string>>)
    | null;
  teachers(course: CourseId): AsyncIterable<Row<Teacher>>;
  topics(course: CourseId): AsyncIterable<Row<Topic>>;
  /** Published and draft. */
  coursework(course: CourseId): AsyncIterable<Row<Coursework>>;
  /**
   * Coursework made or changed since then, newest first as far as the host can tell; older work may be included. Drafts
   * may be left out.
   */
  recentCoursework(course: CourseId, since: Instant): AsyncIterable<Row<Coursework>>;
  /**
   * Submissions of every coursework of the course, or of `only` one; some may belong to other coursework (drafts,
   * deleted).
   */
  submissions(course: CourseId, only?: CourseworkId): AsyncIterable<Row<Submission>>;
  /**
   * Submissions of each of these, complete, in as few calls as the host allows. Others may be included: what the same
   * calls return, and other work that they show to have changed since `since`. A submission that cannot be read is a
   * bad row.
   */
  submissionsOf(course: CourseId, works: readonly CourseworkId[], since?: Instant): AsyncIterable<Row<Submission>>;

  /**
   * The rubric a piece of coursework is graded by, null: it has none. The method itself is null where the host does not
   * tell what was given for each row of a rubric.
   */
  readonly rubric: ((course: CourseId, coursework: CourseworkId) => Promise<Rubric | null>) | null;
  /** Null where the host has no comments that a program may write. */
  readonly comments: Comments | null;
  /** Our pages attached to classwork; null where the host has no add-ons, or none through this API. */
  readonly addon: Addon | null;
  /** Tickets behind a link, where our pages cannot be attached; null where the LMS has another way to them. */
  readonly linkTickets: LinkTickets | null;
  /** Asks the LMS to notify us of changes; null: it cannot, or the settings do not want it. */
  readonly hints: Hints | null;
  /**
   * A person's role in the course now, by the LMS's id; null: neither teacher nor learner.
   * @throws LmsError where the host does not say for certain
   */
  memberOf(course: CourseId, person: string): Promise<'teacher' | 'learner' | null>;

  /** Every draft and published post that carries a marker of ours. */
  posts(course: CourseId, carriers: readonly PostCarrier[]): AsyncIterable<Row<Post>>;
  /** One of our posts as it stands now, by a single call; null: not found, or it carries no marker of ours. */
  post(course: CourseId, ref: StandingRef): Promise<Post | null>;
  /** Adopts what is ours and unbound in `seen`, else creates one draft. Never repeats a create. */
  ensureDraft(course: CourseId, request: PostRequest, seen: Seen): Promise<Written>;
  /**
   * `sure` is called just before the change is sent, if the post had to be read first: that read may have waited long,
   * so that earlier checks are old. Whatever `sure` throws is passed on.
   */
  ensurePublished(course: CourseId, post: PostRef, sure?: () => Promise<void>): Promise<Written>;
  /** The full list of assignees, not a change to it; never empty. */
  ensureAssignees(course: CourseId, post: Post, to: readonly [LearnerId, ...LearnerId[]]): Promise<Written>;
  /** Title and words of a post of ours, as they should read now (an announcement has no title). */
  ensureWords(course: CourseId, post: Post, words: Pick<Post, 'title' | 'text'>): Promise<Written>;
  /**
   * Removes a post of ours. `none`: it was gone already; `stays`: people changed the surrounding text since, so that it
   * cannot be taken out alone.
   */
  ensureGone(course: CourseId, post: PostRef): Promise<'updated' | 'none' | 'stays'>;
}
