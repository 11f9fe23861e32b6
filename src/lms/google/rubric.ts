import { CriterionId, type CourseId, type CourseworkId } from '../../ids.ts';
import type { Rubric, RubricGrade } from '../types.ts';
import { whole } from './answers.ts';
import type { Api } from './api.ts';
import { Rubric as Read, type Submission } from './schema.ts';

/** What was given row by row and handed back (FACTS.md 1.8): `draftRubricGrades` are asked for nowhere. */
export function gradesIn({ assignedRubricGrades }: Submission): RubricGrade[] {
  return Object.entries(assignedRubricGrades ?? {}).flatMap(([id, { points }]) => {
    const criterion = CriterionId.safeParse(id);
    return criterion.success && typeof points === 'number' ? [{ criterion: criterion.data, points }] : [];
  });
}

/** The rubric of a piece of coursework; a row whose levels have no points is left out, as it cannot be scored. */
export async function rubricOf(api: Api, course: CourseId, coursework: CourseworkId): Promise<Rubric | null> {
  for await (const page of api.rubrics(course, coursework))
    for (const record of page) {
      return whole(Read, record, 'rubric', ({ criteria }) => ({
        coursework,
        rows: (criteria ?? []).flatMap(({ id, title, levels }) => {
          const possible = Math.max(0, ...(levels ?? []).map(({ points }) => points ?? 0));
          return possible > 0 ? [{ criterion: id, title: title ?? '', possible }] : [];
        }),
      }));
    }
  return null;
}
