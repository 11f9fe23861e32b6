import type { Hint } from '../lms/hints.ts';
import type { JobStore } from '../store/records.ts';
import type { Instant } from '../time.ts';

/**
 * Keeps that something changed, in every school that has it watched. What the message says is read from the LMS itself, in the course's
 * next night.
 * @returns how many courses it concerns
 */
export async function takeHint(store: JobStore, hint: Hint, at: Instant): Promise<number> {
  let courses = 0;
  for (const school of await store.schoolsWatching(hint.kind === 'work' ? hint.registration : hint.form))
    courses += await store.school(school, (records) => records.noteHint(hint, at));
  return courses;
}
