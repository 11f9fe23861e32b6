import { notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import { itemReader, sees } from './access.ts';

/** At most one a coursework, and so a page (lms/google/FACTS.md 1.3). */
const PAGE = { usual: 1, most: 1 };

export function listRubrics(call: Call): object {
  const courseId = call.path['courseId'] ?? '';
  const courseWorkId = call.path['courseWorkId'] ?? '';
  const membership = itemReader(call, courseId);
  const item = membership.course.items.get(courseWorkId);
  if (item?.type !== 'courseWork' || !sees(call, membership, item)) throw notFound();
  const all = item.rubric === undefined ? [] : [item.rubric];
  const page = takePage(all, call.query, `rubrics ${courseId} ${courseWorkId}`, PAGE);
  const rubrics = page.rows.map(({ id, criteria }) => ({
    courseId,
    courseWorkId,
    id,
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      levels: criterion.levels.map(({ id: levelId, points }) => ({ id: levelId, points: points ?? undefined })),
    })),
  }));
  return { rubrics: rubrics.length === 0 ? undefined : rubrics, nextPageToken: page.nextPageToken };
}
