import { ItemId, type CourseId, type CriterionId } from '../ids.ts';
import type { Rubric, Submission } from '../lms/types.ts';
import { evidenceKey } from './key.ts';
import type { TagBook, Tagged } from './tags.ts';
import type { Observation } from './types.ts';
import type { Work } from './work.ts';

/** A row of the rubric of a work that has a target of its own. */
export interface TaggedRow {
  readonly criterion: CriterionId;
  readonly tagged: Tagged;
  readonly possible: number;
}

/** What the rows of one learner's rubric come to, and those that were given before and are not any more. */
export interface RubricRows {
  readonly observations: readonly Observation[];
  readonly withdrawn: readonly string[];
}

/** The rows that a tag names, or a code in their title; what stands for the whole work says nothing of one row. */
export function taggedRows({ rows, coursework }: Rubric, tags: TagBook): TaggedRow[] {
  return rows.flatMap(({ criterion, title, possible }) => {
    const { tagged } = tags.ofCriterion(coursework, criterion, title);
    return tagged === null ? [] : [{ criterion, tagged, possible }];
  });
}

/**
 * One row of evidence for each tagged row of the rubric that the teacher gave and handed back, for its own target alone. They are parts of the
 * whole grade, which would then count the same fact twice (`observe-whole.ts`).
 */
export function observeRubric(
  course: CourseId,
  { coursework, source, tagged: whole }: Work,
  rows: readonly TaggedRow[],
  submission: Submission,
  attempt: number,
): RubricRows {
  const { learner, at, rubric = [] } = submission;
  const given = new Map(rubric.map(({ criterion, points }) => [criterion, points]));
  const observations: Observation[] = [];
  const withdrawn: string[] = [];
  for (const { criterion, tagged, possible } of rows) {
    const item = ItemId.parse(`rubric:${criterion}`);
    const { target } = tagged;
    const key = evidenceKey({ learner, target, source, item, attempt, by: 'teacher' }, null);
    const points = given.get(criterion);
    if (points === undefined || at === null) {
      withdrawn.push(key);
      continue;
    }
    observations.push({
      key,
      learner,
      target,
      course,
      coursework: coursework.id,
      source,
      item,
      attempt,
      by: 'teacher',
      kind: tagged.kind ?? whole?.kind ?? 'coursework',
      share: Math.min(1, points / possible),
      points,
      possible,
      questions: 1,
      at,
      provisional: false,
      provenance: submission.id,
    });
  }
  return { observations, withdrawn };
}
