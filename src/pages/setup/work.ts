import type { CourseId, CourseworkId } from '../../ids.ts';
import { loadCoursework } from '../../store/results/coursework.ts';
import type { SchoolDb } from '../../store/types.ts';

/** A piece of the class's own work, by the name people know it by. */
export interface WorkNamed {
  readonly id: CourseworkId;
  readonly title: string;
}

/** What the class has been given so far, newest first; what Waymark posted itself is nobody's assessment. */
export async function workOf(db: SchoolDb, course: CourseId): Promise<WorkNamed[]> {
  const works = await loadCoursework(db, course);
  return works
    .filter(
      ({ coursework: { post, state }, missingNights }) => post === null && state !== 'deleted' && missingNights === 0,
    )
    .toSorted((a, b) => ((a.coursework.createdAt ?? '') < (b.coursework.createdAt ?? '') ? 1 : -1))
    .map(({ coursework: { id, title } }) => ({ id, title }));
}
