import { byId, type CourseId } from '../../ids.ts';
import { loadCoursework } from '../../store/results/coursework.ts';
import type { SchoolDb } from '../../store/types.ts';
import { takesResults } from '../../sync/acts/import-results.ts';
import type { UploadProps } from './upload.tsx';

/** What results can be of, newest first: published work of the course that is not ours. */
export async function resultsWork(db: SchoolDb, course: CourseId): Promise<UploadProps['work']> {
  const stored = (await loadCoursework(db, course)).map((each) => each.coursework);
  return stored
    .filter(takesResults)
    .toSorted((a, b) => byId(b.createdAt ?? b.due ?? '', a.createdAt ?? a.due ?? ''))
    .map(({ id, title }) => ({ id, title }));
}
