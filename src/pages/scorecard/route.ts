import { loadMorning } from '../../store/day/decisions.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { boardAddress } from '../board/address.ts';
import type { Route } from '../kit/route.ts';
import { coursesOf } from '../kit/viewer.ts';
import { readScorecardAddress } from './address.ts';
import { scorecardPage } from './view.tsx';

/**
 * How often the advice of the teacher's own class was wrong. Counted only when asked for, because a year of mornings is
 * decided again for it. Where there is nothing to look back on yet, the board says what is missing.
 */
export const scorecardRoute: Route = {
  method: 'get',
  path: '/scorecard',
  for: 'teacher',
  framed: 'launch',
  async answer(viewer, { query }, { store, now, scorecard }) {
    const asked = readScorecardAddress(query);
    const { file, course, morning } = await store.school(viewer.school, async (db) => {
      const school = await loadSchoolFile(db);
      const courses = school === null ? [] : coursesOf(viewer, school);
      const own = asked.course === undefined ? courses[0] : courses.find(({ id }) => id === asked.course);
      return { file: school, course: own, morning: own === undefined ? null : await loadMorning(db, own.id) };
    });
    const language = asked.language ?? file?.school.languages[0] ?? 'en';
    if (file !== null && course === undefined && asked.course !== undefined)
      return { kind: 'refused', why: 'not-found' };
    if (file === null || course === undefined || morning === null)
      return { kind: 'redirect', to: boardAddress({ course: course?.id, language }) };
    const card = await scorecard({ file, course }, morning.run, now());
    return {
      kind: 'page',
      html: scorecardPage({ language, course: { id: course.id, name: morning.courseName }, card }),
    };
  },
};
