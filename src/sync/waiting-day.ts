import type { CourseId, SchoolId } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Plan } from '../plan/types.ts';
import type { CourseReport } from '../report/types.ts';
import type { Morning } from '../store/day/decisions.ts';
import type { JobStore } from '../store/records.ts';
import { selectCourses, UnknownSelection } from './find.ts';

/** A course's day as it stands: what was decided, the report of the last night, and the plan that waits, if one does. */
export interface WaitingDay {
  readonly report: CourseReport | null;
  readonly decisions: Morning | null;
  readonly plan: Plan | null;
  readonly language: Language;
}

/** @throws UnknownSelection when no such course is loaded */
export async function waitingDay(
  store: JobStore,
  selection: { readonly course: CourseId; readonly school?: SchoolId },
): Promise<WaitingDay> {
  const [selected] = await selectCourses(store, selection);
  if (selected === undefined) throw new UnknownSelection(`no course "${selection.course}" is loaded`);
  const { file, course } = selected;
  return store.school(file.school.id, async (records) => ({
    report: (await records.lastRun(course.id))?.report ?? null,
    decisions: await records.loadMorning(course.id),
    plan: (await records.waitingPlan(course.id))?.plan ?? null,
    language: file.school.languages[0] ?? 'en',
  }));
}
