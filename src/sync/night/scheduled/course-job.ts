import type { CourseId, SchoolId } from '../../../ids.ts';
import type { Instant } from '../../../time.ts';
import { runNight, type NightReport } from '../night.ts';
import type { SyncParts } from '../../parts.ts';

/** What a queued task says: one course of one school. */
export interface CourseJob {
  readonly school: SchoolId;
  readonly course: CourseId;
}

/** @param now the clock: a task may be delivered late, and its process stopped before it has the course */
export function runCourseJob(parts: SyncParts, job: CourseJob, now: () => Instant): Promise<NightReport> {
  return runNight(parts, job, { at: now(), now, dryRun: false, acceptRoster: false });
}
