import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { courseLine } from '../../watch/lines.ts';
import { watched } from '../../watch/watched.ts';
import type { SyncParts } from '../parts.ts';
import { syncCourse, type CourseResult } from './sync-course.ts';

/** One course's night, and its log line for the operator. */
export async function watchedCourse(
  parts: SyncParts,
  file: SchoolFile,
  course: CourseSettings,
  begun: Parameters<typeof syncCourse>[3],
): Promise<CourseResult> {
  const school = file.school.id;
  const { value, took } = await watched('course', { school, course: course.id, run: begun.run }, () =>
    syncCourse(parts, file, course, begun),
  );
  if (!begun.dryRun) parts.tell?.(courseLine(school, begun.run, value, took));
  return value;
}
