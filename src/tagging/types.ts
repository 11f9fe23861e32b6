import type { CourseId, CourseworkId, CriterionId, FormId, ItemId, TargetCode } from '../ids.ts';
import type { Said } from '../language.ts';
import type { TagKind } from '../school/file.ts';
import type { Instant } from '../time.ts';

/** What a tag can stand on, named as a school file names it. */
export type Place =
  | { readonly coursework: CourseworkId }
  | { readonly form: FormId; readonly item: ItemId }
  | { readonly coursework: CourseworkId; readonly criterion: CriterionId };

/** A target as far as words about it go. */
export interface Taggable {
  readonly code: TargetCode;
  readonly iCan: { readonly en: string; readonly es: string };
}

/** Something of a piece of coursework that no tag reaches: the whole, a question, a row of its rubric. */
export interface Untagged {
  readonly place: Place;
  /** Its title, as the teacher wrote it. */
  readonly text: string;
  /** The title of the coursework it belongs to; null: it is that coursework. */
  readonly within: string | null;
}

/** The same of work whose target is settled: by the school file, or confirmed. */
export interface Settled extends Untagged {
  readonly target: TargetCode;
  /** What the suggestion may call it; null: another teacher's work, whose title is not told. */
  readonly from: string | null;
}

/** How much a suggestion is worth, in the words of the page. Nothing counts before somebody confirms it, whichever it is. */
export const SURENESS = ['sure', 'likely', 'unsure'] as const;
export type Sureness = (typeof SURENESS)[number];

export type Reason =
  | { readonly kind: 'code'; readonly code: string }
  /** The same question, row or title, copied from settled work. */
  | { readonly kind: 'copied'; readonly from: string | null }
  | { readonly kind: 'words'; readonly words: readonly Said[] }
  /** Nothing of its own speaks: what the title of its work says. */
  | { readonly kind: 'beside'; readonly reason: Exclude<Reason, { readonly kind: 'beside' }> }
  /** Several targets fit as well. */
  | { readonly kind: 'several'; readonly targets: readonly TargetCode[] };

export interface Suggestion {
  readonly target: TargetCode;
  readonly sureness: Sureness;
  readonly reason: Reason;
}

/** An untagged place with what is suggested for it; null: nothing speaks for any target. */
export interface Suggested extends Untagged {
  readonly kind: TagKind | null;
  readonly suggestion: Suggestion | null;
}

/** A target somebody said no to at a place. */
export interface Refusal {
  readonly place: Place;
  readonly target: TargetCode;
}

/** A teacher's word on one place: this target, not this one, or none at all. */
export type TagAnswer = {
  readonly place: Place;
  /** The words that stood there, by which a copy is known again. */
  readonly text: string;
  /** The title of its coursework. */
  readonly work: string;
} & (
  | { readonly answer: 'yes'; readonly target: TargetCode; readonly kind: TagKind | null }
  | { readonly answer: 'no'; readonly target: TargetCode }
  | { readonly answer: 'none' }
);

/** The same with who said it of which class, and when. */
export type AnsweredTag = TagAnswer & { readonly course: CourseId; readonly actor: string; readonly at: Instant };
