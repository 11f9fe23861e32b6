import type { CourseId, CourseworkId, FormId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** What an LMS can be asked to tell of: a course's coursework and what is handed in on it; the answers to a quiz; its questions. */
export type Watched =
  | { readonly kind: 'work'; readonly course: CourseId }
  | { readonly kind: 'answers' | 'questions'; readonly form: FormId };

export type WatchKind = Watched['kind'];

/** A watch that stands at the LMS, which ends by itself. */
export interface Watch {
  /** As the LMS names it. */
  readonly registration: string;
  readonly until: Instant;
}

/** Has the LMS tell us what changes, as a hint: it may come late, twice, or never. */
export interface Hints {
  /** What this credential allows to be watched, as far as that is known by now. */
  readonly kinds: readonly WatchKind[];
  /**
   * Begins a watch, or lets one go on.
   * @param known the watch as it was named last; null: none is known
   * @throws LmsError
   */
  watch(what: Watched, known: string | null): Promise<Watch>;
}

/** What a message of an LMS says: that something changed, and nothing of what. */
export type Hint =
  | { readonly kind: 'work'; readonly registration: string; readonly coursework: CourseworkId }
  | { readonly kind: 'answers' | 'questions'; readonly form: FormId };

/** A message as it was pushed. Nothing of it is believed but which thing it names. */
export interface HintMessage {
  readonly attributes: Readonly<Record<string, string>>;
  /** JSON; null: there is none. */
  readonly data: unknown;
}
