import { LaunchRefused, type Launch } from '../../lms/launch.ts';
import type { LmsId } from '../../lms/known.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { Store } from '../../store/types.ts';

export interface LaunchPlace {
  readonly file: SchoolFile;
  readonly course: CourseSettings;
}

/**
 * The school and course a launch belongs to: of the schools that have proved this installation to be theirs, the one whose file has the
 * course. An installation may be a whole district's, so several may have proved it; a course that two of them name belongs to the one that
 * proved it first, so that nobody who comes later takes a class away. What a school file merely says of an installation counts for nothing here.
 * @throws LaunchRefused `deployment` or `course`
 */
export async function placeOf(store: Store, lms: LmsId, launch: Launch): Promise<LaunchPlace> {
  const schools = await store.schools(launch.deployment);
  if (schools.length === 0) throw new LaunchRefused('deployment');
  for (const school of schools) {
    const file = await store.school(school, loadSchoolFile);
    const course = file?.school.lms === lms ? file.courses.find((each) => each.id === launch.course) : undefined;
    if (file !== null && course !== undefined) return { file, course };
  }
  throw new LaunchRefused('course');
}
