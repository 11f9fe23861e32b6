import type { CourseId, CourseworkId, EvidenceId, ItemId, LearnerId, SourceId, TargetCode } from '../ids.ts';
import type { Told } from '../language.ts';
import type { Instant } from '../time.ts';

/** What kind of occasion a score comes from (`PRINCIPLES.md` 3). `chance` is a reassignment of ours. */
export type SourceKind = 'entrance' | 'exit' | 'station' | 'habit' | 'unit' | 'coursework' | 'chance' | 'conference';

/** Who scored it: three facts that are kept apart, and whose word stands where several speak comes first (P14). */
export const GRADERS = ['teacher', 'machine', 'self'] as const;
export type Grader = (typeof GRADERS)[number];

/** One scored observation of one learner on one target. Append-only: a changed score is a new version. */
export interface Evidence {
  readonly id: EvidenceId;
  /** Same for all versions: learner, target, source, item, attempt and grader. */
  readonly key: string;
  readonly version: number;
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly course: CourseId;
  readonly coursework: CourseworkId | null;
  readonly source: SourceId;
  readonly kind: SourceKind;
  /** Null: the whole coursework. */
  readonly item: ItemId | null;
  /** 1 for the first attempt of this source. */
  readonly attempt: number;
  readonly by: Grader;
  /** Share of points in [0, 1]. */
  readonly share: number;
  readonly points: number;
  readonly possible: number;
  /** Scored questions this row sums up; null when the host does not say. */
  readonly questions: number | null;
  readonly at: Instant;
  readonly provisional: boolean;
  /** LMS id of the submission or response it was read from. */
  readonly provenance: string;
}

/** Evidence as read this night, before it is compared with what is stored. */
export type Observation = Omit<Evidence, 'id' | 'version'>;

/** What was left out of the evidence, counted, and what to do about it. No names, no e-mail. */
export interface SetAside {
  readonly kind: 'unmatched' | 'untagged' | 'malformed';
  readonly count: number;
  readonly what: Told;
  readonly why: Told;
  readonly do: Told;
}

/** All that one learner did on one target on one occasion and attempt, as the estimate takes it. */
export interface Sitting {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly source: SourceId;
  readonly kind: SourceKind;
  readonly at: Instant;
  /** Share of points in [0, 1]. */
  readonly share: number;
  readonly possible: number;
  /** Scored questions; null: unknown. */
  readonly questions: number | null;
  readonly evidence: readonly EvidenceId[];
}
