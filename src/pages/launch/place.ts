import { LaunchRefused, type Launch } from '../../lms/launch.ts';
import type { LmsId } from '../../lms/types.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { Store } from '../../store/types.ts';

export interface LaunchPlace {
  readonly file: SchoolFile;
  readonly course: CourseSettings;
}

/**
 * The school and course a launch belongs to: the one school whose file names this installation and has the course. An
 * installation may be a whole district's, so several schools may name it; two that have the same course are told apart by
 * nothing, and neither gets it.
 * @throws LaunchRefused `deployment` or `course`
 */
export async function placeOf(store: Store, lms: LmsId, launch: Launch): Promise<LaunchPlace> {
  const schools = await store.schools(launch.deployment);
  if (schools.length === 0) throw new LaunchRefused('deployment');
  const places: LaunchPlace[] = [];
  for (const school of schools) {
    const file = await store.school(school, loadSchoolFile);
    const course = file?.school.lms === lms ? file.courses.find((each) => each.id === launch.course) : undefined;
    if (file !== null && course !== undefined) places.push({ file, course });
  }
  const [place, ...others] = places;
  if (place === undefined || others.length > 0) throw new LaunchRefused('course');
  return place;
}
