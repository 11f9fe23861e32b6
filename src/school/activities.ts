import type { Activity, CourseSettings, SchoolFile } from './file.ts';

/** What a class can choose from: the school's activities, and those for this class alone. */
export function activitiesOf(
  { activities }: Pick<SchoolFile, 'activities'>,
  { id }: Pick<CourseSettings, 'id'>,
): readonly Activity[] {
  return activities.filter(({ course }) => course === undefined || course === id);
}
