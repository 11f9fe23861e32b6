import { z } from 'zod';
import { CourseId, SchoolId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { runNight, type NightReport } from './night.ts';
import type { SyncParts } from './parts.ts';

/** What a queued task says: one course of one school. */
export const CourseJob = z.strictObject({ school: SchoolId, course: CourseId });
export type CourseJob = z.infer<typeof CourseJob>;

export function runCourseJob(parts: SyncParts, job: CourseJob, at: Instant): Promise<NightReport> {
  return runNight(parts, job, { at, dryRun: false, acceptRoster: false });
}
